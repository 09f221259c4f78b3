//! Which knowledge base is meant: the folder given, or the nearest one upwards that holds
//! `teladan.yaml`.
#![expect(clippy::disallowed_methods, reason = "only the command line asks where it was started")]

use std::path::{Path, PathBuf};

use crate::read::SETTINGS;

/// The root of the site, if there is one.
pub(super) fn find(given: Option<&Path>) -> Option<PathBuf> {
    if let Some(root) = given {
        return root.join(SETTINGS).is_file().then(|| root.to_owned());
    }
    let here = std::env::current_dir().ok()?;
    here.ancestors().find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_owned)
}

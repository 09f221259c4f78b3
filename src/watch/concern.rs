//! Which events are about input, and which of them can be looked at without delay.

use std::path::{Component, Path, PathBuf};

use notify::{
    Event, EventKind,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode},
};

use crate::read::{INPUTS, is_left_by_a_program};

/// What an event asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Concern {
    /// Nothing: it is about our own output, a swap file, or somebody who only reads.
    None,
    /// To look at everything once it is quiet.
    Later,
    /// The same; a folder has come.
    Folder(PathBuf),
    /// To look at these files now: they are complete.
    Now(Vec<PathBuf>),
}

/// What is input below a root.
#[derive(Debug)]
pub(super) struct Concerns {
    root: PathBuf,
    /// The same folder as the system may call it.
    real: Option<PathBuf>,
}

impl Concerns {
    pub(super) fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), real: std::fs::canonicalize(root).ok() }
    }

    /// Whether a path is one of those under which all input lies.
    pub(super) fn is_top(&self, path: &Path) -> bool {
        INPUTS.iter().any(|input| self.root.join(input) == path)
    }

    pub(super) fn concern(&self, event: &Event) -> Concern {
        if event.need_rescan() {
            return Concern::Later;
        }
        let is_write = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
        if event.kind.is_access() && !is_write {
            return Concern::None;
        }
        let paths: Vec<PathBuf> = event.paths.iter().filter_map(|path| self.input(path)).collect();
        let Some(last) = paths.last() else { return Concern::None };
        if event.kind == EventKind::Create(CreateKind::Folder) || came_as_folder(event, last) {
            return Concern::Folder(last.clone());
        }
        if is_write || is_complete(event.kind) {
            // A file that is not there was moved away, perhaps to make room for its next version.
            let there: Vec<PathBuf> = paths.into_iter().filter(|path| path.is_file()).collect();
            return if there.is_empty() { Concern::Later } else { Concern::Now(there) };
        }
        Concern::Later
    }

    /// The path below our root, if input may lie there.
    fn input(&self, path: &Path) -> Option<PathBuf> {
        let mut roots = [Some(&self.root), self.real.as_ref()].into_iter().flatten();
        let inner = roots.find_map(|root| path.strip_prefix(root).ok())?;
        let mut names = inner.components().map(Component::as_os_str);
        let is_input = INPUTS.iter().any(|input| inner.starts_with(input));
        let is_hidden = names.any(|name| name.to_str().is_some_and(is_left_by_a_program));
        (is_input && !is_hidden).then(|| self.root.join(inner))
    }
}

/// Whether a whole folder was moved here.
fn came_as_folder(event: &Event, path: &Path) -> bool {
    let came = matches!(
        event.kind,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Create(CreateKind::Any)
    );
    came && path.is_dir()
}

/// Whether the file is written to the end. Where the system tells when a writer closes a file, a
/// write before that is none.
fn is_complete(kind: EventKind) -> bool {
    match kind {
        EventKind::Modify(ModifyKind::Name(mode)) => {
            matches!(mode, RenameMode::To | RenameMode::Both | RenameMode::Any)
        }
        EventKind::Modify(_) | EventKind::Create(_) => !cfg!(target_os = "linux"),
        _ => false,
    }
}

//! Which events of the system are about input, and what each asks for.

use std::path::{Component, Path, PathBuf};

use notify::{
    Event, EventKind,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode},
};

use crate::read::{INPUTS, is_hidden_or_temporary};

/// What an event asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum EventAction {
    /// Nothing: it is about our own output, a swap file, or somebody who only reads.
    Ignore,
    /// To look at everything once nothing happens any more.
    LookLater,
    /// The same, and to watch this new folder.
    NewFolder(PathBuf),
    /// To look at these files now: they are written to the end, and somebody may wait for them.
    LookNow(Vec<PathBuf>),
}

/// The paths below a root that may be input.
#[derive(Debug)]
pub(super) struct InputPaths {
    root: PathBuf,
    /// The same folder as the system may call it.
    canonical: Option<PathBuf>,
}

impl InputPaths {
    pub(super) fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), canonical: std::fs::canonicalize(root).ok() }
    }

    /// Whether a path is one of those under which all input lies.
    pub(super) fn is_top_folder(&self, path: &Path) -> bool {
        INPUTS.iter().any(|input| self.root.join(input) == path)
    }

    pub(super) fn action_for(&self, event: &Event) -> EventAction {
        if event.need_rescan() {
            return EventAction::LookLater;
        }
        let is_write = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
        if event.kind.is_access() && !is_write {
            return EventAction::Ignore;
        }
        let paths: Vec<PathBuf> = event.paths.iter().filter_map(|path| self.input(path)).collect();
        let Some(last) = paths.last() else { return EventAction::Ignore };
        if event.kind == EventKind::Create(CreateKind::Folder) || came_as_folder(event, last) {
            return EventAction::NewFolder(last.clone());
        }
        if is_write || is_complete(event.kind) {
            // A file that is not there was moved away, perhaps to make room for its next version.
            let there = paths.into_iter().filter(|path| is_pressing(path) && path.is_file());
            let there: Vec<PathBuf> = there.collect();
            return if there.is_empty() {
                EventAction::LookLater
            } else {
                EventAction::LookNow(there)
            };
        }
        EventAction::LookLater
    }

    /// The path below our root, if input may lie there.
    fn input(&self, path: &Path) -> Option<PathBuf> {
        let mut roots = [Some(&self.root), self.canonical.as_ref()].into_iter().flatten();
        let inner = roots.find_map(|root| path.strip_prefix(root).ok())?;
        let mut names = inner.components().map(Component::as_os_str);
        let is_input = INPUTS.iter().any(|input| inner.starts_with(input));
        let is_hidden = names.any(|name| name.to_str().is_some_and(is_hidden_or_temporary));
        (is_input && !is_hidden).then(|| self.root.join(inner))
    }
}

/// What people see change while they write. Most editors write a new version into a file beside it,
/// under a name such as `uji.md.tmp`, and then move it over the old one: only that is the save.
const PRESSING: [&str; 8] = ["md", "yaml", "yml", "html", "xml", "css", "js", "svg"];

fn is_pressing(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| PRESSING.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether a whole folder was moved here.
fn came_as_folder(event: &Event, path: &Path) -> bool {
    let came = matches!(
        event.kind,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Create(CreateKind::Any)
    );
    came && path.is_dir()
}

/// Whether the file is written to the end. Linux tells when a writer closes a file; a write before that
/// is not the end.
fn is_complete(kind: EventKind) -> bool {
    match kind {
        EventKind::Modify(ModifyKind::Name(mode)) => {
            matches!(mode, RenameMode::To | RenameMode::Both | RenameMode::Any)
        }
        EventKind::Modify(_) | EventKind::Create(_) => !cfg!(target_os = "linux"),
        _ => false,
    }
}

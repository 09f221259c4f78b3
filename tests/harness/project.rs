//! A knowledge base in a folder of its own. Every run on it, of any test, is held to what must
//! always be true: it ends, it does not panic, it changes no source, it leaves no stage behind.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use tempfile::TempDir;

use crate::{
    html::Html,
    run::{Run, run},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

/// What editors write; everything else in a folder may be written by the program.
const SOURCES: [&str; 3] = ["content", "themes", "teladan.yaml"];

/// A knowledge base in a folder that is deleted with it.
#[derive(Debug)]
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// A site without entries.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("the system has room for a folder");
        let project = Self { folder };
        project.file("teladan.yaml", "judul: Uji\n");
        fs::create_dir(project.path("content")).expect("folders can be made");
        project
    }

    /// A site of one case and its locus.
    pub(crate) fn pair() -> Self {
        let project = Self::new();
        project.file(CASE_PATH, CASE).file(LOCUS_PATH, LOCUS);
        project
    }

    /// A site of one page with this body.
    pub(crate) fn page(body: &str) -> Self {
        let project = Self::new();
        project.file("content/halaman/uji.md", format!("---\njudul: Uji\n---\n\n{body}\n"));
        project
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path within the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a text, with the folders above it.
    pub(crate) fn file(&self, path: &str, text: impl AsRef<str>) -> &Self {
        self.bytes(path, text.as_ref().as_bytes())
    }

    /// Writes bytes, with the folders above them.
    pub(crate) fn bytes(&self, path: &str, bytes: &[u8]) -> &Self {
        let path = self.path(path);
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
        self
    }

    /// Deletes a file.
    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path(path)).expect("the file is there");
        self
    }

    /// Gives a file another name.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("the file is there");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A page of the built site, as a browser reads it.
    pub(crate) fn html(&self, page: &str) -> Html {
        Html::new(&self.read(&format!("public/{page}")))
    }

    /// Whether there is anything at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        fs::symlink_metadata(self.path(path)).is_ok()
    }

    /// Every file below a folder with its bytes, by its path from there.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path(folder))
    }

    /// Runs the program in the folder.
    pub(crate) fn run<const N: usize>(&self, arguments: [&str; N]) -> Run {
        self.run_with(&[], arguments)
    }

    /// Runs the program in the folder, with more in its environment.
    pub(crate) fn run_with<const N: usize>(
        &self,
        environment: &[(&str, &str)],
        arguments: [&str; N],
    ) -> Run {
        let before = self.sources();
        let run = run(self.root(), environment, &arguments);
        assert_eq!(before, self.sources(), "{arguments:?} has changed a source");
        let stage = self.path("public/.teladan/stage");
        assert!(!stage.exists(), "{arguments:?} has left its stage behind");
        run
    }

    /// Builds the site, which must be sound.
    pub(crate) fn build(&self) -> &Self {
        self.run(["build"]).exit(0);
        self
    }

    /// What an editor would miss if it were changed.
    fn sources(&self) -> BTreeMap<PathBuf, (u64, SystemTime, Vec<u8>)> {
        let mut found = BTreeMap::new();
        for source in SOURCES {
            each(&self.path(source), &mut |path, metadata| {
                let small = metadata.is_file() && metadata.len() < 4 << 20;
                let bytes = if small { fs::read(path).unwrap_or_default() } else { Vec::new() };
                let changed = metadata.modified().expect("the system keeps times");
                found.insert(path.to_owned(), (metadata.len(), changed, bytes));
            });
        }
        found
    }
}

/// Every file below a folder with its bytes, by its path from there with `/` inside.
pub(crate) fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    each(root, &mut |path, metadata| {
        if metadata.is_file() {
            let inner = path.strip_prefix(root).expect("it lies below");
            let name = inner.to_string_lossy().replace('\\', "/");
            found.insert(name, fs::read(path).expect("the file is there"));
        }
    });
    found
}

fn each(path: &Path, visit: &mut impl FnMut(&Path, &fs::Metadata)) {
    let Ok(metadata) = fs::symlink_metadata(path) else { return };
    visit(path, &metadata);
    if metadata.is_dir() {
        for entry in fs::read_dir(path).expect("the folder can be read") {
            each(&entry.expect("the folder can be read").path(), visit);
        }
    }
}

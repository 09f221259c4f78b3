//! However an editor saves a file, the pages follow it: nothing is lost, and a save makes at most
//! two rebuilds. What is no input makes none.

use std::{
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use teladan::{
    pipeline::{Changed, Compiled, Memo, Options, compile},
    watch::Changes,
};

use crate::{
    memo::{files, said},
    project::Project,
};

/// A change that is not noticed by then is lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// Longer than everything takes that follows a change.
const SILENCE: Duration = Duration::from_millis(1200);

const PAGE: &str = "content/halaman/uji.md";
const OPTIONS: Options = Options { drafts: true, keep_going: false };

/// A folder with somebody who waits for its changes.
struct Watched {
    project: Project,
    changes: Changes,
    memo: Memo,
    shown: Arc<Compiled>,
    rebuilds: usize,
}

impl Watched {
    fn new(project: Project) -> Self {
        let changes = Changes::of(project.root(), |_| {});
        Self::with(project, changes)
    }

    fn with(project: Project, changes: Changes) -> Self {
        let mut memo = Memo::new(project.root(), OPTIONS).with_last_good();
        let shown = memo.compile(Changed::Anything);
        Self { project, changes, memo, shown, rebuilds: 0 }
    }

    fn rebuild(&mut self, changed: Changed) {
        let next = self.memo.compile(changed);
        if !Arc::ptr_eq(&next, &self.shown) {
            self.rebuilds += 1;
            self.shown = next;
        }
    }

    /// Follows changes until a condition holds.
    #[track_caller]
    fn until(&mut self, holds: impl Fn(&Compiled) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(&self.shown) {
            assert!(Instant::now() < deadline, "lost; there is:\n{}", said(&self.shown));
            if let Some(changed) = self.changes.wait_for(PATIENCE) {
                self.rebuild(changed);
            }
        }
    }

    /// Follows changes until there are none.
    fn until_silent(&mut self) {
        while let Some(changed) = self.changes.wait_for(SILENCE) {
            self.rebuild(changed);
        }
    }
}

fn shows(compiled: &Compiled, text: &str) -> bool {
    let files = files(compiled);
    files.get("uji.html").is_some_and(|html| String::from_utf8_lossy(html).contains(text))
}

fn page(body: &str) -> String {
    format!("---\njudul: Uji\nmenu: ya\n---\n\n{body}\n")
}

/// A way of writing a text to a file.
type Save = fn(&Path, &str);

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("files can be written");
}

fn rename(from: &Path, to: &Path) {
    fs::rename(from, to).expect("files can be renamed");
}

/// The twelve ways of editors and of those who copy files.
const SAVES: [(&str, Save); 12] = [
    ("written over", write),
    ("in two steps", |path, text| {
        let (first, rest) = text.split_at(text.len() / 2);
        write(path, first);
        let mut file = fs::File::options().append(true).open(path).expect("it is there");
        std::io::Write::write_all(&mut file, rest.as_bytes()).expect("files can be written");
    }),
    ("deleted and written", |path, text| {
        fs::remove_file(path).expect("it is there");
        write(path, text);
    }),
    ("a new file is moved over it", |path, text| {
        let new = path.with_extension("md.tmp");
        write(&new, text);
        rename(&new, path);
    }),
    ("a hidden file is moved over it", |path, text| {
        let new = path.with_file_name(".uji.md.x7");
        write(&new, text);
        rename(&new, path);
    }),
    ("a file from elsewhere is moved over it", |path, text| {
        let new = path.ancestors().nth(3).expect("the root").join("elsewhere");
        write(&new, text);
        rename(&new, path);
    }),
    ("vim: a backup beside it", |path, text| {
        let folder = path.parent().expect("a folder");
        write(&folder.join("4913"), "");
        fs::remove_file(folder.join("4913")).expect("it is there");
        let backup = path.with_extension("md~");
        rename(path, &backup);
        write(path, text);
        fs::remove_file(backup).expect("it is there");
    }),
    ("vim: a swap file", |path, text| {
        let swap = path.with_file_name(".uji.md.swp");
        write(&swap, "b0VIM");
        write(path, text);
        fs::remove_file(swap).expect("it is there");
    }),
    ("emacs: a lock and an autosave", |path, text| {
        let (lock, auto) = (path.with_file_name(".#uji.md"), path.with_file_name("#uji.md#"));
        write(&lock, "");
        write(&auto, text);
        write(path, text);
        fs::remove_file(auto).and_then(|()| fs::remove_file(lock)).expect("they are there");
    }),
    ("word processors: moved away and back", |path, text| {
        let old = path.with_extension("bak");
        rename(path, &old);
        write(path, text);
        fs::remove_file(old).expect("it is there");
    }),
    ("the time is put back", |path, text| {
        let before = fs::metadata(path).and_then(|it| it.modified()).expect("it is there");
        write(path, text);
        let file = fs::File::options().write(true).open(path).expect("it is there");
        file.set_modified(before).expect("times can be set");
    }),
    ("written twice", |path, text| {
        write(path, &text.replace("Versi", "Hampir"));
        write(path, text);
    }),
];

#[test]
fn every_way_of_saving_is_seen_and_rebuilds_twice_at_most() {
    std::thread::scope(|scope| {
        for (name, save) in SAVES {
            scope.spawn(move || {
                let project = Project::new();
                project.file(PAGE, page("Versi 0 ."));
                let mut watched = Watched::new(project);
                for number in 1..=20 {
                    watched.rebuilds = 0;
                    let text = format!("Versi {number} .");
                    save(&watched.project.path(PAGE), &page(&text));
                    watched.until(|compiled| shows(compiled, &text));
                    // The look at everything that follows may find another file beside it gone.
                    while let Some(changed) = watched.changes.wait_for(QUIET) {
                        watched.rebuild(changed);
                    }
                    assert!(watched.rebuilds <= 2, "{name}: {} rebuilds", watched.rebuilds);
                    assert!(!watched.shown.has_errors(), "{name}: {}", said(&watched.shown));
                }
            });
        }
    });
}

/// Longer than a watcher waits for more.
const QUIET: Duration = Duration::from_millis(150);

#[test]
fn what_we_write_ourselves_and_what_is_hidden_rebuilds_nothing() {
    let mut watched = Watched::new(Project::page("Isi."));
    watched.until_silent();
    watched.rebuilds = 0;
    watched.project.build();
    for path in ["public/x.html", "content/.git/index", ".git/HEAD", "dist/content/x.md"] {
        watched.project.file(path, "x");
    }
    assert_eq!(watched.changes.wait_for(SILENCE), None);
    assert_eq!(watched.rebuilds, 0);
}

#[test]
fn new_folders_are_seen_with_what_was_written_into_them_at_once() {
    let project = Project::new();
    let mut watched = Watched::new(project);
    for number in 0..10 {
        let path = format!("content/halaman/uji-{number}/index.md");
        watched.project.file(&path, page("Isi."));
        let name = format!("uji-{number}.html");
        watched.until(|compiled| files(compiled).contains_key(&name));
        watched.project.file(&path, page("Isi lain."));
        watched.until(|compiled| {
            let files = files(compiled);
            files.get(&name).is_some_and(|it| String::from_utf8_lossy(it).contains("Isi lain."))
        });
    }
    watched.project.file("themes/default/css/main.css", "p { margin: 0 }\n");
    watched.until(|compiled| files(compiled).values().any(|it| it.starts_with(b"p { margin: 0 }")));
    fs::remove_dir_all(watched.project.path("content")).expect("it is there");
    watched.until(|compiled| !files(compiled).contains_key("uji-9.html"));
    watched.project.file(PAGE, page("Kembali."));
    watched.until(|compiled| shows(compiled, "Kembali."));
    watched.project.file(PAGE, page("Sekali lagi."));
    watched.until(|compiled| shows(compiled, "Sekali lagi."));
}

#[test]
fn a_checkout_of_many_files_ends_in_the_right_site() {
    let mut watched = Watched::new(Project::page("Isi."));
    for number in 0..2_000 {
        let path = format!("content/halaman/banyak/{number}.md");
        watched.project.file(&path, page("Isi."));
    }
    watched.project.file("content/halaman/akhir.md", page("Akhir."));
    watched.until(|compiled| files(compiled).contains_key("akhir.html"));
    watched.until_silent();
    let expected = compile(watched.project.root(), OPTIONS);
    assert!(files(&watched.shown) == files(&expected));
    assert_eq!(said(&watched.shown), said(&expected));
}

#[test]
fn a_folder_of_which_nothing_is_told_is_looked_at_again_and_again() {
    let project = Project::page("Satu.");
    let changes = Changes::polled(project.root(), Duration::from_millis(20));
    let mut watched = Watched::with(project, changes);
    for text in ["Dua.", "Tiga."] {
        watched.project.file(PAGE, page(text));
        watched.until(|compiled| shows(compiled, text));
    }
    watched.rebuilds = 0;
    for _ in 0..5 {
        let changed = watched.changes.wait_for(PATIENCE).expect("it is looked at");
        watched.rebuild(changed);
    }
    assert_eq!(watched.rebuilds, 0, "nothing has changed");
}

//! A folder with somebody who waits for its changes, and what they find: new folders, checkouts,
//! folders of which nothing is told. What is no input wakes nobody.

use std::{
    fs,
    sync::Arc,
    time::{Duration, Instant},
};

use teladan::{
    pipeline::{Changed, Compilation, Memo, Options, compile},
    watch::Changes,
};

use crate::{
    memo::{diagnostics_text, files},
    project::Project,
};

/// A change that is not noticed by then is lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// Longer than everything takes that follows a change.
const SILENCE: Duration = Duration::from_millis(1200);

pub(crate) const PAGE: &str = "content/halaman/uji.md";
const OPTIONS: Options = Options { drafts: true, keep_going: false };

/// A folder with somebody who waits for its changes.
pub(crate) struct Watched {
    pub(crate) project: Project,
    changes: Changes,
    memo: Memo,
    pub(crate) shown: Arc<Compilation>,
    pub(crate) rebuilds: usize,
}

impl Watched {
    pub(crate) fn new(project: Project) -> Self {
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
    pub(crate) fn until(&mut self, holds: impl Fn(&Compilation) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(&self.shown) {
            assert!(
                Instant::now() < deadline,
                "lost; there is:\n{}",
                diagnostics_text(&self.shown)
            );
            if let Some(changed) = self.changes.wait_for(PATIENCE) {
                self.rebuild(changed);
            }
        }
    }

    /// Follows changes until there have been none for so long.
    pub(crate) fn until_quiet(&mut self, quiet: Duration) {
        while let Some(changed) = self.changes.wait_for(quiet) {
            self.rebuild(changed);
        }
    }
}

/// Whether the page of this folder holds a text.
pub(crate) fn shows(compilation: &Compilation, text: &str) -> bool {
    let files = files(compilation);
    files.get("uji.html").is_some_and(|html| String::from_utf8_lossy(html).contains(text))
}

/// A page with a body.
pub(crate) fn page(body: &str) -> String {
    format!("---\njudul: Uji\nmenu: ya\n---\n\n{body}\n")
}

#[test]
fn what_we_write_ourselves_and_what_is_hidden_rebuilds_nothing() {
    let mut watched = Watched::new(Project::page("Isi."));
    watched.until_quiet(SILENCE);
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
        watched.until(|compilation| files(compilation).contains_key(&name));
        watched.project.file(&path, page("Isi lain."));
        watched.until(|compilation| {
            let files = files(compilation);
            files.get(&name).is_some_and(|it| String::from_utf8_lossy(it).contains("Isi lain."))
        });
    }
    watched.project.file("themes/default/css/main.css", "p { margin: 0 }\n");
    watched.until(|compilation| {
        files(compilation).values().any(|it| it.starts_with(b"p { margin: 0 }"))
    });
    fs::remove_dir_all(watched.project.path("content/halaman/uji-9")).expect("it is there");
    watched.until(|compilation| !files(compilation).contains_key("uji-9.html"));
    // A folder of content that comes back is watched like a new one.
    let [content, away] = ["content", "away"].map(|name| watched.project.path(name));
    fs::rename(&content, &away).expect("folders can be moved");
    watched.until(Compilation::has_errors);
    fs::rename(&away, &content).expect("folders can be moved");
    watched.until(|compilation| !compilation.has_errors());
    watched.project.file(PAGE, page("Kembali."));
    watched.until(|compilation| shows(compilation, "Kembali."));
    watched.project.file(PAGE, page("Sekali lagi."));
    watched.until(|compilation| shows(compilation, "Sekali lagi."));
}

#[test]
fn a_root_that_is_removed_and_put_back_is_watched_anew() {
    let project = Project::new();
    project
        .file("kb/teladan.yaml", "judul: Uji\n")
        .file("kb/content/halaman/uji.md", page("Satu."));
    let root = project.path("kb");
    let mut changes = Changes::of(&root, |_| {});
    let mut memo = Memo::new(&root, OPTIONS).with_last_good();
    memo.compile(Changed::Anything);
    let mut until = |text: &str| {
        let deadline = Instant::now() + PATIENCE;
        while let Some(changed) = changes.wait_for(PATIENCE) {
            assert!(Instant::now() < deadline, "{text}");
            if shows(&memo.compile(changed), text) {
                return;
            }
        }
        panic!("nothing is told of `{text}`");
    };
    for round in 0..2 {
        // As a checkout or another disk does it: away, and there again, with other contents.
        if round == 0 {
            fs::remove_dir_all(&root).expect("it is there");
        } else {
            fs::rename(&root, project.path("lama")).expect("it can be moved");
        }
        project.file("kb/teladan.yaml", "judul: Uji\n");
        project.file("kb/content/halaman/uji.md", page(&format!("Kembali {round}.")));
        until(&format!("Kembali {round}."));
        for number in 0..3 {
            let text = format!("Lagi {round} {number}.");
            project.file("kb/content/halaman/uji.md", page(&text));
            until(&text);
        }
    }
}

#[test]
fn a_checkout_of_many_files_ends_in_the_right_site() {
    let mut watched = Watched::new(Project::page("Isi."));
    for number in 0..2_000 {
        let path = format!("content/halaman/banyak/{number}.md");
        watched.project.file(&path, page("Isi."));
    }
    watched.project.file("content/halaman/akhir.md", page("Akhir."));
    watched.until(|compilation| files(compilation).contains_key("akhir.html"));
    watched.until_quiet(SILENCE);
    let expected = compile(watched.project.root(), OPTIONS);
    assert!(files(&watched.shown) == files(&expected));
    assert_eq!(diagnostics_text(&watched.shown), diagnostics_text(&expected));
}

#[test]
fn a_save_by_way_of_another_file_is_reported_at_once() {
    let project = Project::page("Isi.");
    let mut watched = Watched::new(project);
    for (number, beside) in ["uji.md.tmp", "uji.md~", ".uji.md.sw", "uji-sementara.md", "x7"]
        .into_iter()
        .cycle()
        .take(15)
        .enumerate()
    {
        watched.until_quiet(SILENCE / 4);
        let (new, path) = (format!("content/halaman/{beside}"), watched.project.path(PAGE));
        let started = Instant::now();
        watched.project.file(&new, page(&format!("Isi {number}.")));
        // What is told of the file beside it has come before it is moved.
        let told = watched.changes.wait_for(Duration::from_millis(20));
        let held_up = started.elapsed() > Duration::from_millis(60);
        assert!(held_up || told != Some(Changed::Anything), "{beside}");
        fs::rename(watched.project.path(&new), &path).expect("files can be renamed");
        let mut changed = watched.changes.wait_for(PATIENCE);
        if changed == Some(Changed::Anything) && started.elapsed() > Duration::from_millis(60) {
            // This thread was held up until the watcher took the first part for all.
            changed = watched.changes.wait_for(PATIENCE);
        }
        assert_eq!(changed, Some(Changed::Paths(vec![path])), "{beside}");
    }
}

#[test]
fn a_folder_of_which_nothing_is_told_is_looked_at_again_and_again() {
    let project = Project::page("Satu.");
    let changes = Changes::polling(project.root(), Duration::from_millis(20));
    let mut watched = Watched::with(project, changes);
    for text in ["Dua.", "Tiga."] {
        watched.project.file(PAGE, page(text));
        watched.until(|compilation| shows(compilation, text));
    }
    watched.rebuilds = 0;
    for _ in 0..5 {
        let changed = watched.changes.wait_for(PATIENCE).expect("it is looked at");
        watched.rebuild(changed);
    }
    assert_eq!(watched.rebuilds, 0, "nothing has changed");
}

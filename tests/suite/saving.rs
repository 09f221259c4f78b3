//! However an editor saves a file, the pages follow it: nothing is lost, and a save makes at most
//! two rebuilds.

use std::{fs, path::Path, time::Duration};

use crate::{
    memo::diagnostics_text,
    project::Project,
    watched::{PAGE, Watched, page, shows},
};

/// Longer than a watcher waits for more.
const QUIET: Duration = Duration::from_millis(150);

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
                    watched.until(|compilation| shows(compilation, &text));
                    watched.until_quiet(QUIET);
                    assert!(watched.rebuilds <= 2, "{name}: {} rebuilds", watched.rebuilds);
                    assert!(
                        !watched.shown.has_errors(),
                        "{name}: {}",
                        diagnostics_text(&watched.shown)
                    );
                }
            });
        }
    });
}

//! A build that is killed at a system call, or whose system call fails: afterwards each file of the
//! site is the old or the new one, files of others are as they were, and the next build heals all.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    known::{self, Shown},
    plan::{Plan, Report},
    program::{settle_others, touched},
    project::Project,
    random::Random,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, png, with},
    strace,
};

type Tree = BTreeMap<String, Vec<u8>>;

/// How many calls every run tries, of kills and of faults.
const EVERY_RUN: usize = 24;

/// Calls whose failure leaves the most behind.
const CHANGING: [&str; 6] = ["write", "rename", "unlink", "mkdir", "rmdir", "openat"];

/// Kills the program at calls.
pub(crate) fn kill(plan: Plan) -> Report {
    attack(plan, "kills", &["signal=SIGKILL"])
}

/// Lets calls fail.
pub(crate) fn inject(plan: Plan) -> Report {
    attack(plan, "faults", &["error=ENOSPC", "error=EACCES", "error=EIO", "error=EMFILE"])
}

/// A site that stands, and what it becomes.
struct Change {
    old: Tree,
    new: Tree,
    calls: BTreeMap<&'static str, usize>,
}

/// One call, and what is done to it.
struct Trial {
    call: &'static str,
    at: usize,
    what: &'static str,
}

/// A project with a built site and files of others in it.
fn standing() -> Project {
    let project = Project::pair();
    project.file("content/praktik/lama.md", with(CASE, "judul: Lama\n", "Akan dihapus."));
    project.file("content/halaman/foto/index.md", "---\njudul: Foto\n---\n\n![Loket](a.png)\n");
    project.bytes("content/halaman/foto/a.png", &png(10));
    project.bytes("content/halaman/foto/b.png", &png(10));
    project.build();
    settle_others(&project);
    project
}

/// Changes, adds and takes away what a site has.
fn edit(project: &Project) {
    project.file(CASE_PATH, with(CASE, "judul: Baru\n", "Isi yang baru."));
    project.file("content/lembaga/baru.md", "---\njudul: Lembaga baru\n---\n\nIsi.\n");
    project.remove("content/praktik/lama.md").remove("content/halaman/foto/b.png");
    project.bytes("content/halaman/foto/a.png", &[png(10), b"lebih".to_vec()].concat());
    project.file(LOCUS_PATH, with(LOCUS, "", "Kabupaten di kaki gunung."));
    project.file("themes/default/css/own.css", "p { color: #222 }\n");
}

fn published(project: &Project) -> Tree {
    let mut tree = project.tree("public");
    tree.retain(|path, _| !path.starts_with(".teladan/"));
    tree
}

fn change() -> Change {
    let project = standing();
    let old = published(&project);
    let calls = {
        let counted = standing();
        edit(&counted);
        strace::count(counted.root())
    };
    edit(&project);
    project.build();
    Change { old, new: published(&project), calls }
}

/// The calls to try: all of them, or some of each kind.
fn trials(plan: Plan, name: &str, whats: &[&'static str], change: &Change) -> Vec<Trial> {
    let mut random = Random::new(plan.seed, name);
    let mut trials = Vec::new();
    for (call, count) in &change.calls {
        let every = 1..=*count;
        if plan.full {
            let each = every.flat_map(|at| whats.iter().map(move |what| Trial { call, at, what }));
            trials.extend(each);
        } else if CHANGING.contains(call) {
            for _ in 0..EVERY_RUN / CHANGING.len() {
                let at = 1 + random.below(*count);
                trials.push(Trial { call, at, what: random.pick(whats) });
            }
        }
    }
    trials
}

fn attack(plan: Plan, name: &str, whats: &[&'static str]) -> Report {
    if !strace::is_there() {
        let skipped = Some("strace is not there".to_owned());
        return Report { skipped, ..Report::default() };
    }
    let (change, template) = (change(), standing());
    let trials = trials(plan, name, whats, &change);
    let (next, report) = (AtomicUsize::new(0), Mutex::new(Report::default()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(trial) = trials.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let said = outcome(&change, &template, trial);
                    let mut report = report.lock().expect("nobody panics here");
                    report.tried += 1;
                    for said in said {
                        let what = format!(
                            "{name}: {} {} at {}: {said}",
                            trial.call, trial.what, trial.at
                        );
                        report.panics += usize::from(said.contains("panicked"));
                        match known::item(Shown::Disk, &what) {
                            Some(item) => drop(report.known.insert(item.to_owned())),
                            None => report.faults.push(what),
                        }
                    }
                }
            });
        }
    });
    report.into_inner().expect("nobody panics here")
}

/// What is wrong after a trial, and after the build that follows it.
fn outcome(change: &Change, template: &Project, trial: &Trial) -> Vec<String> {
    let project = Project::new();
    copy(template.root(), project.root());
    edit(&project);
    let ended = strace::build_with(project.root(), trial.call, trial.what, trial.at);
    let mut wrong = Vec::new();
    if ended.stderr.contains("panicked") {
        wrong.push(ended.stderr.trim().to_owned());
    }
    let tree = published(&project);
    wrong.extend(torn(&tree, change));
    wrong.extend(touched(&project));
    let is_new = |tree: &Tree| unlike(tree, change);
    if ended.code == Some(0) {
        wrong.extend(is_new(&tree).map(|path| format!("is called a success without {path}")));
    }
    let healed = std::panic::catch_unwind(|| project.run(["build"]).code);
    if healed.ok().flatten() != Some(0) {
        wrong.push("the next build fails".to_owned());
    } else if let Some(path) = is_new(&published(&project)) {
        wrong.push(format!("the next build does not heal {path}"));
    }
    wrong.extend(touched(&project));
    wrong
}

/// Files that are neither the old nor the new ones, or gone although both sites have them.
fn torn(tree: &Tree, change: &Change) -> Vec<String> {
    let Change { old, new, .. } = change;
    let is_known = |path: &String, bytes: &Vec<u8>| {
        old.get(path) == Some(bytes) || new.get(path) == Some(bytes)
    };
    let torn = tree.iter().filter(|(path, bytes)| !is_known(path, bytes));
    let torn = torn.map(|(path, bytes)| format!("leaves {path} torn, {} bytes", bytes.len()));
    let gone = old.keys().filter(|path| new.contains_key(*path) && !tree.contains_key(*path));
    torn.chain(gone.map(|path| format!("leaves {path} out"))).collect()
}

/// The first file that is not as in the new site. Shards of the old search may stay for a while.
fn unlike(tree: &Tree, change: &Change) -> Option<String> {
    let missing = change.new.iter().find(|(path, bytes)| tree.get(*path) != Some(*bytes));
    let surplus =
        tree.iter().find(|(path, _)| !change.new.contains_key(*path) && !path.starts_with("cari/"));
    missing.or(surplus).map(|(path, _)| path.clone())
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folders can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("files can be copied");
        }
    }
}

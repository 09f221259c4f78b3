//! The real program on a project that has been built before, with files of others in its output:
//! what only a process and a disk can show.

use std::fs;

use crate::{
    attack::{Input, write},
    project::Project,
    worker::Fault,
};

/// Files of other people within the output. Nothing that is built may touch them.
pub(crate) const FOREIGN: [(&str, &str); 5] = [
    (".git/config", "[core]\n"),
    ("CNAME", "contoh.go.id\n"),
    ("catatan/saya.txt", "jangan dihapus"),
    ("praktik/orang-lain.html", "<p>milik orang lain</p>"),
    ("cari/x/orang-lain.js", "1"),
];

/// Puts the files of others there.
pub(crate) fn settle_others(project: &Project) {
    for (path, text) in FOREIGN {
        project.file(&format!("public/{path}"), text);
    }
}

/// Which files of others are not as they were.
pub(crate) fn touched(project: &Project) -> Vec<String> {
    let is_touched = |(path, text): &(&str, &str)| {
        let there = fs::read(project.path(&format!("public/{path}")));
        there.ok().as_deref() != Some(text.as_bytes())
    };
    let touched = FOREIGN.iter().filter(|file| is_touched(file));
    touched.map(|(path, _)| format!("touches {path}, a file of others")).collect()
}

/// What is wrong after the program has built a project of these inputs, twice. That it ends, does
/// not panic, changes no source and leaves no stage behind is asserted by every run.
pub(crate) fn faults(inputs: &[Input]) -> Vec<Fault> {
    let project = Project::pair();
    project.build();
    settle_others(&project);
    for input in inputs {
        write(project.root(), input);
    }
    project.run_with(&[("RAYON_NUM_THREADS", "1")], ["build", "--keep-going"]);
    let once = project.tree("public");
    let mut faults: Vec<Fault> = touched(&project).into_iter().map(Fault::Other).collect();
    project.run_with(&[("RAYON_NUM_THREADS", "4")], ["build", "--keep-going"]);
    let twice = project.tree("public");
    // What the site no longer has stays for one build in the list.
    let differs = twice
        .iter()
        .find(|(path, bytes)| !path.starts_with(".teladan/") && once.get(*path) != Some(*bytes));
    if let Some((path, _)) = differs {
        faults.push(Fault::Other(format!("writes {path} otherwise the second time")));
    }
    faults
}

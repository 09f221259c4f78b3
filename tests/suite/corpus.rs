//! The knowledge bases that are made for measuring and for looking at: always the same, without a
//! fault, and never to be taken for true.

use std::{collections::BTreeMap, sync::Mutex};

use crate::{
    generated::{Corpus, Plan},
    html::is_page,
    project::Project,
};

/// A project with such a knowledge base.
pub(crate) fn generated(plan: Plan) -> Project {
    let project = Project::new();
    Corpus::new(plan).write(&|path, bytes| {
        project.bytes(path, bytes);
    });
    project
}

fn files(plan: Plan) -> BTreeMap<String, Vec<u8>> {
    let files = Mutex::new(BTreeMap::new());
    Corpus::new(plan).write(&|path, bytes| {
        let before = files.lock().expect("no panic").insert(path.to_owned(), bytes.to_vec());
        assert!(before.is_none(), "{path} is written twice");
    });
    files.into_inner().expect("no panic")
}

#[test]
fn a_seed_makes_the_same_files_each_time() {
    let plan = Plan { seed: 3, ..Plan::for_measuring(60) };
    assert_eq!(files(plan), files(plan));
    assert_ne!(files(plan), files(Plan { seed: 4, ..plan }));
}

#[test]
fn a_corpus_holds_every_kind_and_no_error() {
    let project = generated(Plan::for_measuring(60));
    let paths: Vec<String> = project.tree("content").into_keys().collect();
    for folder in ["praktik", "lokus", "kunjungan", "lembaga", "adopsi", "halaman"] {
        assert!(paths.iter().any(|path| path.starts_with(folder)), "{folder}");
    }
    assert!(paths.iter().any(|path| path.ends_with(".en.md")));
    assert!(paths.iter().any(|path| path.ends_with(".svg")));
    project.run(["check"]).exit(0);
}

#[test]
fn every_page_of_the_invented_province_says_that_it_is_invented() {
    let project = generated(Plan::for_looking());
    let check = project.run(["check", "--deny", "warnings"]);
    check.exit(0);
    assert_eq!(check.rules(), []);
    project.build();
    let pages = project.tree("public");
    let mut count = 0;
    for (path, _) in pages.iter().filter(|(path, _)| is_page(path)) {
        let text = project.html(path).text();
        let word = if path.starts_with("en/") { "nvented" } else { "rekaan" };
        assert!(text.contains(word), "{path}");
        count += 1;
    }
    assert!(count > 100);
}

//! What is not there is not empty: a missing folder, and most pages gone at once, delete nothing
//! until somebody says that it is meant.

use std::fs;

use teladan::pipeline::{Changed, Memo, Options};

use crate::{
    project::Project,
    samples::{CASE, LOCUS, with},
};

/// A published site of a locus and so many cases.
fn published(cases: usize) -> Project {
    let project = Project::new();
    project.file("content/lokus/uji.md", LOCUS);
    for number in 0..cases {
        project.file(&path(number), CASE.replace("judul: Antrean", &format!("judul: K{number}")));
    }
    project.build();
    project
}

fn path(number: usize) -> String {
    format!("content/praktik/kasus-{number}.md")
}

/// Asserts that building is refused for that reason whatever is asked for, and changes nothing.
#[track_caller]
fn refused(project: &Project, rule: &str) {
    let before = project.tree("public");
    assert_eq!(project.run(["build"]).exit(1).error_names(), [rule]);
    let run = project.run(["build", "--keep-going"]);
    assert!(run.exit(1).error_names().contains(&rule.to_owned()));
    assert_eq!(project.tree("public"), before);
    assert_eq!(project.run(["check"]).exit(1).error_names(), [rule]);
}

#[test]
fn a_missing_content_deletes_nothing_whatever_is_allowed() {
    let project = published(1);
    let before = project.tree("public");
    fs::rename(project.path("content"), project.path("content-lama")).unwrap();
    refused(&project, "content-tak-ada");
    project.run(["build", "--keep-going", "--allow-removal"]).exit(1);
    project.file("content", "bukan folder");
    refused(&project, "content-tak-ada");
    fs::remove_file(project.path("content")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("content-lama", project.path("content")).unwrap();
        refused(&project, "tautan-simbolik");
        project.run(["build", "--keep-going", "--allow-removal"]).exit(1);
        fs::remove_file(project.path("content")).unwrap();
    }
    fs::rename(project.path("content-lama"), project.path("content")).unwrap();
    project.build();
    assert_eq!(project.tree("public"), before);
}

#[test]
fn a_setting_does_not_make_a_missing_content_an_empty_one() {
    let project = published(1);
    let before = project.tree("public");
    project.file("teladan.yaml", "judul: Uji\naturan: {content-tak-ada: abaikan}\n");
    fs::rename(project.path("content"), project.path("lain")).unwrap();
    project.run(["build"]).exit(1);
    assert_eq!(project.tree("public"), before);
}

#[test]
fn an_empty_content_is_published_only_when_that_is_allowed() {
    let project = published(1);
    fs::remove_dir_all(project.path("content/praktik")).unwrap();
    fs::remove_dir_all(project.path("content/lokus")).unwrap();
    refused(&project, "banyak-halaman-hilang");
    project.run(["build"]).stderr_has("2 dari 2 halaman").stderr_has("praktik/kasus-0.html");
    project.run(["build", "--allow-removal"]).exit(0);
    assert!(!project.has("public/praktik"));
    project.build();
}

#[test]
fn more_than_half_and_at_least_five_may_not_go_unasked() {
    let project = published(8);
    for number in 0..4 {
        project.remove(&path(number));
    }
    project.build();
    let project = published(8);
    for number in 0..5 {
        project.remove(&path(number));
    }
    refused(&project, "banyak-halaman-hilang");
    project.run(["build", "--allow-removal"]).exit(0);
    assert_eq!(project.tree("public/praktik").len(), 4);
}

#[test]
fn what_is_left_out_because_of_errors_counts_as_gone() {
    let project = published(8);
    let before = project.tree("public");
    for number in 0..5 {
        project.file(&path(number), "---\njudul: Rusak\n---\n");
    }
    let run = project.run(["build", "--keep-going"]);
    assert!(run.exit(1).error_names().contains(&"banyak-halaman-hilang".to_owned()));
    assert_eq!(project.tree("public"), before);
    project.run(["build", "--keep-going", "--allow-removal"]).exit(1);
    assert_eq!(project.tree("public/praktik").len(), 4);
}

#[test]
fn drafts_are_not_lost_for_an_editor_has_said_so() {
    let project = published(8);
    for number in 0..8 {
        project.file(&path(number), with(CASE, "konsep: ya\n", "Isi."));
    }
    project.build();
    assert!(!project.has("public/praktik/kasus-0.html"));
}

#[test]
fn a_preview_keeps_the_last_site_until_the_files_are_back() {
    let project = published(8);
    let mut memo = Memo::new(project.root(), Options::default()).with_last_good();
    let pages = memo.compile(Changed::Anything).site.as_ref().expect("it is sound").pages.len();
    for (gone, rule) in [("content", "missing-content"), ("content/praktik", "sudden-loss")] {
        fs::rename(project.path(gone), project.path("lain")).unwrap();
        let compilation = memo.compile(Changed::Anything);
        assert!(compilation.site.is_none(), "{gone}");
        assert!(compilation.diagnostics.iter().any(|it| it.rule.id == rule), "{gone}");
        fs::rename(project.path("lain"), project.path(gone)).unwrap();
        let compilation = memo.compile(Changed::Anything);
        assert_eq!(compilation.site.as_ref().map(|site| site.pages.len()), Some(pages), "{gone}");
    }
}

//! Thousands of names that are not there, each with what was meant: the work must not grow with the
//! product of both. A release build takes a tenth of a second for each, and one for tests a second
//! or two; the limit is far above that because other tests run at the same time.

use std::time::{Duration, Instant};

use crate::{project::Project, stdout::stdout_of};

/// The most that one of these checks may take here; other tests run beside it.
const MOST: Duration = Duration::from_secs(60);

fn check_in_time(project: &Project, rule: &str, count: usize) {
    let start = Instant::now();
    let output = stdout_of(project, ["check", "--format", "json"]);
    let took = start.elapsed();
    let found: Vec<_> = output.diagnostics.iter().filter(|it| it.rule == rule).collect();
    assert_eq!(found.len(), count, "{rule}");
    assert!(found.iter().all(|it| it.suggestion.is_some()), "what was meant is offered");
    assert!(took < MOST, "{rule}: {took:?}");
}

#[test]
fn thousands_of_dead_anchors_on_a_page_are_told_in_time() {
    let headings = (0..4096).map(|n| format!("## b{n}"));
    let links: Vec<String> = (0..6144).map(|n| format!("[a](#b{n}x)")).collect();
    let body: Vec<String> = headings.chain([links.join(" ")]).collect();
    let body = body.join("\n");
    check_in_time(&Project::page(&body), "missing-anchor", 6144);
}

#[test]
fn thousands_of_dead_links_among_thousands_of_entries_are_told_in_time() {
    let project = Project::new();
    for n in 0..2000 {
        let link = if n % 2 == 0 {
            format!("[[halaman/antrean-daring-{n:05}x]]")
        } else {
            format!("[a](antrean-darimg-{n:05}.md)")
        };
        let page = format!("---\njudul: A {n}\nmenu: ya\n---\n\n{link}\n");
        project.file(&format!("content/halaman/antrean-daring-{n:05}.md"), page);
    }
    check_in_time(&project, "dangling-link", 2000);
}

#[test]
fn thousands_of_wrong_file_names_are_told_in_time() {
    let project = Project::new();
    let mut body = String::from("---\njudul: A\nmenu: ya\n---\n\n");
    for n in 0..3000 {
        body.extend(["![a](foto-loket-", &format!("{n:04}"), ".pnh)\n"]);
        project.bytes(&format!("content/halaman/a/foto-loket-{n:04}.txt"), b"x");
    }
    project.file("content/halaman/a/index.md", body);
    check_in_time(&project, "missing-file", 3000);
}

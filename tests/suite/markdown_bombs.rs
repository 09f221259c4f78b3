//! Markdown written to hang a reader. Each fits in one file, and is a page or a diagnostic in time.

use std::time::Duration;

use crate::project::Project;

/// Ten times what is hoped for, so that a busy machine fails no test.
const LONGEST: Duration = Duration::from_secs(10);

/// What a body may have beside its front matter.
const ROOM: usize = (1 << 20) - 64;

/// Where every part is work to be done, a quarter shows as well whether it is done twice.
const SHARE: usize = ROOM / 4;

/// A pattern, as often as it fits.
fn filled(pattern: &str) -> String {
    pattern.repeat(ROOM / pattern.len())
}

/// A pattern, as often as it fits into a quarter.
fn shared(pattern: &str) -> String {
    pattern.repeat(SHARE / pattern.len())
}

fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

#[track_caller]
fn survives(name: &str, body: &str) {
    let project = Project::page(body);
    let run = project.run(["build"]);
    assert!(run.time < LONGEST, "{name}: {:?}", run.time);
    let is_right = project.has("public/uji.html") || !run.rules().is_empty();
    assert!(is_right, "{name}: neither a page nor a diagnostic");
}

#[test]
fn a_pattern_without_end_is_read_in_time() {
    for pattern in [
        "*",
        "*a ",
        "*a_ ",
        "*a **a ",
        "~~a ",
        "[",
        "![",
        "[a](",
        "[a](<b",
        "[[",
        "[[a|",
        "`a``",
        "<a ",
        "<a:",
        "a <!A ",
        "a <?",
        "a <![CDATA[",
        "<!--",
        "a <!--",
        "&",
        "&a;",
        "\\",
        "\n",
        "\r",
        "\t",
        "a",
        "a ",
        "- [ ] a\n",
        "***\n",
        "a\n: b\n\n",
        "[a]: b\n",
        "# a {",
    ] {
        survives(pattern, &filled(pattern));
    }
}

#[test]
fn things_within_things_are_read_in_time() {
    survives("quotes", &format!("{}x", "> ".repeat(50_000)));
    survives("lists", &format!("{}x", "- ".repeat(50_000)));
    survives("numbers", &format!("{}x", "1. ".repeat(50_000)));
    survives("brackets", &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    survives("links", &format!("{}x{}", "[".repeat(50_000), "](a)".repeat(50_000)));
    survives("images", &format!("{}x{}", "![".repeat(50_000), "](a.png)".repeat(50_000)));
    survives("notes", &format!("{}x", "[^a]: ".repeat(50_000)));
    survives("alerts", &numbered(700, |depth| format!("{}[!CATATAN]\n\n", "> ".repeat(depth))));
    survives("steps", &numbered(700, |depth| format!("{}- a\n", "  ".repeat(depth))));
}

#[test]
fn many_of_a_kind_are_read_in_time() {
    survives("equal headings", &shared("# a\n"));
    survives("underlined headings", &shared("a\n=\n"));
    survives("headings of one name", &shared("# a {#x}\n"));
    survives("headings", &numbered(25_000, |number| format!("# {number}\n")));
    survives("alerts", &shared("> [!CATATAN]\n> a\n\n"));
    survives("links", &shared("[[halaman/uji]] "));
    survives("dead links", &shared("[a](b.md) "));
    survives("dead anchors", &shared("[a](#b) "));
    let notes = numbered(25_000, |number| format!("[^{number}]"));
    survives(
        "notes",
        &(notes + "\n\n" + &numbered(25_000, |number| format!("[^{number}]: x\n\n"))),
    );
    let row = "|".to_owned() + &"a|".repeat(20_000) + "\n|" + &"-|".repeat(20_000) + "\n";
    survives("columns", &(row + &"|a\n".repeat(20_000)));
    survives("ticks", &numbered(1_400, |length| "`".repeat(length) + "a"));
}

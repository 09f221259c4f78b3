//! The sample in `content/` is the first thing that a newcomer sees: it has nothing to find fault with.

use std::path::Path;

use crate::run::run;

#[test]
fn the_sample_is_checked_without_a_diagnostic_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (language, clear) in [("id", "Semua beres."), ("en", "All clear.")] {
        // By a day on which what it says of the places was still fresh.
        let arguments = ["check", "--deny", "warnings", "--now", "2026-11-22", "--lang", language];
        run(root, &[], &arguments).exit(0).stderr_has(clear);
    }
}

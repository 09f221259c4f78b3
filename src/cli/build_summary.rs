//! What `teladan build` says at its end: what was written, and what was not.

use std::path::Path;

use crate::{
    diagnostic::{
        system_error::explain_system_error,
        wording::{phrase, word},
    },
    offline::is_list_part,
    output::PublishSummary,
    pipeline::{self, Site},
    search::is_index_file,
    text::{language::Language, number},
};

/// What was written, in a few lines.
pub(super) fn summarize(
    site: &Site,
    summary: &PublishSummary,
    out: &Path,
    seconds: f64,
    names_its_address: bool,
    language: Language,
) -> String {
    let shown = out.display().to_string();
    let time = number::write_rounded(seconds, language);
    let entries = count_entries(site, language);
    let number = |number: usize| number::write_count(number, language);
    // Every change replaces some files of the index and of the list for reading without a network:
    // nobody would know what had been deleted.
    let is_part = |path: &String| is_index_file(path) || is_list_part(path);
    let deleted = summary.deleted.iter().filter(|path| !is_part(path));
    let files = phrase(
        language,
        "cli.files",
        &[
            ("pages", &number(site.pages.len())),
            ("files", &number(summary.files)),
            ("size", &number::write_size(summary.bytes, language)),
            ("changed", &number(summary.changed)),
            ("deleted", &number(deleted.count())),
        ],
    );
    let mut lines = vec![
        phrase(language, "cli.built", &[("path", &shown), ("seconds", &time)]),
        format!("  {files}"),
    ];
    if !entries.is_empty() {
        lines.insert(1, format!("  {}", entries.join(" · ")));
    }
    let drafts = site.graph.draft_count();
    if drafts > 0 {
        let form = if drafts == 1 { "one" } else { "other" };
        let key = format!("cli.drafts-left-out.{form}");
        lines.push(format!("  {}", phrase(language, &key, &[("n", &number(drafts))])));
    } else if entries.is_empty() {
        lines.push(format!("  {}", word(language, "cli.no-entries")));
    }
    if !names_its_address {
        lines.push(format!("  {}", word(language, "cli.no-address")));
    }
    for path in &summary.kept {
        lines.push(format!("  {}", phrase(language, "cli.kept", &[("path", path)])));
    }
    for (path, error) in &summary.not_deleted {
        let path = out.join(path).display().to_string();
        let arguments =
            [("path", path.as_str()), ("error", &explain_system_error(error, language))];
        lines.push(phrase(language, "cli.not-deleted", &arguments));
    }
    lines.join("\n")
}

/// How many entries of each kind there are, in words.
pub(super) fn count_entries(site: &Site, language: Language) -> Vec<String> {
    let counts = pipeline::counts(site).into_iter().filter(|(_, count)| *count > 0);
    let words = counts.map(|(kind, count)| {
        let form = if count == 1 { "one" } else { "other" };
        let key = format!("cli.count.{}.{form}", kind.id());
        phrase(language, &key, &[("n", &number::write_count(count, language))])
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::wording::word, names::Kind, text::language::Language};

    #[test]
    fn every_kind_can_be_counted_in_both_languages() {
        for language in Language::ALL {
            for kind in Kind::ALL {
                for form in ["one", "other"] {
                    assert!(!word(language, &format!("cli.count.{}.{form}", kind.id())).is_empty());
                }
            }
        }
    }
}

//! `teladan pack`: the site as one ZIP file, with what an officer needs who is to host it.

use std::path::Path;

use super::{
    Exit,
    args::PackArguments,
    build::{BuiltSite, build_site},
    pocket::pack_pocket,
    terminal,
};
use crate::{
    diagnostic::wording::phrase,
    output::{OutputError, list_published_files, read_published_page, write_archive},
    pack::{AccessibilityFindings, PackedSite, archive_texts, find_policy},
    rule::{self, Rule},
    text::{
        language::Language,
        number::{write_count, write_size},
    },
};

/// What hinders some readers, as far as a program can see it.
const BARRIERS: [&Rule; 5] = [
    &rule::MISSING_ALT,
    &rule::HEADING_ORDER,
    &rule::EMPTY_SECTION,
    &rule::LOW_CONTRAST,
    &rule::LARGE_IMAGE,
];

/// Builds the site and packs it; or packs its words alone.
pub(super) fn pack(root: &Path, arguments: &PackArguments, fallback: Language) -> Exit {
    if arguments.pocket {
        return pack_pocket(root, arguments, fallback);
    }
    let (exit, built) = build_site(root, &arguments.build, fallback);
    let Some(built) = built.filter(|_| exit != Exit::Failed) else { return exit };
    let language = arguments.build.report.lang.map_or(fallback, Language::from);
    match write(root, arguments, &built) {
        Ok(line) => {
            terminal::print_line(&line(language));
            exit
        }
        Err(error) => {
            terminal::print_line(&terminal::explain_output_error(&error, language));
            Exit::Failed
        }
    }
}

/// Writes the archive, and gives the line that tells of it.
fn write(
    root: &Path,
    arguments: &PackArguments,
    built: &BuiltSite,
) -> Result<impl Fn(Language) -> String, OutputError> {
    let config = &built.config;
    let files = list_published_files(&built.out)?;
    let language = config.message_language();
    let publisher = config.publisher.as_ref().map(|it| it.name.as_str());
    let site = PackedSite {
        title: config.title.get(config.main_language()),
        publisher,
        language,
        files: &files,
        entries: built.entries.clone(),
        policy: find_policy(&read_published_page(&built.out, "index.html")),
        has_own_templates: built.has_own_templates,
        findings: find_barriers(built, language),
    };
    let archive = arguments.file.clone();
    let archive = archive.unwrap_or_else(|| root.join(format!("{}.zip", config.code)));
    let summary = write_archive(&archive, &built.out, &files, &archive_texts(&site))?;
    Ok(move |language: Language| {
        let values = [
            ("path", archive.display().to_string()),
            ("files", write_count(summary.files, language)),
            ("size", write_size(summary.bytes, language)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        phrase(language, "cli.packed", &values)
    })
}

fn find_barriers(built: &BuiltSite, language: Language) -> Vec<AccessibilityFindings> {
    let barriers = BARRIERS.iter().map(|rule| {
        let what = rule::pages::summary(rule, language.code()).unwrap_or(rule.id);
        let found = built.diagnostics.iter().filter(|it| it.rule.id == rule.id);
        AccessibilityFindings { what: what.to_owned(), count: found.count() }
    });
    barriers.collect()
}

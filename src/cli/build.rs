//! `teladan build`: the site in a folder, or the reasons why not.
#![expect(clippy::disallowed_methods, reason = "only the command line looks at the clock")]

use std::{
    path::{Path, PathBuf},
    sync::Mutex,
    time::Instant,
};

use super::{
    Exit,
    args::{BuildArguments, ReportArguments},
    host::{describe_excesses, stage_host_files},
    progress::{TerminalProgress, print_timings},
    published::{check_addresses, update_list},
    staging::{FileFailure, stage_file, write_data, write_pages, write_search_index},
    terminal,
};
use crate::{
    cache::Cache,
    config::Config,
    diagnostic::{
        Diagnostic,
        system_error::explain_system_error,
        wording::{phrase, word},
    },
    output::{OutputError, OutputFolder, OutputPath, PublishSummary, StagedFile},
    pipeline::{self, BuildStep, Compilation, Options, Progress, Site},
    read::{CONTENT, SETTINGS, THEMES},
    search::is_index_file,
    target::HostTarget,
    text::{language::Language, number, web_address::WebAddress},
};

/// Where the site goes unless another folder is given.
pub(super) const OUT: &str = "public";

/// Builds the site.
pub(super) fn build(root: &Path, arguments: &BuildArguments, fallback_language: Language) -> Exit {
    let started = Instant::now();
    if let Some(url) = arguments.base_url.as_deref().filter(|url| page_address(url).is_none()) {
        let language = arguments.report.lang.map_or(fallback_language, Language::from);
        terminal::print_line(&phrase(language, "cli.bad-url", &[("url", url)]));
        return Exit::Failed;
    }
    let options = Options { drafts: arguments.drafts, keep_going: arguments.keep_going };
    let progress = TerminalProgress::new(fallback_language);
    let mut compilation = pipeline::compile_with_progress(root, options, progress.clone());
    let language = terminal::language(arguments.report, &compilation);
    if let (Some(url), Some(config)) = (&arguments.base_url, &mut compilation.config) {
        config.base_url = page_address(url).map(WebAddress::without_end_slash);
    }
    compilation.check_documents();
    let out = arguments.out.clone().unwrap_or_else(|| root.join(OUT));
    check_addresses(&mut compilation, root, &out, arguments.drafts);
    let verdict = progress.suspend(|| terminal::report(&compilation, arguments.report));
    let blocked = verdict != Exit::Clean && !arguments.keep_going;
    let Some(config) = compilation.config.take() else { return Exit::Failed };
    let Some(site) = compilation.site.take().filter(|_| !blocked) else {
        terminal::print_line(&terminal::tally(&compilation.diagnostics, language));
        terminal::print_line(word(language, "cli.nothing-written"));
        return if verdict == Exit::Failed { verdict } else { Exit::Diagnostics };
    };
    let written = write(&site, &config, root, &out, arguments, language, &*progress);
    progress.finish();
    match written {
        Ok(WrittenSite { summary, left_out, refused }) => {
            let exit = report_left_out(left_out, &config, &mut compilation, arguments.report);
            let verdict = exit.filter(|_| verdict != Exit::Failed).unwrap_or(verdict);
            let seconds = started.elapsed().as_secs_f64();
            terminal::print_line(&summarize(
                &site,
                &summary,
                &out,
                seconds,
                config.base_url.is_some(),
                language,
            ));
            for line in refused {
                terminal::print_line(&format!("  {line}"));
            }
            print_timings(&progress, arguments.report.timings, language);
            if !compilation.diagnostics.is_empty() {
                terminal::print_line(&terminal::tally(&compilation.diagnostics, language));
            }
            // Drafts are there to be looked at: nobody is told of their addresses.
            let pages = site.published_pages(config.message_language());
            let is_listed = arguments.drafts || update_list(root, pages, language);
            if summary.not_deleted.is_empty() && is_listed { verdict } else { Exit::Failed }
        }
        Err(BuildFailure::Output(error)) => {
            terminal::print_line(&terminal::explain_output_error(&error, language));
            Exit::Failed
        }
        Err(BuildFailure::Diagnostics(diagnostics)) => {
            compilation.diagnostics =
                pipeline::arrange_diagnostics(diagnostics, Some(&config), &compilation.sources);
            compilation.config = Some(config);
            let exit = terminal::report(&compilation, arguments.report);
            terminal::print_line(word(language, "cli.nothing-written"));
            if exit == Exit::Failed { exit } else { Exit::Diagnostics }
        }
    }
}

/// Prints the diagnostics of files that were left out, and adds them to those of before.
fn report_left_out(
    left_out: Vec<Diagnostic>,
    config: &Config,
    compilation: &mut Compilation,
    report: ReportArguments,
) -> Option<Exit> {
    if left_out.is_empty() {
        return None;
    }
    let before = std::mem::take(&mut compilation.diagnostics);
    compilation.diagnostics =
        pipeline::arrange_diagnostics(left_out, Some(config), &compilation.sources);
    let exit = terminal::report(compilation, report);
    compilation.diagnostics.extend(before);
    Some(exit)
}

/// The address, if a site can have it.
fn page_address(url: &str) -> Option<WebAddress> {
    let address = WebAddress::parse(url).ok().filter(WebAddress::is_page);
    address.filter(|_| !url.contains(char::is_whitespace))
}

/// Why nothing was written.
enum BuildFailure {
    Output(OutputError),
    Diagnostics(Vec<Diagnostic>),
}

/// What came of a build.
struct WrittenSite {
    summary: PublishSummary,
    /// Diagnostics of the files that were left out.
    left_out: Vec<Diagnostic>,
    /// What the host would refuse, a line each.
    refused: Vec<String>,
}

/// Makes and stages every file, on all threads, and publishes them together. Files that could not
/// be made stand in the way; with `--keep-going` they are left out, and their diagnostics come back.
fn write(
    site: &Site,
    config: &Config,
    root: &Path,
    out: &Path,
    arguments: &BuildArguments,
    language: Language,
    progress: &dyn Progress,
) -> Result<WrittenSite, BuildFailure> {
    let inputs: Vec<PathBuf> =
        [CONTENT, THEMES, SETTINGS].iter().map(|input| root.join(input)).collect();
    let cache = if arguments.no_cache { Cache::off() } else { Cache::open(root) };
    let writer = OutputFolder::open(out, &inputs, &cache).map_err(BuildFailure::Output)?;
    let loss = pipeline::find_sudden_loss(writer.published_entries(), &site.graph);
    if let Some(loss) = loss.filter(|_| !arguments.allow_removal) {
        return Err(BuildFailure::Diagnostics(vec![loss]));
    }
    let diagnostics = Mutex::new(Vec::new());
    let add_diagnostic = |diagnostic: Diagnostic| {
        diagnostics.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(diagnostic);
    };
    // Side by side: a single page that takes long to read holds up only itself.
    let (pages, index) = rayon::join(
        || write_pages(site, config, &writer, &add_diagnostic, progress),
        || write_search_index(site, config, &writer, &add_diagnostic, progress),
    );
    let mut made: Vec<Option<StagedFile>> = pages.map_err(BuildFailure::Output)?;
    for (page, file) in site.pages.iter().zip(&mut made) {
        file.take_if(|_| site.gives_up(page));
    }
    made.extend(index.map_err(BuildFailure::Output)?);
    progress.begin(BuildStep::Data, None);
    made.extend(write_data(site, config, &writer, &add_diagnostic).map_err(BuildFailure::Output)?);
    progress.end(BuildStep::Data);
    progress.begin(BuildStep::Files, Some(site.files.len()));
    let files = pipeline::map_files(&site.files, |file| {
        let staged = stage_file(&writer, file);
        progress.advance(BuildStep::Files);
        staged
    });
    progress.end(BuildStep::Files);
    for file in files {
        match file {
            Ok(file) => made.push(Some(file)),
            Err(FileFailure::Output(error)) => return Err(BuildFailure::Output(error)),
            Err(FileFailure::Diagnostic(diagnostic)) => add_diagnostic(*diagnostic),
        }
    }
    for (path, bytes) in site.assets() {
        let asset: Result<StagedFile, OutputError> = writer.stage(OutputPath::clone(&path), bytes);
        made.push(Some(asset.map_err(BuildFailure::Output)?));
    }
    let diagnostics = diagnostics.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !diagnostics.is_empty() && !arguments.keep_going {
        return Err(BuildFailure::Diagnostics(diagnostics));
    }
    let mut files: Vec<StagedFile> = made.into_iter().flatten().collect();
    let mut refused = Vec::new();
    if let Some(target) = arguments.target.map(HostTarget::from) {
        let added = stage_host_files(&writer, target, config, site.asset_folder(), &files);
        files.extend(added.map_err(BuildFailure::Output)?);
        refused = describe_excesses(target, &files, language);
    }
    progress.begin(BuildStep::Publish, None);
    let summary = writer.publish(files, site.entry_pages());
    progress.end(BuildStep::Publish);
    let summary = summary.map_err(BuildFailure::Output)?;
    cache.prune();
    Ok(WrittenSite { summary, left_out: diagnostics, refused })
}

/// What was written, in a few lines.
fn summarize(
    site: &Site,
    summary: &PublishSummary,
    out: &Path,
    seconds: f64,
    names_its_address: bool,
    language: Language,
) -> String {
    let shown = out.display().to_string();
    let time = terminal::decimal(seconds, language);
    let entries: Vec<String> = pipeline::counts(site)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            let form = if count == 1 { "one" } else { "other" };
            let key = format!("cli.count.{}.{form}", kind.id());
            phrase(language, &key, &[("n", &count.to_string())])
        })
        .collect();
    let number = |number: usize| number::write_count(number, language);
    // Every change replaces some files of the index: nobody would know what had been deleted.
    let deleted = summary.deleted.iter().filter(|path| !is_index_file(path));
    let files = phrase(
        language,
        "cli.files",
        &[
            ("pages", &number(site.pages.len())),
            ("files", &number(summary.files)),
            ("size", &terminal::size(summary.bytes, language)),
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

//! `teladan build`: the site in a folder, or the reasons why not.
#![expect(clippy::disallowed_methods, reason = "only the command line looks at the clock")]

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    sync::Mutex,
    time::Instant,
};

use super::{
    Exit,
    args::{BuildArguments, ReportArguments},
    build_summary::{count_entries, summarize},
    data_files::write_data,
    host::{describe_excesses, stage_host_files},
    offline::stage_offline_files,
    progress::{TerminalProgress, print_timings},
    published::{check_addresses, update_list},
    record_files::DataBuild,
    staging::{FileFailure, stage_file, write_pages, write_search_index, write_social_cards},
    terminal,
};
use crate::{
    cache::{Cache, CacheArea},
    config::Config,
    diagnostic::{
        Diagnostic,
        wording::{phrase, word},
    },
    output::{OutputError, OutputFolder, OutputPath, PublishSummary, StagedFile},
    pipeline::{self, BuildStep, Compilation, Options, PageKeys, Progress, Site},
    read::{CONTENT, SETTINGS, THEMES},
    target::HostTarget,
    text::{language::Language, web_address::WebAddress},
};

/// Where the site goes unless another folder is given.
pub(super) const OUT: &str = "public";

/// A site that was written.
pub(super) struct BuiltSite {
    /// Its folder.
    pub(super) out: PathBuf,
    pub(super) config: Config,
    /// How many entries of each kind it has, in words.
    pub(super) entries: Vec<String>,
    pub(super) has_own_templates: bool,
    /// What is to be mended.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Builds the site.
pub(super) fn build(root: &Path, arguments: &BuildArguments, fallback_language: Language) -> Exit {
    build_site(root, arguments, fallback_language).0
}

/// Builds the site, and gives what was written, if anything was.
pub(super) fn build_site(
    root: &Path,
    arguments: &BuildArguments,
    fallback_language: Language,
) -> (Exit, Option<BuiltSite>) {
    let started = Instant::now();
    if let Some(url) = arguments.base_url.as_deref().filter(|url| page_address(url).is_none()) {
        let language = arguments.report.lang.map_or(fallback_language, Language::from);
        terminal::print_line(&phrase(language, "cli.bad-url", &[("url", url)]));
        return (Exit::Failed, None);
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
    let Some(config) = compilation.config.take() else { return (Exit::Failed, None) };
    let Some(site) = compilation.site.take().filter(|_| !blocked) else {
        terminal::print_line(&terminal::tally(&compilation.diagnostics, language));
        terminal::print_line(word(language, "cli.nothing-written"));
        return (if verdict == Exit::Failed { verdict } else { Exit::Diagnostics }, None);
    };
    // The program ends soon after: the system takes all its memory at once, faster than text by text.
    let site = ManuallyDrop::new(site);
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
            let is_whole = summary.not_deleted.is_empty() && is_listed;
            let built = BuiltSite {
                out,
                entries: count_entries(&site, language),
                has_own_templates: site.has_own_templates(),
                diagnostics: compilation.diagnostics,
                config,
            };
            (if is_whole { verdict } else { Exit::Failed }, Some(built))
        }
        Err(failure) => {
            compilation.config = Some(config);
            (report_failure(failure, &mut compilation, arguments.report, language), None)
        }
    }
}

/// Says why nothing was written.
fn report_failure(
    failure: BuildFailure,
    compilation: &mut Compilation,
    report: ReportArguments,
    language: Language,
) -> Exit {
    match failure {
        BuildFailure::Output(error) => {
            terminal::print_line(&terminal::explain_output_error(&error, language));
            Exit::Failed
        }
        BuildFailure::Diagnostics(diagnostics) => {
            let config = compilation.config.as_ref();
            compilation.diagnostics =
                pipeline::arrange_diagnostics(diagnostics, config, &compilation.sources);
            let exit = terminal::report(compilation, report);
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
    let keys = PageKeys::new(site, config);
    // Side by side: a single page that takes long to read holds up only itself.
    let ((pages, data), index) = rayon::join(
        || {
            rayon::join(
                || write_pages(site, config, &keys, &writer, &add_diagnostic, progress),
                || {
                    let build = DataBuild { site, config, keys: &keys, writer: &writer };
                    write_data(&build, &add_diagnostic, progress)
                },
            )
        },
        || write_search_index(site, config, &keys, &cache, &writer, &add_diagnostic, progress),
    );
    let mut made: Vec<Option<StagedFile>> = pages.map_err(BuildFailure::Output)?;
    for (page, file) in site.pages.iter().zip(&mut made) {
        file.take_if(|_| site.gives_up(page));
    }
    made.extend(index.map_err(BuildFailure::Output)?);
    made.extend(data.map_err(BuildFailure::Output)?);
    let cards = write_social_cards(site, config, &cache, &writer, &add_diagnostic, progress);
    made.extend(cards.map_err(BuildFailure::Output)?);
    progress.begin(BuildStep::Files, Some(site.files.len()));
    let files = pipeline::map_files(&site.files, |file| {
        let staged = stage_file(site, config, &writer, &cache, file);
        progress.advance(BuildStep::Files);
        staged
    });
    progress.end(BuildStep::Files);
    for file in files {
        match file {
            Ok(staged) => made.extend(staged.into_iter().map(Some)),
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
    let offline = stage_offline_files(&writer, site, config, &files);
    files.extend(offline.map_err(BuildFailure::Output)?);
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
    cache.prune(&CacheArea::ALL);
    Ok(WrittenSite { summary, left_out: diagnostics, refused })
}

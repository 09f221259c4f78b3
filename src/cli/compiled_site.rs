//! A folder from which something else than a site is written: compiled, with what is to be mended told.

use std::path::Path;

use super::{Exit, args::ReportArguments, terminal};
use crate::{
    config::Config,
    diagnostic::wording::word,
    pipeline::{self, Compilation, Options, Site},
    text::language::Language,
};

/// A folder of which nothing stands in the way of writing.
pub(super) struct CompiledSite {
    pub(super) site: Site,
    pub(super) config: Config,
    pub(super) compilation: Compilation,
    /// What the command ends with if all else goes well.
    pub(super) verdict: Exit,
    /// The language of messages.
    pub(super) language: Language,
}

/// Compiles a folder, and tells its diagnostics; gives how the command ends if nothing can be written.
pub(super) fn compile_to_write(
    root: &Path,
    options: Options,
    report: ReportArguments,
    fallback: Language,
) -> Result<CompiledSite, Exit> {
    let compilation = pipeline::compile(root, options);
    let language = match report.lang {
        None if compilation.config.is_none() => fallback,
        _ => terminal::language(report, &compilation),
    };
    let verdict = terminal::report(&compilation, report);
    let blocked = verdict != Exit::Clean && !options.keep_going;
    match (compilation.site.clone(), compilation.config.clone()) {
        (Some(site), Some(config)) if !blocked => {
            Ok(CompiledSite { site, config, compilation, verdict, language })
        }
        (site, _) => {
            terminal::print_line(word(language, "cli.nothing-written"));
            // Without a site nothing can be written, whatever is let pass.
            let is_clean = verdict == Exit::Clean && site.is_none();
            Err(if is_clean { Exit::Diagnostics } else { verdict })
        }
    }
}

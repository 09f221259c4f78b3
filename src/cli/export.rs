//! `teladan export`: the open data of a site in one format, without its pages.

use std::{collections::BTreeMap, path::Path};

use super::{
    Exit,
    args::{ExportArguments, ExportFormat},
    terminal,
};
use crate::{
    config::Config,
    diagnostic::{
        Diagnostic,
        wording::{phrase, word},
    },
    export::RecordStream,
    output::{OutputError, OutputFolder},
    pipeline::{self, DataFile, Options, Site},
    read::{CONTENT, SETTINGS, THEMES},
    render::DataFormat,
    text::language::Language,
};

/// Where data goes unless another folder is given.
const OUT: &str = "export";

/// Writes the files of a format. A folder that holds other files is refused, as it is for a site.
pub(super) fn export(root: &Path, arguments: &ExportArguments, fallback: Language) -> Exit {
    let options = Options { keep_going: arguments.keep_going, ..Options::default() };
    let mut compilation = pipeline::compile(root, options);
    let language = match arguments.report.lang {
        None if compilation.config.is_none() => fallback,
        _ => terminal::language(arguments.report, &compilation),
    };
    let verdict = terminal::report(&compilation, arguments.report);
    let blocked = verdict != Exit::Clean && !arguments.keep_going;
    let (Some(site), Some(config)) = (compilation.site.clone(), compilation.config.clone()) else {
        terminal::print_line(word(language, "cli.nothing-written"));
        return if verdict == Exit::Failed { verdict } else { Exit::Diagnostics };
    };
    if blocked {
        terminal::print_line(word(language, "cli.nothing-written"));
        return verdict;
    }
    let name = format!("{:?}", arguments.export_format).to_lowercase();
    let out = arguments.out.clone().unwrap_or_else(|| root.join(OUT).join(name));
    let mut files = site.data_files(&config);
    files.retain(|file| is_of(file.format, arguments.export_format));
    let (count, faults) = match write(&site, &config, &files, root, &out, arguments.keep_going) {
        Ok(written) => written,
        Err(error) => {
            terminal::print_line(&terminal::explain_output_error(&error, language));
            return Exit::Failed;
        }
    };
    let failed = !faults.is_empty();
    if failed {
        compilation.diagnostics =
            pipeline::arrange_diagnostics(faults, Some(&config), &compilation.sources);
        terminal::report(&compilation, arguments.report);
    }
    match count {
        Some(count) => {
            let values = [("n", count.to_string()), ("path", out.display().to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            terminal::print_line(&phrase(language, "cli.exported", &values));
        }
        None => terminal::print_line(word(language, "cli.nothing-written")),
    }
    if failed { Exit::Failed } else { verdict }
}

/// Whether a file belongs to a format; schemas go with what they describe.
fn is_of(format: DataFormat, wanted: ExportFormat) -> bool {
    match wanted {
        ExportFormat::Csv => format == DataFormat::Csv,
        ExportFormat::Json => matches!(format, DataFormat::Json | DataFormat::Schema),
        ExportFormat::Ndjson => matches!(format, DataFormat::Ndjson | DataFormat::Schema),
        ExportFormat::Bibtex => format == DataFormat::Bibtex,
        ExportFormat::Ris => format == DataFormat::Ris,
        ExportFormat::Csl => format == DataFormat::Csl,
    }
}

/// Writes the files together, and says how many there are. A file at which the program fails stands
/// in the way of all; with `keep_going` it is left out. Its diagnostic comes back either way.
fn write(
    site: &Site,
    config: &Config,
    files: &[DataFile],
    root: &Path,
    out: &Path,
    keep_going: bool,
) -> Result<(Option<usize>, Vec<Diagnostic>), OutputError> {
    let inputs = [CONTENT, THEMES, SETTINGS].map(|input| root.join(input));
    let writer = OutputFolder::open(out, &inputs)?;
    let (mut made, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        let stage = |stream: RecordStream<'_>| writer.stage_stream(file.path.clone(), stream);
        match site.read_data_file(config, file, stage) {
            Ok(staged) => made.push(staged?),
            Err(fault) => faults.push(*fault),
        }
    }
    if !faults.is_empty() && !keep_going {
        return Ok((None, faults));
    }
    let count = made.len();
    writer.publish(made, BTreeMap::new())?;
    Ok((Some(count), faults))
}

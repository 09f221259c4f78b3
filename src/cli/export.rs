//! `teladan export`: the open data of a site in one format, without its pages.

use std::{collections::BTreeMap, path::Path};

use super::{
    Exit,
    args::{ExportArguments, ExportFormat},
    compiled_site::{CompiledSite, compile_to_write},
    terminal,
};
use crate::{
    cache::Cache,
    config::Config,
    diagnostic::{
        Diagnostic,
        wording::{phrase, word},
    },
    export::{Engine, ExportedFile, Form, Recipient, RecordStream},
    output::{OutputError, OutputFolder},
    pipeline::{self, Options, Site},
    read::{CONTENT, SETTINGS, THEMES},
    render::DataFormat,
    text::language::Language,
};

/// Where data goes unless another folder is given.
const OUT: &str = "export";

/// Writes the files of a format. A folder that holds other files is refused, as it is for a site.
pub(super) fn export(root: &Path, arguments: &ExportArguments, fallback: Language) -> Exit {
    let options = Options { keep_going: arguments.keep_going, ..Options::default() };
    let compiled = match compile_to_write(root, options, arguments.report, fallback) {
        Ok(compiled) => compiled,
        Err(exit) => return exit,
    };
    let CompiledSite { site, config, mut compilation, verdict, language } = compiled;
    let name = format!("{:?}", arguments.export_format).to_lowercase();
    let out = arguments.out.clone().unwrap_or_else(|| root.join(OUT).join(name));
    let (count, faults) = match write(&site, &config, root, &out, arguments) {
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

/// What a format is written from.
enum ExportSource {
    /// Files of the site's open data.
    Data(fn(DataFormat) -> bool),
    /// Files that the site does not have.
    Own(Recipient),
}

/// Schemas go with what they describe.
fn source_of(wanted: ExportFormat) -> ExportSource {
    let engine = |engine| ExportSource::Own(Recipient::Engine(engine));
    let form = |form| ExportSource::Own(Recipient::Form(form));
    match wanted {
        ExportFormat::Csv => ExportSource::Data(|format| format == DataFormat::Csv),
        ExportFormat::Json => {
            ExportSource::Data(|format| matches!(format, DataFormat::Json | DataFormat::Schema))
        }
        ExportFormat::Ndjson => {
            ExportSource::Data(|format| matches!(format, DataFormat::Ndjson | DataFormat::Schema))
        }
        ExportFormat::Bibtex => ExportSource::Data(|format| format == DataFormat::Bibtex),
        ExportFormat::Ris => ExportSource::Data(|format| format == DataFormat::Ris),
        ExportFormat::Csl => ExportSource::Data(|format| format == DataFormat::Csl),
        ExportFormat::Xlsx => engine(Engine::Spreadsheet),
        ExportFormat::Postgres => engine(Engine::Postgres),
        ExportFormat::Opensearch => engine(Engine::Opensearch),
        ExportFormat::Iga => form(Form::Iga),
        ExportFormat::Opsi => form(Form::Opsi),
    }
}

/// Writes the files of a format together, and says how many there are. A file at which the program
/// fails stands in the way of all; with `--keep-going` it is left out. Its diagnostic comes back
/// either way.
fn write(
    site: &Site,
    config: &Config,
    root: &Path,
    out: &Path,
    arguments: &ExportArguments,
) -> Result<(Option<usize>, Vec<Diagnostic>), OutputError> {
    let inputs = [CONTENT, THEMES, SETTINGS].map(|input| root.join(input));
    let cache = Cache::off();
    let writer = OutputFolder::open(out, &inputs, &cache)?;
    let stage = |(path, stream): ExportedFile<'_>| writer.stage_stream(path, stream);
    let (mut made, mut faults) = (Vec::new(), Vec::new());
    match source_of(arguments.export_format) {
        ExportSource::Data(is_wanted) => {
            let files = site.data_files(config);
            for file in files.iter().filter(|file| is_wanted(file.format)) {
                let stage = |stream: RecordStream<'_>| stage((file.path.clone(), stream));
                match site.read_data_file(config, file, stage) {
                    Ok(staged) => made.push(staged?),
                    Err(fault) => faults.push(*fault),
                }
            }
        }
        ExportSource::Own(recipient) => {
            match site.read_exported_files(config, recipient, stage) {
                Ok(staged) => made = staged.into_iter().collect::<Result<_, _>>()?,
                // An engine must not load a part.
                Err(fault) => return Ok((None, vec![*fault])),
            }
        }
    }
    if !faults.is_empty() && !arguments.keep_going {
        return Ok((None, faults));
    }
    let count = made.len();
    writer.publish(made, BTreeMap::new())?;
    Ok((Some(count), faults))
}

//! The files of open data as `build` stages them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    record_files::{DataBuild, write_record_files},
    staging::FileFailure,
};
use crate::{
    diagnostic::Diagnostic,
    export::{RecordStream, kinds_in_file},
    output::{OutputError, StagedFile},
    pipeline::{BuildStep, DataFile, Progress},
};

/// Writes open data, several files side by side.
pub(super) fn write_data(
    build: &DataBuild<'_>,
    add_diagnostic: &(dyn Fn(Diagnostic) + Sync),
    progress: &dyn Progress,
) -> Result<Vec<Option<StagedFile>>, OutputError> {
    progress.begin(BuildStep::Data, None);
    let files = build.site.data_files(build.config);
    let (mut alone, mut made) = (Vec::new(), Vec::new());
    for (language, files) in group_files(&files) {
        // Where the program fails, each file is made alone, so that the fault costs no other.
        match language.map(|language| write_record_files(build, language, &files)) {
            Some(Ok(staged)) => made.extend(staged.into_iter().map(Some)),
            Some(Err(FileFailure::Output(error))) => return Err(error),
            Some(Err(FileFailure::Diagnostic(_))) | None => alone.extend(files),
        }
    }
    let staged = alone.par_iter().map(|file| write_data_file(build, file, add_diagnostic));
    made.extend(staged.collect::<Result<Vec<_>, _>>()?);
    progress.end(BuildStep::Data);
    Ok(made)
}

/// The files that are written side by side, by their language, and all others.
fn group_files(files: &[DataFile]) -> BTreeMap<Option<&str>, Vec<&DataFile>> {
    let mut groups: BTreeMap<Option<&str>, Vec<&DataFile>> = BTreeMap::new();
    for file in files {
        let has_records = !kinds_in_file(file).is_empty();
        groups.entry(has_records.then_some(&file.language)).or_default().push(file);
    }
    groups
}

/// Writes one file of open data.
fn write_data_file(
    build: &DataBuild<'_>,
    file: &DataFile,
    add_diagnostic: &(dyn Fn(Diagnostic) + Sync),
) -> Result<Option<StagedFile>, OutputError> {
    let key = build.keys.of_data(file);
    if let Some(file) = build.writer.find_made(&file.path, |_| key) {
        return Ok(Some(file));
    }
    let stage = |stream: RecordStream<'_>| {
        let staged = build.writer.stage_stream(file.path.clone(), stream);
        staged.map(|staged| staged.made_of(key))
    };
    match build.site.read_data_file(build.config, file, stage) {
        Ok(staged) => staged.map(Some),
        Err(fault) => {
            add_diagnostic(*fault);
            Ok(None)
        }
    }
}

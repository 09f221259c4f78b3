//! The errors of a compilation, by file, in a form that can be compared between two runs.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Argument, Diagnostic, Place},
    pipeline::Compilation,
    rule::{Level, Rule},
};

/// Errors by the path of their file. Places are left out: they differ between two texts.
pub(super) type ErrorsByFile = BTreeMap<String, Vec<ComparableError>>;

/// What makes an error the same one in another run: its rule and its arguments.
pub(super) type ComparableError = (&'static Rule, Vec<(&'static str, Argument)>);

/// Collects the errors of a compilation.
pub(super) fn errors_by_file(compilation: &Compilation) -> ErrorsByFile {
    let mut by_file = ErrorsByFile::new();
    let all = compilation.diagnostics.iter();
    for diagnostic in all.filter(|diagnostic| diagnostic.level == Level::Error) {
        let error = (diagnostic.rule, diagnostic.arguments.clone());
        by_file.entry(path_of(diagnostic, compilation)).or_default().push(error);
    }
    by_file
}

fn path_of(diagnostic: &Diagnostic, compilation: &Compilation) -> String {
    match &diagnostic.place {
        Place::Span(span) => compilation.sources.get(span.source).path.clone(),
        Place::Path(path) => path.clone(),
    }
}

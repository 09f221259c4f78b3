//! Who is named in the properties of a document: the author and the office in Word, Excel, `PowerPoint`,
//! `OpenDocument` and PDF files, which whoever downloads the file can read.

mod cleaning;
mod office;
mod pdf;

use std::io::Read as _;

use crate::{diagnostic::Diagnostic, read::Attachment, rule, text::file_name::has_extension};

/// No more of a document is looked at: what is larger is not text and properties, but pictures.
const LARGEST_PDF: u64 = 32 * 1024 * 1024;

/// As many names are told.
const MOST_NAMES: usize = 4;

/// What programs write where nobody has typed a name.
const NOBODY: [&str; 12] = [
    "admin",
    "administrator",
    "author",
    "lenovo",
    "microsoft office user",
    "openpyxl",
    "python-docx",
    "unknown",
    "un-named",
    "user",
    "windows user",
    "microsoft",
];

/// Whether a file is named like a document whose properties can be taken off.
pub(super) fn can_be_cleaned(name: &str) -> bool {
    has_extension(name, &office::ENDINGS)
}

/// A document without its properties; nothing if they cannot be taken off.
pub(super) fn clean_document(file: &Attachment) -> Option<Vec<u8>> {
    cleaning::clean(file.binary.open().ok()?)
}

/// A diagnostic about a document whose properties were to be taken off, and cannot be.
pub(super) fn check_cleaning(file: &Attachment) -> Option<Diagnostic> {
    let diagnostic = || Diagnostic::about(&rule::DOCUMENT_AUTHOR, file.path.as_str());
    clean_document(file).is_none().then(|| diagnostic().variant("not-cleaned"))
}

/// A diagnostic if a document names somebody in its properties. What cannot be read as such a document
/// names nobody: it may be of another type than its name says.
pub(super) fn check_document(file: &Attachment) -> Option<Diagnostic> {
    let mut names = if has_extension(&file.name, &office::ENDINGS) {
        office::find_names(file.binary.open().ok()?)
    } else if has_extension(&file.name, &["pdf"]) {
        let mut bytes = Vec::new();
        file.binary.open().ok()?.take(LARGEST_PDF).read_to_end(&mut bytes).ok()?;
        pdf::find_names(&bytes)
    } else {
        return None;
    };
    for name in &mut names {
        *name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    names.retain(|name| {
        name.chars().any(char::is_alphabetic) && !NOBODY.contains(&name.to_lowercase().as_str())
    });
    let mut distinct = std::collections::BTreeSet::new();
    names.retain(|name| distinct.insert(name.clone()));
    names.truncate(MOST_NAMES);
    let diagnostic = Diagnostic::about(&rule::DOCUMENT_AUTHOR, file.path.as_str());
    (!names.is_empty()).then(|| diagnostic.names("names", names))
}

//! The files beside entries: the sizes of images, what may not be published, and the bytes that
//! are. Where they stand in the site is for `addresses`.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::isolation::{Task, isolate};
use crate::{
    diagnostic::{Diagnostic, Outcome},
    images::{self, ImageError},
    output::OutputPath,
    read, rule,
    text::{
        file_name::has_extension,
        language::Language,
        number::{self, Number},
    },
};

/// The sizes in pixels of all images whose header states one, by path in the site.
pub(super) fn measure_images(
    files: &[(OutputPath, read::Attachment)],
) -> Outcome<BTreeMap<String, images::Size>> {
    let images = files
        .par_iter()
        .filter(|(_, file)| images::is_image(&file.name) || images::is_drawing(&file.name));
    let sizes = images.filter_map(|(path, file)| {
        let size = isolate(Task::Attachment, &file.path, || {
            let head = file.binary.head(images::HEADER_BYTES).ok()?;
            images::size(&head).or_else(|| images::size(&file.binary.load().ok()?))
        });
        Some((path.as_str().to_owned(), size.transpose()?))
    });
    let sizes: Vec<(String, Result<images::Size, Box<Diagnostic>>)> = sizes.collect();
    let mut outcome: Outcome<BTreeMap<String, images::Size>> = Outcome::default();
    for (path, size) in sizes {
        match size {
            Ok(size) => drop(outcome.value.insert(path, size)),
            Err(fault) => outcome.diagnostics.push(*fault),
        }
    }
    outcome
}

/// Endings of files that a browser or a computer would run. People trust a knowledge base and pass it
/// on as a folder: it must not carry such files.
const ACTIVE: [&str; 26] = [
    "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svgz", "js", "mjs", "cjs", "wasm", "swf",
    "php", "asp", "aspx", "jsp", "cgi", "exe", "com", "bat", "cmd", "msi", "ps1", "vbs", "hta",
    "scr",
];

/// Checks a file: whether something would run it, and for a photo whether readers can see it and
/// need not wait for it.
pub(super) fn check_attachment(file: &read::Attachment) -> Option<Diagnostic> {
    if has_extension(&file.name, &ACTIVE) {
        return Some(Diagnostic::about(&rule::ACTIVE_FILE, file.path.as_str()));
    }
    if images::is_unsupported(&file.name) {
        let diagnostic = Diagnostic::about(&rule::UNSUPPORTED_PHOTO, file.path.as_str());
        return Some(diagnostic.text("file", file.name.as_str()));
    }
    let large = images::is_image(&file.name) && file.binary.size > images::LARGE_IMAGE_BYTES;
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let size = Number { value: file.binary.size as f64 / 1e6, decimals: 1 };
    let [id, en] = Language::ALL.map(|language| format!("{} MB", number::write(size, language)));
    large.then(|| Diagnostic::about(&rule::LARGE_IMAGE, file.path.as_str()).both("size", id, en))
}

/// The bytes of a file beside an entry, as they are published.
pub fn published_bytes(file: &read::Attachment) -> Result<Vec<u8>, Box<Diagnostic>> {
    isolate(Task::Attachment, &file.path, || clean_bytes(file))?
}

fn clean_bytes(file: &read::Attachment) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = file.binary.load().map_err(|error| {
        let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, file.path.as_str());
        Box::new(diagnostic.system_error(&error))
    })?;
    images::clean(&file.name, bytes).map_err(|damage| {
        let rule = match damage {
            ImageError::Active => &rule::ACTIVE_FILE,
            ImageError::CutOff
            | ImageError::NotAnImage
            | ImageError::NotADrawing
            | ImageError::PictureInside => &rule::DAMAGED_IMAGE,
        };
        Box::new(Diagnostic::about(rule, file.path.as_str()).variant(damage.variant()))
    })
}

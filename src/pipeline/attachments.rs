//! The files beside entries: the sizes of images, what may not be published, and the bytes that
//! are. Where they stand in the site is for `addresses`.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    document_properties,
    file_types::FileType,
    isolation::{Task, isolate},
};
use crate::{
    diagnostic::{Diagnostic, Outcome},
    images::{self, ImageError},
    names::{ValueType, names},
    output::OutputPath,
    read, rule,
    text::{
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
            images::size(&head)
                .or_else(|| images::size(&file.binary.head(images::LONGEST_HEADER).ok()?))
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

/// Checks a file by its name and size: whether it is published at all, whether something may be left
/// in it, and for a photo whether readers need not wait for it.
pub(super) fn check_attachment(file: &read::Attachment, asked: &[&str]) -> Option<Diagnostic> {
    let about = |rule| Diagnostic::about(rule, file.path.as_str()).text("file", &*file.name);
    match FileType::of(&file.name, asked) {
        FileType::Published => check_size(file),
        FileType::Uncleaned => {
            let variant = if images::is_picture(&file.name) { "picture" } else { "recording" };
            Some(about(&rule::UNCLEANED_FILE).variant(variant))
        }
        FileType::OnRequest(group) => {
            let names = names().config.get("attachments").map(|field| &field.value_type);
            let choice = match names {
                Some(ValueType::Choice(choices)) => choices.iter().find(|it| it.en == group),
                _ => None,
            };
            let (id, en) = choice.map_or((group, group), |it| (it.id.as_str(), it.en.as_str()));
            Some(about(&rule::FILE_TYPE).variant("on-request").both("group", id, en))
        }
        FileType::UnsupportedPhoto => Some(about(&rule::UNSUPPORTED_PHOTO)),
        FileType::Active => Some(about(&rule::ACTIVE_FILE)),
        FileType::Unknown => Some(about(&rule::FILE_TYPE)),
    }
}

/// Checks whether a phone can load a photo.
fn check_size(file: &read::Attachment) -> Option<Diagnostic> {
    let large = images::is_image(&file.name) && file.binary.size > images::LARGE_IMAGE_BYTES;
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let size = Number { value: file.binary.size as f64 / 1e6, decimals: 1 };
    let [id, en] = Language::ALL.map(|language| format!("{} MB", number::write(size, language)));
    large.then(|| Diagnostic::about(&rule::LARGE_IMAGE, file.path.as_str()).both("size", id, en))
}

/// A larger file is made ready alone: its bytes are held twice while its metadata is taken off.
const LARGE: u64 = 8 * 1024 * 1024;

/// Does something with every file: with small ones on all threads, with large ones one after the
/// other, so that no two of them are held at once. The order is kept.
pub fn map_files<T: Send>(
    files: &[(OutputPath, read::Attachment)],
    make: impl Fn(&(OutputPath, read::Attachment)) -> T + Sync,
) -> Vec<T> {
    let is_large = |file: &read::Attachment| file.binary.size > LARGE;
    let small = files.par_iter().map(|entry| (!is_large(&entry.1)).then(|| make(entry)));
    let made: Vec<Option<T>> = small.collect();
    made.into_iter().zip(files).map(|(made, entry)| made.unwrap_or_else(|| make(entry))).collect()
}

/// What a file beside an entry is published as.
#[derive(Debug)]
pub enum PublishedForm {
    /// These bytes: a picture without its metadata.
    Bytes(Vec<u8>),
    /// The file itself.
    AsItIs,
}

/// What a file is published as. Only pictures are read for it.
pub fn published_form(file: &read::Attachment) -> Result<PublishedForm, Box<Diagnostic>> {
    let head =
        file.binary.head(images::SIGNATURE_BYTES).map_err(|error| unreadable(file, &error))?;
    if images::needs_cleaning(&file.name, &head) {
        published_bytes(file).map(PublishedForm::Bytes)
    } else {
        Ok(PublishedForm::AsItIs)
    }
}

/// The diagnostic about what is in a file beside an entry.
pub fn check_file(file: &read::Attachment) -> Option<Diagnostic> {
    match published_form(file) {
        Ok(_) => check_document(file),
        Err(diagnostic) => Some(*diagnostic),
    }
}

/// The diagnostic about a document that names somebody in its properties.
pub(super) fn check_document(file: &read::Attachment) -> Option<Diagnostic> {
    let check = || document_properties::check_document(file);
    isolate(Task::Attachment, &file.path, check).unwrap_or_else(|fault| Some(*fault))
}

/// The bytes of a file beside an entry, as they are published.
pub fn published_bytes(file: &read::Attachment) -> Result<Vec<u8>, Box<Diagnostic>> {
    isolate(Task::Attachment, &file.path, || clean_bytes(file))?
}

fn unreadable(file: &read::Attachment, error: &std::io::Error) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, file.path.as_str());
    Box::new(diagnostic.system_error(error))
}

fn clean_bytes(file: &read::Attachment) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = file.binary.load().map_err(|error| unreadable(file, &error))?;
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

//! The files beside entries: what may not be published, and the bytes that are. Where they stand in the
//! site is for `addresses`, what becomes of pictures for `pictures`.

use rayon::prelude::*;

use super::{
    document_properties,
    file_failures::{report_image_error, report_unreadable},
    file_types::FileType,
    isolation::{Task, isolate},
    pictures::{PictureWorkshop, PublishedPicture},
};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    images::{self, CheckedPicture, Picture},
    names::{ValueType, names},
    output::OutputPath,
    read, rule,
    text::{
        language::Language,
        number::{self, Number},
    },
};

/// Checks a file by its name: whether it is published at all, and whether something may be left in it.
pub(super) fn check_attachment(file: &read::Attachment, asked: &[&str]) -> Option<Diagnostic> {
    let about = |rule| Diagnostic::about(rule, file.path.as_str()).text("file", &*file.name);
    match FileType::of(&file.name, asked) {
        FileType::Published => None,
        FileType::Uncleaned => {
            let variant = if images::is_picture(&file.name) { "picture" } else { "recording" };
            Some(about(&rule::UNCLEANED_FILE).variant(variant))
        }
        FileType::OnRequest(group) => {
            let names =
                names().config.get("attachments").and_then(|field| field.children.get("types"));
            let choice = match names.map(|field| &field.value_type) {
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

/// Checks whether a phone can load a picture of which no lighter version is made.
pub(super) fn check_size(file: &read::Attachment, picture: Option<&Picture>) -> Option<Diagnostic> {
    let is_heavy = picture.is_none_or(Picture::stays_heavy);
    let large =
        images::is_image(&file.name) && is_heavy && file.binary.size > images::LARGE_IMAGE_BYTES;
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
    /// These bytes: a drawing or a picture without its metadata.
    Bytes(Vec<u8>),
    /// A picture and its versions.
    Picture(PublishedPicture),
    /// The file itself.
    AsItIs,
}

/// What a file is published as. Only pictures are read for it.
pub(super) fn published_form(
    path: &OutputPath,
    file: &read::Attachment,
    picture: Option<&Picture>,
    config: &Config,
    workshop: PictureWorkshop<'_>,
) -> Result<PublishedForm, Box<Diagnostic>> {
    if let Some(picture) = picture.filter(|picture| picture.is_decoded()) {
        return workshop.publish(path, file, picture).map(PublishedForm::Picture);
    }
    let head = file
        .binary
        .head(images::SIGNATURE_BYTES)
        .map_err(|error| report_unreadable(file, &error))?;
    if images::needs_cleaning(&file.name, &head) {
        return published_bytes(file, config).map(PublishedForm::Bytes);
    }
    Ok(clean_document(file, config)?.map_or(PublishedForm::AsItIs, PublishedForm::Bytes))
}

/// The diagnostic about what is in a file beside an entry. Pictures are not decoded for it: somebody
/// may wait for a page meanwhile.
pub fn check_file(file: &read::Attachment, config: &Config) -> Option<Diagnostic> {
    let head = match file.binary.head(images::SIGNATURE_BYTES) {
        Ok(head) => head,
        Err(error) => return Some(*report_unreadable(file, &error)),
    };
    if images::needs_cleaning(&file.name, &head) {
        return published_bytes(file, config).err().map(|diagnostic| *diagnostic);
    }
    check_document(file, config.cleans_documents)
}

/// The diagnostic about a document that names somebody in its properties, or from which they cannot be
/// taken off although the site asks for it.
pub(super) fn check_document(file: &read::Attachment, cleans: bool) -> Option<Diagnostic> {
    let check = || {
        if cleans && document_properties::can_be_cleaned(&file.name) {
            document_properties::check_cleaning(file)
        } else {
            document_properties::check_document(file)
        }
    };
    isolate(Task::Attachment, &file.path, check).unwrap_or_else(|fault| Some(*fault))
}

/// The bytes of a file beside an entry, as they are published.
pub fn published_bytes(
    file: &read::Attachment,
    config: &Config,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match clean_document(file, config)? {
        Some(document) => Ok(document),
        None => isolate(Task::Attachment, &file.path, || clean_bytes(file))?,
    }
}

/// A document without its properties, if the site asks for that and it can be done.
fn clean_document(
    file: &read::Attachment,
    config: &Config,
) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    if !config.cleans_documents || !document_properties::can_be_cleaned(&file.name) {
        return Ok(None);
    }
    isolate(Task::Attachment, &file.path, || document_properties::clean_document(file))
}

fn clean_bytes(file: &read::Attachment) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = file.binary.load().map_err(|error| report_unreadable(file, &error))?;
    let cleaned = if images::is_image(&file.name) {
        images::check_picture(&file.name, bytes).map(CheckedPicture::into_bytes)
    } else {
        images::clean(&file.name, bytes)
    };
    cleaned.map_err(|error| report_image_error(file, error))
}

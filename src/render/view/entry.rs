//! What pages of every kind of entry show: title, approval, photos, sources.

use serde::Serialize;

use super::{
    cite::{CiteView, cite},
    entry_files::{FileView, describe_file, entry_files},
    fact::Fact,
    link::LinkView,
    page_context::PageContext,
};
use crate::{
    graph::EntryRef,
    model::{Common, Photo, TextOrEntry},
    names::ReferenceField,
    render::locale,
};

/// What pages of every kind of entry show.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// What readers' choices call it, such as `case/antrean`, if it can be compared.
    pub name: Option<String>,
    pub title: String,
    /// The gist, if an editor wrote one; a first paragraph is not said twice.
    pub summary: Option<String>,
    pub kind_label: String,
    pub draft: bool,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    pub institute: Option<LinkView>,
    pub authors: Vec<String>,
    /// "by, date".
    pub approved: Option<String>,
    pub date: Option<String>,
    pub updated: Option<String>,
    pub photos: Vec<PhotoView>,
    pub sources: Vec<SourceView>,
    /// The documents beside it.
    pub files: Vec<FileView>,
    pub extra: Vec<Fact>,
    /// How it is cited.
    pub citation: CiteView,
}

/// A photo.
#[derive(Debug, Serialize)]
pub struct PhotoView {
    pub url: String,
    /// All its versions with their widths, where there are several.
    pub srcset: Option<String>,
    /// The largest file of it.
    pub largest: String,
    pub alt: String,
    /// In pixels, if the file tells it.
    pub width: Option<u32>,
    /// In pixels, if the file tells it.
    pub height: Option<u32>,
    /// Whether it is higher than wide.
    pub is_upright: bool,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// A source.
#[derive(Debug, Serialize)]
pub struct SourceView {
    pub number: usize,
    pub title: String,
    pub url: Option<String>,
    pub file: Option<LinkView>,
    /// Type and size of the file.
    pub file_about: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
}

/// Makes what every kind of entry shows.
pub(super) fn entry_view(page: &PageContext<'_>, entry: EntryRef) -> EntryView {
    let common = page.site.graph.entries.version(entry, page.language).common;
    let day = |date| locale::day(date, page.strings);
    EntryView {
        name: page.site.compared_name(entry),
        title: common.title.value.clone(),
        summary: common
            .summary
            .clone()
            .filter(|_| common.summary_is_written && common.withdrawn.is_none()),
        kind_label: page.word(&format!("kind.{}.one", entry.kind().id())),
        draft: common.draft,
        withdrawn: common.withdrawn.clone(),
        institute: common.institute.as_ref().map(|institute| {
            page.link_or_name(&TextOrEntry::Entry(institute.clone()), ReferenceField::Institute)
        }),
        authors: common.authors.clone(),
        approved: common.approved.as_ref().map(|approved| match approved.date {
            Some(date) => format!("{}, {}", approved.by, day(date)),
            None => approved.by.clone(),
        }),
        date: common.date.map(day),
        updated: common.updated.map(day),
        photos: photos(page, entry, common),
        sources: sources(page, entry, common),
        files: entry_files(page, entry),
        citation: cite(page, entry),
        extra: common
            .extra
            .iter()
            .map(|(name, value)| Fact {
                key: "extra".to_owned(),
                label: name.clone(),
                values: vec![LinkView::text(value)],
            })
            .collect(),
    }
}

fn photos(page: &PageContext<'_>, entry: EntryRef, common: &Common) -> Vec<PhotoView> {
    common.photos.iter().map(|photo| photo_view(page, entry, photo)).collect()
}

/// A photo of an entry, as a page shows it.
pub(super) fn photo_view(page: &PageContext<'_>, entry: EntryRef, photo: &Photo) -> PhotoView {
    let picture = page.picture(entry, &photo.file.value);
    let size = picture.as_ref().map(|picture| picture.size);
    let file = || page.file_url(entry, &photo.file.value);
    PhotoView {
        url: picture.as_ref().map_or_else(file, |picture| picture.url.clone()),
        largest: picture.as_ref().map_or_else(file, |picture| picture.largest.clone()),
        srcset: picture.and_then(|picture| picture.srcset),
        alt: photo.alt.clone(),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        is_upright: size.is_some_and(|size| size.height > size.width),
        caption: photo.caption.clone(),
        credit: photo.credit.clone(),
    }
}

fn sources(page: &PageContext<'_>, entry: EntryRef, common: &Common) -> Vec<SourceView> {
    let sources = common.sources.iter().enumerate().map(|(index, source)| SourceView {
        number: index + 1,
        title: source.title.clone(),
        url: source.url.as_ref().map(ToString::to_string),
        file: source.file.as_ref().map(|file| LinkView {
            text: file.value.clone(),
            url: Some(page.file_url(entry, &file.value)),
        }),
        file_about: source.file.as_ref().and_then(|file| describe_file(page, entry, &file.value)),
        publisher: source.publisher.clone(),
        author: source.author.clone(),
        date: source.date.map(|date| locale::date(date, page.strings)),
    });
    sources.collect()
}

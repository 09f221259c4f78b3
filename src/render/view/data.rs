//! The page of open data: its files, and the dictionary that explains them.

use serde::Serialize;

use super::{
    dictionary::{DictionaryView, anchor, dictionary, subject_title},
    link::LinkView,
    page_context::PageContext,
};
use crate::render::{
    data_files::{DataFormat, DataSubject, data_path},
    locale,
};

/// Open data.
#[derive(Debug, Serialize)]
pub struct DataView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The licence of the content, if one is stated.
    pub licence: Option<String>,
    /// The newest date in the data.
    pub date: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The files, by what they are about.
    pub files: Vec<DataFilesView>,
    /// What their fields mean.
    pub dictionary: Vec<DictionaryView>,
}

/// The files about one kind of record.
#[derive(Debug, Serialize)]
pub struct DataFilesView {
    /// What they are about.
    pub title: String,
    /// How many records there are, if they are entries.
    pub count: Option<String>,
    /// Where the dictionary explains them.
    pub anchor: String,
    /// A file for each format.
    pub links: Vec<LinkView>,
}

pub(super) fn data(page: &PageContext<'_>) -> DataView {
    let subjects = DataSubject::list(page.site.catalogue);
    let described = subjects.iter().filter(|subject| !matches!(subject, DataSubject::Citations));
    let config = page.site.config;
    DataView {
        title: page.word("data.title"),
        intro: page.word("data.intro"),
        licence: config.licence.clone(),
        date: page.site.catalogue.newest_date().map(|date| locale::day(date, page.strings)),
        publisher: config.publisher.as_ref().map(|publisher| publisher.name.clone()),
        files: subjects.iter().map(|subject| files(page, subject)).collect(),
        dictionary: described.map(|subject| dictionary(page, subject)).collect(),
    }
}

fn files(page: &PageContext<'_>, subject: &DataSubject) -> DataFilesView {
    let links = subject.formats().iter().map(|format| {
        let path = data_path(page.site.routes, subject, *format, page.language);
        let text = match format {
            DataFormat::Csv => "CSV".to_owned(),
            DataFormat::Json => "JSON".to_owned(),
            DataFormat::Ndjson => "NDJSON".to_owned(),
            DataFormat::Schema => page.word("data.schema"),
            DataFormat::Atom => "Atom".to_owned(),
            DataFormat::JsonFeed => "JSON Feed".to_owned(),
            DataFormat::Xml => "XML".to_owned(),
            DataFormat::Text => page.word("data.type.text"),
            DataFormat::Bibtex => "BibTeX".to_owned(),
            DataFormat::Ris => "RIS".to_owned(),
            DataFormat::Csl => "CSL-JSON".to_owned(),
            DataFormat::Svg => "SVG".to_owned(),
        };
        LinkView { text, url: Some(page.here.link_to(&path)) }
    });
    let count = match subject {
        DataSubject::Entries(kind) => {
            let listed = page.site.catalogue.entries(*kind).iter();
            let entries = &page.site.graph.entries;
            Some(listed.filter(|entry| !entries.main(**entry).common.draft).count())
        }
        _ => None,
    };
    DataFilesView {
        title: subject_title(page, subject),
        count: count.map(|count| locale::count(count as u64, page.strings)),
        anchor: match subject {
            DataSubject::Citations => "_files".to_owned(),
            _ => anchor(page, subject),
        },
        links: links.collect(),
    }
}

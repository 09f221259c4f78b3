//! The keys of every kind.

use crate::{
    model::{
        Common, Coordinates, Photo,
        common::{Approval, Citation},
    },
    names::{Value, Values},
    source::Spanned,
    text::{percent::decode, web_address::WebAddress},
};

/// The most characters of a summary, also of one taken from the first paragraph.
const LONGEST_SUMMARY: usize = 280;

/// Reads the keys that every kind has. `lead` is the first paragraph, which stands
/// in where no summary is given.
pub(super) fn common(values: &Values, lead: Option<&str>) -> Option<Common> {
    Some(Common {
        title: values.text("title")?,
        summary: values.string("summary").or_else(|| lead.map(shorten)),
        summary_is_written: values.string("summary").is_some(),
        date: values.date("date").map(|date| date.value),
        updated: values.date("updated").map(|date| date.value),
        aliases: aliases(values),
        draft: values.bool("draft").unwrap_or(false),
        weight: values.number("weight").map(|number| number.value.value),
        institute: values.reference("institute"),
        authors: values.strings("authors"),
        approved: values.map("approved").and_then(|approved| {
            Some(Approval {
                by: approved.string("by")?,
                date: approved.date("date").map(|date| date.value),
            })
        }),
        withdrawn: values.map("withdrawn").and_then(|withdrawn| withdrawn.string("reason")),
        photos: values.maps("photos").filter_map(photo).collect(),
        sources: values.maps("sources").filter_map(citation).collect(),
        extra: values.map("extra").map(|extra| extra.free().to_vec()).unwrap_or_default(),
    })
}

/// A place on the map.
pub(super) fn coordinates(values: &Values) -> Option<Coordinates> {
    match values.list("coordinates") {
        [Value::Number(latitude), Value::Number(longitude)] => {
            Some(Coordinates { latitude: latitude.value.value, longitude: longitude.value.value })
        }
        _ => None,
    }
}

/// Old addresses as paths: one copied from a browser's bar is encoded, and is decoded once.
fn aliases(values: &Values) -> Vec<Spanned<String>> {
    let texts = values.list("aliases").iter().filter_map(|value| match value {
        Value::Text(text) => Some(Spanned { value: decode(&text.value), span: text.span }),
        _ => None,
    });
    texts.collect()
}

fn photo(values: &Values) -> Option<Photo> {
    Some(Photo {
        file: values.text("file")?,
        alt: values.string("alt")?,
        caption: values.string("caption"),
        credit: values.string("credit"),
    })
}

fn citation(values: &Values) -> Option<Citation> {
    Some(Citation {
        title: values.string("title")?,
        id: values.string("id"),
        // An address alone is a source as well: readers can follow it.
        url: values.web_address("url").or_else(|| {
            WebAddress::parse(&values.string("title")?).ok().filter(WebAddress::is_page)
        }),
        file: values.text("file"),
        publisher: values.string("publisher"),
        author: values.string("author"),
        date: values.partial_date("date").map(|date| date.value),
    })
}

/// A text cut at a word, so that it fits where a summary stands.
fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST_SUMMARY {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST_SUMMARY - 1).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    short.truncate(short.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    short.push('…');
    short
}

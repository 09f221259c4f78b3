//! The column of lessons, by which their list is filtered. Apart from the columns for filters, because
//! a document has several lessons, and only that list loads it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::{Column, ColumnValues},
    document::LessonText,
    stored_portion::ListedDocument,
};
use crate::render::view::RenderContext;

/// The lessons of each document in the order of its page, if any has one. A term is `avoid/3/1/0/2`: what
/// to do with it, the place of its section, and of how many lines of that are the lesson, when it holds, and
/// what must change.
pub(super) fn list_lessons(site: &RenderContext<'_>, documents: &[ListedDocument]) -> Vec<Column> {
    let lessons = || documents.iter().map(|document| &document.lessons);
    let used: BTreeSet<LessonText> = lessons().flatten().copied().collect();
    if used.is_empty() {
        return Vec::new();
    }
    let places: BTreeMap<LessonText, u32> = used.iter().copied().zip(0..).collect();
    let of_document = |own: &Vec<LessonText>| {
        own.iter().filter_map(|lesson| places.get(lesson).copied()).collect()
    };
    let term = |lesson: &LessonText| {
        let LessonText { kind: (_, id), section, lines: [text, condition, change] } = lesson;
        let path = format!("choice.lesson_kind.{id}");
        let languages = site.config.languages.iter();
        let labels = languages.map(|it| site.theme.strings(it).get(&path).to_owned());
        (format!("{id}/{section}/{text}/{condition}/{change}"), labels.collect())
    };
    let terms = used.iter().map(term).collect();
    let values = ColumnValues::Terms(terms, lessons().map(of_document).collect());
    vec![Column { name: "lesson", values }]
}

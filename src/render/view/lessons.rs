//! A page of all lessons.

use serde::Serialize;

use super::{
    claims::{LessonItem, lesson},
    link::LinkView,
    list_filters::lesson_filters,
    page_context::PageContext,
    pager::{Pager, on_page, pager},
    search::FilterView,
};
use crate::{names::ReferenceField, render::page::PageKind};

/// A page of all lessons.
#[derive(Debug, Serialize)]
pub struct LessonsView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// "420 lessons".
    pub count: String,
    /// What all of them can be filtered by where they stand, on the first page.
    pub facets: Vec<FilterView>,
    /// The first page, where the filters are, if this is another.
    pub filters_url: Option<String>,
    /// The lessons of this page, each with its case.
    pub lessons: Vec<LessonOfCase>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

/// A lesson and where it was learnt.
#[derive(Debug, Serialize)]
pub struct LessonOfCase {
    /// Its case, at the lesson.
    pub case: LinkView,
    pub locus: String,
    /// Its first paragraph, which is its headline.
    pub headline_html: String,
    /// What of its text follows.
    pub rest_html: String,
    pub lesson: LessonItem,
}

pub(super) fn lessons(page: &PageContext<'_>, number: usize) -> LessonsView {
    let all = page.site.catalogue.lessons();
    let lessons = on_page(all, number).map(|at| {
        let case = &page.site.graph.case(at.case).version(page.language).data;
        let mut link = page.entry_link(at.case);
        let lesson = lesson(page, at.case, at.lesson, &case.lessons[at.lesson]);
        link.url = link.url.map(|url| format!("{url}#_lesson-{}", lesson.number));
        let (headline, rest) = split_headline(&lesson.text_html);
        LessonOfCase {
            case: link,
            locus: page.title_or_name(&case.locus, ReferenceField::CaseLocus),
            headline_html: headline.to_owned(),
            rest_html: rest.to_owned(),
            lesson,
        }
    });
    let facets = lesson_filters(page);
    LessonsView {
        count: page.count("count.lessons", all.len()),
        filters_url: (number > 1).then(|| format!("{}#_narrow", page.url(&PageKind::Lessons(1)))),
        facets: if number == 1 { facets } else { Vec::new() },
        title: page.word("lessons.title"),
        intro: page.word("lessons.intro"),
        lessons: lessons.collect(),
        pager: pager(page, number, all.len(), PageKind::Lessons),
    }
}

/// The first paragraph of a text without its tags, which a heading can hold, and what follows it. A text
/// that begins otherwise, with a list for example, has no headline.
fn split_headline(html: &str) -> (&str, &str) {
    let first = html.trim_start().strip_prefix("<p>");
    let parts = first.and_then(|first| first.split_once("</p>"));
    parts.map_or(("", html), |(headline, rest)| (headline, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::split_headline;

    #[test]
    fn the_first_paragraph_is_the_headline() {
        assert_eq!(split_headline("<p>a <em>b</em></p>\n"), ("a <em>b</em>", ""));
        assert_eq!(split_headline("<p>a</p>\n<ul><li>b</li></ul>"), ("a", "<ul><li>b</li></ul>"));
        assert_eq!(split_headline("<ul><li>b</li></ul>"), ("", "<ul><li>b</li></ul>"));
    }
}

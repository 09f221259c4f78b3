//! A page of all lessons.

use serde::Serialize;

use super::{
    claims::{LessonItem, lesson},
    link::LinkView,
    page_context::PageContext,
    pager::{Pager, on_page, pager},
};
use crate::{names::ReferenceField, render::page::PageKind};

/// A page of all lessons.
#[derive(Debug, Serialize)]
pub struct LessonsView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The lessons of this page, each with its case.
    pub lessons: Vec<LessonOfCase>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

/// A lesson and where it was learnt.
#[derive(Debug, Serialize)]
pub struct LessonOfCase {
    pub case: LinkView,
    pub locus: String,
    pub lesson: LessonItem,
}

pub(super) fn lessons(page: &PageContext<'_>, number: usize) -> LessonsView {
    let all = page.site.catalogue.lessons();
    let lessons = on_page(all, number).map(|at| {
        let case = &page.site.graph.case(at.case).version(page.language).data;
        LessonOfCase {
            case: page.entry_link(at.case),
            locus: page.link_or_name(&case.locus, ReferenceField::CaseLocus).text,
            lesson: lesson(page, at.case, at.lesson, &case.lessons[at.lesson]),
        }
    });
    LessonsView {
        title: page.word("lessons.title"),
        intro: page.word("lessons.intro"),
        lessons: lessons.collect(),
        pager: pager(page, number, all.len(), PageKind::Lessons),
    }
}

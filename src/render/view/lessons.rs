//! A page of all lessons.

use serde::Serialize;

use super::{
    claims::{LessonItem, lesson},
    list::{Pager, on_page, pager},
    parts::LinkView,
    scope::PageContext,
};
use crate::{
    names::{Kind, ReferenceField},
    render::page::Job,
};

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

pub(super) fn lessons(scope: &PageContext<'_>, number: usize) -> LessonsView {
    let all = scope.catalogue.lessons();
    let lessons = on_page(all, number).map(|at| {
        let case = &scope.graph.case(at.case).version(scope.language).data;
        LessonOfCase {
            case: scope.at(Kind::Case, at.case),
            locus: scope.named(&case.locus, ReferenceField::CaseLocus).text,
            lesson: lesson(scope, at.case, at.lesson, &case.lessons.items[at.lesson]),
        }
    });
    LessonsView {
        title: scope.word("lessons.title"),
        intro: scope.word("lessons.intro"),
        lessons: lessons.collect(),
        pager: pager(scope, number, all.len(), Job::Lessons),
    }
}

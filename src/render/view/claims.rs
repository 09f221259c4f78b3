//! Statements that somebody answers for: factors, obstacles, lessons, awards, each with
//! who says so and where it stands.

use serde::Serialize;

use super::{entry_body::EntryBody, link::LinkView, page_context::PageContext};
use crate::{
    graph::EntryRef,
    model::{
        CaseId, Claim, Id, Listing, TextOrTerm, VocabularyId,
        case::{Award, Factor, Lesson, Obstacle},
        choice::{LessonKind, SaidBy},
    },
};

/// Who says so, and where.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimView {
    /// The kind of witness, such as "the locus".
    pub said_by: Option<String>,
    /// Its English name.
    pub said_by_id: Option<&'static str>,
    /// The office that said so.
    pub speaker: Option<String>,
    /// The number of the source on this page.
    pub source: Option<usize>,
}

/// A list that may be told in items, in a text, or by a word.
#[derive(Debug, Serialize)]
pub struct ListingView<T> {
    /// The anchor of its section.
    pub id: String,
    /// Its items.
    pub items: Vec<T>,
    /// Who says all of it, where that is the same for every item and so is not said at each.
    pub claim: ClaimView,
    /// What a section of the body says about it.
    pub text_html: Option<String>,
    /// What is read where nothing is known, or where there is none.
    pub special: Option<String>,
    /// Whether nobody knows, so that it is a question for the next visit.
    pub unknown: bool,
}

/// What made a practice succeed.
#[derive(Debug, Serialize)]
pub struct FactorItem {
    pub factor: LinkView,
    pub note_html: String,
    pub prerequisite: bool,
    pub claim: ClaimView,
}

/// What stood in the way.
#[derive(Debug, Serialize)]
pub struct ObstacleItem {
    pub factor: LinkView,
    pub note_html: String,
    pub response_html: Option<String>,
    pub outcome: Option<String>,
    pub outcome_id: Option<&'static str>,
    pub claim: ClaimView,
}

/// A lesson.
#[derive(Debug, Serialize)]
pub struct LessonItem {
    pub number: usize,
    pub text_html: String,
    pub kind: String,
    /// `adopt`, `adapt`, `avoid` or `unknown`.
    pub kind_id: &'static str,
    pub condition_html: Option<String>,
    pub change_html: Option<String>,
    pub visit: Option<LinkView>,
    /// Who has applied it.
    pub adoptions: Vec<LinkView>,
    pub claim: ClaimView,
}

/// Lessons to be taken alike.
#[derive(Debug, Serialize)]
pub struct LessonGroup {
    /// What to do with them, in a word.
    pub kind: String,
    /// `adopt`, `adapt`, `avoid` or `unknown`.
    pub kind_id: &'static str,
    /// The lessons, in the order of the case.
    pub lessons: Vec<LessonItem>,
}

/// An award.
#[derive(Debug, Serialize)]
pub struct AwardItem {
    pub name: String,
    pub giver: Option<String>,
    pub year: Option<u16>,
    pub rank: Option<String>,
    pub claim: ClaimView,
}

/// Makes a list. `id` is the anchor unless a heading of the body brings its own.
pub(super) fn listing<T, U>(
    page: &PageContext<'_>,
    body: &EntryBody,
    key: &'static str,
    listing: &Listing<T>,
    item: impl FnMut((Id<T>, &T)) -> U,
) -> ListingView<U> {
    ListingView {
        id: body.anchors.get(key).cloned().unwrap_or_else(|| format!("_{key}")),
        items: listing.iter().map(item).collect(),
        claim: ClaimView::default(),
        text_html: body.sections.get(key).cloned(),
        special: listing.special.map(|word| page.special(word)),
        unknown: !listing.is_known(),
    }
}

/// Says once who says so, where every item has the same witness and source.
pub(super) fn say_claim_once<T>(
    mut listing: ListingView<T>,
    claim_of: impl Fn(&mut T) -> &mut ClaimView,
) -> ListingView<T> {
    let mut claims = listing.items.iter_mut().map(|item| claim_of(item).clone());
    let (first, count) = (claims.next(), claims.len());
    if let Some(first) = first
        && count > 0
        && claims.all(|claim| claim == first)
    {
        for item in &mut listing.items {
            *claim_of(item) = ClaimView::default();
        }
        listing.claim = first;
    }
    listing
}

pub(super) fn claim(page: &PageContext<'_>, claim: &Claim, said_by: Option<SaidBy>) -> ClaimView {
    ClaimView {
        said_by: said_by.map(|by| page.choice("said_by", by.id())),
        said_by_id: said_by.map(SaidBy::id),
        speaker: claim.speaker.clone(),
        source: claim.source.map(Id::number),
    }
}

pub(super) fn factor(
    page: &PageContext<'_>,
    entry: EntryRef,
    id: Id<Factor>,
    item: &Factor,
) -> FactorItem {
    FactorItem {
        factor: page.term_link(VocabularyId::Factors, &item.factor),
        note_html: page.prose(entry, &item.note, &format!("f{}-", id.position())),
        prerequisite: item.prerequisite,
        claim: claim(page, &item.claim, item.said_by),
    }
}

pub(super) fn obstacle(
    page: &PageContext<'_>,
    entry: EntryRef,
    id: Id<Obstacle>,
    item: &Obstacle,
) -> ObstacleItem {
    let (at, response) = (id.position(), item.response.as_ref());
    ObstacleItem {
        factor: page.obstacle_link(&item.factor),
        note_html: page.prose(entry, &item.note, &format!("o{at}-")),
        response_html: response.map(|text| page.prose(entry, text, &format!("r{at}-"))),
        outcome: item.outcome.map(|outcome| page.choice("outcome", outcome.id())),
        outcome_id: item.outcome.map(crate::model::choice::ObstacleOutcome::id),
        claim: claim(page, &item.claim, item.said_by),
    }
}

pub(super) fn lesson(
    page: &PageContext<'_>,
    case: CaseId,
    id: Id<Lesson>,
    item: &Lesson,
) -> LessonItem {
    let entry = EntryRef::Case(case);
    let text = |prose: &crate::names::Prose, part: &str| {
        page.prose(entry, prose, &format!("l{part}{}-", id.position()))
    };
    let kind_id = item.kind.map_or("unknown", LessonKind::id);
    let adoptions = page.site.graph.backlinks.adoptions_of_case[case].iter().filter(|adoption| {
        let lesson = page.site.graph.backlinks.lesson_of_adoption[**adoption];
        lesson.is_some_and(|at| at.case == case && at.lesson == id)
    });
    LessonItem {
        number: id.number(),
        text_html: text(&item.text, "t"),
        kind: page.choice("lesson_kind", kind_id),
        kind_id,
        condition_html: item.condition.as_ref().map(|prose| text(prose, "c")),
        change_html: item.change.as_ref().map(|prose| text(prose, "x")),
        visit: item
            .visit
            .as_ref()
            .and_then(|visit| page.site.graph.resolve(visit))
            .map(|visit| page.entry_link(visit)),
        adoptions: adoptions.map(|adoption| page.entry_link(*adoption)).collect(),
        claim: claim(page, &item.claim, None),
    }
}

/// Puts lessons together that are to be taken alike: adopted, adapted, avoided, not sorted yet.
pub(super) fn group_lessons(lessons: ListingView<LessonItem>) -> ListingView<LessonGroup> {
    let mut groups: Vec<LessonGroup> = Vec::new();
    for lesson in lessons.items {
        match groups.iter_mut().find(|group| group.kind_id == lesson.kind_id) {
            Some(group) => group.lessons.push(lesson),
            None => groups.push(LessonGroup {
                kind: lesson.kind.clone(),
                kind_id: lesson.kind_id,
                lessons: vec![lesson],
            }),
        }
    }
    groups.sort_by_key(|group| LessonKind::from_id(group.kind_id).map_or(u8::MAX, |it| it as u8));
    ListingView {
        id: lessons.id,
        items: groups,
        claim: lessons.claim,
        text_html: lessons.text_html,
        special: lessons.special,
        unknown: lessons.unknown,
    }
}

pub(super) fn award(page: &PageContext<'_>, item: &Award) -> AwardItem {
    AwardItem {
        name: item.name.clone(),
        giver: item.giver.clone(),
        year: item.year,
        rank: item.rank.as_ref().map(|rank| match rank {
            TextOrTerm::Text(text) => text.clone(),
            TextOrTerm::Term(term) => page.label(VocabularyId::AwardRanks, term),
        }),
        claim: claim(page, &item.claim, None),
    }
}

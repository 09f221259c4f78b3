//! Who points at whom, seen from the other end. Positions are those within each kind; every list
//! is in the order of the entries' names.

use std::sync::Arc;

use super::Graph;
use crate::{
    model::{Entry, TextOrEntry, case::Lesson},
    names::{Kind, ReferenceField},
};

/// A finding of a visit, by the visit and the finding's position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "said above")]
pub struct CohortFindingAt {
    pub visit: usize,
    pub finding: usize,
}

/// A lesson of a case, by the case and the lesson's position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "said above")]
pub struct LessonAt {
    pub case: usize,
    pub lesson: usize,
}

/// All back-links. Withdrawn entries point at nobody.
#[derive(Debug, Default)]
pub struct Backlinks {
    /// Locus → its cases.
    pub cases_of_locus: Vec<Vec<usize>>,
    /// Locus → places inside it.
    pub parts_of_locus: Vec<Vec<usize>>,
    /// Locus → visits to it.
    pub visits_of_locus: Vec<Vec<usize>>,
    /// Locus → what it adopted from others.
    pub adoptions_by_locus: Vec<Vec<usize>>,
    /// Case → visits that studied it.
    pub visits_of_case: Vec<Vec<usize>>,
    /// Case → what cohorts found there.
    pub findings_of_case: Vec<Vec<CohortFindingAt>>,
    /// Case → adoptions of it.
    pub adoptions_of_case: Vec<Vec<usize>>,
    /// Case → cases that it inspired.
    pub inspired_by_case: Vec<Vec<usize>>,
    /// Case → cases that name it as related, with the position in their list.
    pub related_to_case: Vec<Vec<(usize, usize)>>,
    /// Visit → lessons learnt there.
    pub lessons_of_visit: Vec<Vec<LessonAt>>,
    /// Visit → adoptions that grew from it.
    pub adoptions_of_visit: Vec<Vec<usize>>,
    /// Institute → visits that it organised.
    pub visits_of_institute: Vec<Vec<usize>>,
    /// Institute → cases that it answers for.
    pub cases_of_institute: Vec<Vec<usize>>,
    /// Institute → what it adopted.
    pub adoptions_by_institute: Vec<Vec<usize>>,
    /// Adoption → the lesson it applies, if that is one of a case.
    pub lesson_of_adoption: Vec<Option<LessonAt>>,
}

pub(super) fn backlinks(graph: &Graph) -> Backlinks {
    let mut found = empty(graph);
    cases(graph, &mut found);
    visits(graph, &mut found);
    adoptions(graph, &mut found);
    for (index, entry) in shown(&graph.entries.loci) {
        if let Some(parent) = graph.parent_of(&entry.main().data) {
            push(&mut found.parts_of_locus, Some(parent), index);
        }
    }
    found
}

fn empty(graph: &Graph) -> Backlinks {
    let (cases, loci) = (graph.entries.cases.len(), graph.entries.loci.len());
    let (visits, institutes) = (graph.entries.visits.len(), graph.entries.institutes.len());
    Backlinks {
        cases_of_locus: vec![Vec::new(); loci],
        parts_of_locus: vec![Vec::new(); loci],
        visits_of_locus: vec![Vec::new(); loci],
        adoptions_by_locus: vec![Vec::new(); loci],
        visits_of_case: vec![Vec::new(); cases],
        findings_of_case: vec![Vec::new(); cases],
        adoptions_of_case: vec![Vec::new(); cases],
        inspired_by_case: vec![Vec::new(); cases],
        related_to_case: vec![Vec::new(); cases],
        lessons_of_visit: vec![Vec::new(); visits],
        adoptions_of_visit: vec![Vec::new(); visits],
        visits_of_institute: vec![Vec::new(); institutes],
        cases_of_institute: vec![Vec::new(); institutes],
        adoptions_by_institute: vec![Vec::new(); institutes],
        lesson_of_adoption: vec![None; graph.entries.adoptions.len()],
    }
}

fn cases(graph: &Graph, found: &mut Backlinks) {
    for (index, entry) in shown(&graph.entries.cases) {
        let case = &entry.main().data;
        push(&mut found.cases_of_locus, graph.locus_of(case), index);
        let institute = entry.main().common.institute.as_ref();
        push(&mut found.cases_of_institute, institute.and_then(|it| graph.resolve(it)), index);
        for model in &case.inspired_by {
            let model =
                graph.resolve_any(model, ReferenceField::CaseInspiredBy).map(|entry| entry.index);
            push(&mut found.inspired_by_case, model, index);
        }
        for (position, related) in case.related.iter().enumerate() {
            push(&mut found.related_to_case, graph.resolve(&related.case), (index, position));
        }
        for (lesson, item) in case.lessons.items.iter().enumerate() {
            let visit = item.visit.as_ref().and_then(|visit| graph.resolve(visit));
            push(&mut found.lessons_of_visit, visit, LessonAt { case: index, lesson });
        }
    }
}

fn visits(graph: &Graph, found: &mut Backlinks) {
    for (index, entry) in shown(&graph.entries.visits) {
        let visit = &entry.main().data;
        let groups = visit.groups.iter();
        let of_visit = visit.loci.iter().map(|locus| (locus, ReferenceField::VisitLoci));
        let of_groups = groups.clone().filter_map(|group| group.locus.as_ref());
        let of_groups = of_groups.map(|locus| (locus, ReferenceField::GroupLocus));
        for (locus, field) in of_visit.chain(of_groups) {
            let locus = graph.resolve_any(locus, field).map(|entry| entry.index);
            push(&mut found.visits_of_locus, locus, index);
        }
        let studied = visit.cases.iter().chain(groups.flat_map(|group| &group.cases));
        let found_in = visit.findings.items.iter().filter_map(|finding| finding.case.as_ref());
        for case in studied.chain(found_in) {
            push(&mut found.visits_of_case, graph.resolve(case), index);
        }
        for (finding, item) in visit.findings.items.iter().enumerate() {
            let case = item.case.as_ref().and_then(|case| graph.resolve(case));
            push(&mut found.findings_of_case, case, CohortFindingAt { visit: index, finding });
        }
        if let Some(organizer) = graph.resolve_any(&visit.organizer, ReferenceField::VisitOrganizer)
            && organizer.kind == Kind::Institute
        {
            push(&mut found.visits_of_institute, Some(organizer.index), index);
        }
    }
}

fn adoptions(graph: &Graph, found: &mut Backlinks) {
    for (index, entry) in shown(&graph.entries.adoptions) {
        let adoption = &entry.main().data;
        let case = adoption.case.as_ref().and_then(|case| graph.resolve(case));
        let visit = adoption.visit.as_ref().and_then(|visit| graph.resolve(visit));
        push(&mut found.adoptions_of_case, case, index);
        push(&mut found.adoptions_of_visit, visit, index);
        match graph.resolve_any(&adoption.by, ReferenceField::AdoptionBy) {
            Some(by) if by.kind == Kind::Locus => {
                push(&mut found.adoptions_by_locus, Some(by.index), index);
            }
            Some(by) => push(&mut found.adoptions_by_institute, Some(by.index), index),
            None => {}
        }
        if let (Some(case), Some(lesson)) = (case, &adoption.lesson) {
            let lessons = &graph.case(case).main().data.lessons.items;
            found.lesson_of_adoption[index] =
                lesson_named(lessons, &lesson.value).map(|lesson| LessonAt { case, lesson });
        }
    }
}

/// The position of the lesson with that id or number.
pub(super) fn lesson_named(lessons: &[Lesson], name: &str) -> Option<usize> {
    let by_id = lessons.iter().position(|lesson| lesson.id.as_deref() == Some(name));
    let by_number = || name.parse::<usize>().ok()?.checked_sub(1).filter(|i| *i < lessons.len());
    by_id.or_else(by_number)
}

/// Entries that lists and back-links show.
fn shown<T>(entries: &[Arc<Entry<T>>]) -> impl Iterator<Item = (usize, &Arc<Entry<T>>)> {
    entries.iter().enumerate().filter(|(_, entry)| entry.main().common.withdrawn.is_none())
}

/// Adds once: entries come in order, so a repetition is the last one.
fn push<T: PartialEq>(lists: &mut [Vec<T>], at: Option<usize>, value: T) {
    if let Some(list) = at.and_then(|at| lists.get_mut(at))
        && list.last() != Some(&value)
    {
        list.push(value);
    }
}

/// Whether a text is meant as the name of something rather than as words.
pub(super) fn looks_like_a_name(named: &TextOrEntry) -> bool {
    match named {
        TextOrEntry::Entry(_) => true,
        TextOrEntry::Text(text) => {
            crate::text::slug::is_slug(&text.value) && text.value.contains('-')
        }
    }
}

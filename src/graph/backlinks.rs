//! Who points at whom, seen from the other end. Every list is in the order of the entries' names.

use std::sync::Arc;

use super::{EntryRef, Graph, entry_map::EntryMap};
use crate::{
    model::{
        AdoptionId, CaseId, Entry, Id, IdMap, LocusId, TextOrEntry, VisitId,
        adoption::Adoption,
        case::{Case, Lesson, Related},
        institute::Institute,
        locus::Locus,
        visit::{CohortFinding, Visit},
    },
    names::ReferenceField,
};

/// A finding of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CohortFindingAt {
    pub visit: VisitId,
    pub finding: Id<CohortFinding>,
}

/// A lesson of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LessonAt {
    pub case: CaseId,
    pub lesson: Id<Lesson>,
}

/// All back-links. Withdrawn entries point at nobody.
#[derive(Debug, Default, Hash)]
pub struct Backlinks {
    /// Locus → its cases.
    pub cases_of_locus: IdMap<Locus, Vec<CaseId>>,
    /// Locus → places inside it.
    pub parts_of_locus: IdMap<Locus, Vec<LocusId>>,
    /// Locus → visits to it.
    pub visits_of_locus: IdMap<Locus, Vec<VisitId>>,
    /// Locus → what it adopted from others.
    pub adoptions_by_locus: IdMap<Locus, Vec<AdoptionId>>,
    /// Case → visits that studied it.
    pub visits_of_case: IdMap<Case, Vec<VisitId>>,
    /// Case → what cohorts backlinks there.
    pub findings_of_case: IdMap<Case, Vec<CohortFindingAt>>,
    /// Case → adoptions of it.
    pub adoptions_of_case: IdMap<Case, Vec<AdoptionId>>,
    /// Case → cases that it inspired.
    pub inspired_by_case: IdMap<Case, Vec<CaseId>>,
    /// Case → cases that name it as related, and where in their list.
    pub related_to_case: IdMap<Case, Vec<(CaseId, Id<Related>)>>,
    /// Visit → lessons learnt there.
    pub lessons_of_visit: IdMap<Visit, Vec<LessonAt>>,
    /// Visit → adoptions that grew from it.
    pub adoptions_of_visit: IdMap<Visit, Vec<AdoptionId>>,
    /// Institute → visits that it organised.
    pub visits_of_institute: IdMap<Institute, Vec<VisitId>>,
    /// Institute → cases that it answers for.
    pub cases_of_institute: IdMap<Institute, Vec<CaseId>>,
    /// Institute → what it adopted.
    pub adoptions_by_institute: IdMap<Institute, Vec<AdoptionId>>,
    /// Adoption → the lesson it applies, if that is one of a case.
    pub lesson_of_adoption: IdMap<Adoption, Option<LessonAt>>,
    /// Adoption → the visit that it grew from: the one it names, or else the one where its lesson was
    /// learnt.
    pub visit_of_adoption: IdMap<Adoption, Option<VisitId>>,
}

pub(super) fn collect_backlinks(graph: &Graph) -> Backlinks {
    let mut backlinks = empty_backlinks(graph);
    collect_from_cases(graph, &mut backlinks);
    collect_from_visits(graph, &mut backlinks);
    collect_from_adoptions(graph, &mut backlinks);
    for (id, entry) in listed_entries(&graph.entries.loci) {
        if let Some(parent) = graph.parent_of(&entry.main().data) {
            push_once(&mut backlinks.parts_of_locus, Some(parent), id);
        }
    }
    backlinks
}

fn empty_backlinks(graph: &Graph) -> Backlinks {
    let entries = &graph.entries;
    Backlinks {
        cases_of_locus: entries.loci.with_each(&Vec::new()),
        parts_of_locus: entries.loci.with_each(&Vec::new()),
        visits_of_locus: entries.loci.with_each(&Vec::new()),
        adoptions_by_locus: entries.loci.with_each(&Vec::new()),
        visits_of_case: entries.cases.with_each(&Vec::new()),
        findings_of_case: entries.cases.with_each(&Vec::new()),
        adoptions_of_case: entries.cases.with_each(&Vec::new()),
        inspired_by_case: entries.cases.with_each(&Vec::new()),
        related_to_case: entries.cases.with_each(&Vec::new()),
        lessons_of_visit: entries.visits.with_each(&Vec::new()),
        adoptions_of_visit: entries.visits.with_each(&Vec::new()),
        visits_of_institute: entries.institutes.with_each(&Vec::new()),
        cases_of_institute: entries.institutes.with_each(&Vec::new()),
        adoptions_by_institute: entries.institutes.with_each(&Vec::new()),
        lesson_of_adoption: entries.adoptions.with_each(&None),
        visit_of_adoption: entries.adoptions.with_each(&None),
    }
}

fn collect_from_cases(graph: &Graph, backlinks: &mut Backlinks) {
    for (id, entry) in listed_entries(&graph.entries.cases) {
        let case = &entry.main().data;
        push_once(&mut backlinks.cases_of_locus, graph.locus_of(case), id);
        let institute = entry.main().common.institute.as_ref();
        push_once(
            &mut backlinks.cases_of_institute,
            institute.and_then(|it| graph.resolve(it)?.institute()),
            id,
        );
        for model in &case.inspired_by {
            let model =
                graph.resolve_any(model, ReferenceField::CaseInspiredBy).and_then(EntryRef::case);
            push_once(&mut backlinks.inspired_by_case, model, id);
        }
        for (position, related) in Id::enumerate(&case.related) {
            let other = graph.resolve(&related.case).and_then(EntryRef::case);
            push_once(&mut backlinks.related_to_case, other, (id, position));
        }
        for (lesson, item) in case.lessons.iter() {
            let visit = item.visit.as_ref().and_then(|visit| graph.resolve(visit)?.visit());
            push_once(&mut backlinks.lessons_of_visit, visit, LessonAt { case: id, lesson });
        }
    }
}

fn collect_from_visits(graph: &Graph, backlinks: &mut Backlinks) {
    for (id, entry) in listed_entries(&graph.entries.visits) {
        let visit = &entry.main().data;
        let groups = visit.groups.iter();
        let of_visit = visit.loci.iter().map(|locus| (locus, ReferenceField::VisitLoci));
        let of_groups = groups.clone().filter_map(|group| group.locus.as_ref());
        let of_groups = of_groups.map(|locus| (locus, ReferenceField::GroupLocus));
        for (locus, field) in of_visit.chain(of_groups) {
            let locus = graph.resolve_any(locus, field).and_then(EntryRef::locus);
            push_once(&mut backlinks.visits_of_locus, locus, id);
        }
        let studied = visit.cases.iter().chain(groups.flat_map(|group| &group.cases));
        let found_in = visit.findings.items.iter().filter_map(|finding| finding.case.as_ref());
        for case in studied.chain(found_in) {
            push_once(
                &mut backlinks.visits_of_case,
                graph.resolve(case).and_then(EntryRef::case),
                id,
            );
        }
        for (finding, item) in visit.findings.iter() {
            let case = item.case.as_ref().and_then(|case| graph.resolve(case)?.case());
            push_once(
                &mut backlinks.findings_of_case,
                case,
                CohortFindingAt { visit: id, finding },
            );
        }
        let organizer = graph.resolve_any(&visit.organizer, ReferenceField::VisitOrganizer);
        push_once(&mut backlinks.visits_of_institute, organizer.and_then(EntryRef::institute), id);
    }
}

fn collect_from_adoptions(graph: &Graph, backlinks: &mut Backlinks) {
    for (id, entry) in listed_entries(&graph.entries.adoptions) {
        let adoption = &entry.main().data;
        let case = adoption.case.as_ref().and_then(|case| graph.resolve(case)?.case());
        let lesson = case.zip(adoption.lesson.as_ref()).and_then(|(case, lesson)| {
            let lessons = &graph.case(case).main().data.lessons.items;
            Some(LessonAt { case, lesson: find_lesson(lessons, &lesson.value)? })
        });
        let visit = match (&adoption.visit, lesson) {
            (Some(visit), _) => graph.resolve(visit).and_then(EntryRef::visit),
            (None, Some(lesson)) => visit_of_lesson(graph, lesson),
            (None, None) => None,
        };
        backlinks.lesson_of_adoption[id] = lesson;
        backlinks.visit_of_adoption[id] = visit;
        push_once(&mut backlinks.adoptions_of_case, case, id);
        push_once(&mut backlinks.adoptions_of_visit, visit, id);
        let by = graph.resolve_any(&adoption.by, ReferenceField::AdoptionBy);
        push_once(&mut backlinks.adoptions_by_locus, by.and_then(EntryRef::locus), id);
        push_once(&mut backlinks.adoptions_by_institute, by.and_then(EntryRef::institute), id);
    }
}

/// The visit where a lesson was learnt.
fn visit_of_lesson(graph: &Graph, at: LessonAt) -> Option<VisitId> {
    let lesson = &graph.case(at.case).main().data.lessons[at.lesson];
    graph.resolve(lesson.visit.as_ref()?)?.visit()
}

/// The lesson with that name or number.
pub(super) fn find_lesson(lessons: &[Lesson], name: &str) -> Option<Id<Lesson>> {
    let by_name = lessons.iter().position(|lesson| lesson.id.as_deref() == Some(name));
    let by_number = || Id::from_number(name.parse().ok()?, lessons);
    by_name.map(Id::at).or_else(by_number)
}

/// Entries that lists and back-links show.
fn listed_entries<T>(entries: &EntryMap<T>) -> impl Iterator<Item = (Id<T>, &Arc<Entry<T>>)> {
    entries.iter().filter(|(_, entry)| entry.main().common.withdrawn.is_none())
}

/// Adds once: entries come in order, so a repetition is the last one.
fn push_once<T, V: PartialEq>(lists: &mut IdMap<T, Vec<V>>, at: Option<Id<T>>, value: V) {
    if let Some(list) = at.map(|at| &mut lists[at])
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

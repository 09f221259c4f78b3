//! What an institute did in a year, in figures. Apart because its page and its table for spreadsheets
//! must tell the same.

use std::collections::BTreeSet;

use super::RenderContext;
use crate::{
    graph::{ChainCounts, InstituteYear},
    model::{
        AdoptionId, CaseId, TextOrEntry, VisitId,
        case::{Figure, Measure},
        choice::{AdoptionStatus, LessonKind, Mode, SpreadStep, VisitKind},
        visit::Visit,
    },
    names::ReferenceField,
    theme::Strings,
};

/// A figure of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFigure {
    /// What it is a part of: `visits`, `chain`, `lessons`, `adoptions` or `cases`.
    pub section: &'static str,
    /// Its name, the same in all languages.
    pub key: String,
    /// Its name for readers.
    pub label: String,
    /// The figure.
    pub value: u64,
    /// Among how many it was counted.
    pub of: usize,
    /// How many of them do not tell it.
    pub unknown: usize,
}

impl YearFigure {
    /// Whether it counts one value of a list of fixed ones.
    pub(super) fn is_of_list(&self) -> bool {
        self.key.contains('.')
    }
}

/// Every figure of a year, in a fixed order; those that are zero too.
pub fn year_figures(
    site: &RenderContext<'_>,
    year: &InstituteYear,
    language: &str,
) -> Vec<YearFigure> {
    let mut list = FigureList {
        site,
        strings: site.theme.strings(language),
        figures: Vec::new(),
        section: "visits",
    };
    list.add_visits(&year.visits);
    list.add_chain(&year.visits);
    list.add_lessons(&year.visits);
    let adoptions: Vec<AdoptionId> =
        year.adoptions.iter().chain(&year.own_adoptions).copied().collect();
    list.add_adoptions(&adoptions);
    list.add_cases(&year.cases);
    list.figures
}

/// The figures while they are gathered.
struct FigureList<'a> {
    site: &'a RenderContext<'a>,
    strings: &'a Strings,
    figures: Vec<YearFigure>,
    section: &'static str,
}

impl FigureList<'_> {
    fn add(&mut self, key: &str, value: usize, of: usize, unknown: usize) {
        let label = self.strings.get(&format!("institute_year.{}.{key}", self.section)).to_owned();
        self.push(key.to_owned(), label, value as u64, of, unknown);
    }

    /// How many of `all` have each of these values; who has none is unknown.
    fn add_choices(&mut self, list: &str, ids: &[&'static str], all: &[Option<&'static str>]) {
        let unknown = all.iter().filter(|id| id.is_none()).count();
        for id in ids {
            let path = format!("choice.{list}.{id}");
            let value = self.strings.get(&path).to_lowercase();
            let words = format!("institute_year.list.{list}");
            let label = self.strings.fill(&words, &[("value", &value)]);
            let count = all.iter().filter(|other| **other == Some(*id)).count();
            self.push(format!("{list}.{id}"), label, count as u64, all.len(), unknown);
        }
    }

    fn push(&mut self, key: String, label: String, value: u64, of: usize, unknown: usize) {
        self.figures.push(YearFigure { section: self.section, key, label, value, of, unknown });
    }

    fn add_visits(&mut self, ids: &[VisitId]) {
        let entries = &self.site.graph.entries.visits;
        let visits: Vec<&Visit> = ids.iter().map(|id| &entries[*id].main().data).collect();
        let count = visits.len();
        self.add("visits", count, count, 0);
        let kinds: Vec<_> = visits.iter().map(|visit| Some(visit.kind.id())).collect();
        self.add_choices("visit_kind", &ids_of(VisitKind::ALL, VisitKind::id), &kinds);
        let loci: BTreeSet<String> =
            visits.iter().flat_map(|visit| &visit.loci).map(|locus| self.place(locus)).collect();
        let without_locus = visits.iter().filter(|visit| visit.loci.is_empty()).count();
        self.add("loci", loci.len(), count, without_locus);
        self.add_sum("participants", visits.iter().map(|visit| visit.participants));
        self.add_sum("companions", visits.iter().map(|visit| visit.companions));
        let confirmed = visits.iter().filter(|visit| visit.confirmed.is_some()).count();
        self.add("confirmed", confirmed, count, 0);
    }

    /// One name for each place, whether the site has an entry of it or not.
    fn place(&self, locus: &TextOrEntry) -> String {
        match self.site.graph.resolve_any(locus, ReferenceField::VisitLoci) {
            Some(entry) => format!("/{}", self.site.graph.entries.key(entry).name),
            None => crate::text::fold::fold(locus.name()).into_owned(),
        }
    }

    fn add_sum(&mut self, key: &str, numbers: impl Iterator<Item = Option<u64>>) {
        let numbers: Vec<_> = numbers.collect();
        let unknown = numbers.iter().filter(|number| number.is_none()).count();
        let label = self.strings.get(&format!("institute_year.visits.{key}")).to_owned();
        let sum = numbers.iter().flatten().fold(0_u64, |sum, number| sum.saturating_add(*number));
        self.push(key.to_owned(), label, sum, numbers.len(), unknown);
    }

    fn add_chain(&mut self, visits: &[VisitId]) {
        self.section = "chain";
        let mut counts = ChainCounts::default();
        for visit in visits {
            counts.add(&self.site.graph.visit_chain(*visit));
        }
        self.add("with_lesson", counts.with_lesson, counts.visits, 0);
        self.add("with_adoption", counts.with_adoption, counts.visits, 0);
        self.add("with_result", counts.with_result, counts.visits, 0);
    }

    fn add_lessons(&mut self, visits: &[VisitId]) {
        self.section = "lessons";
        let graph = self.site.graph;
        let lessons = visits.iter().flat_map(|visit| &graph.backlinks.lessons_of_visit[*visit]);
        let kinds: Vec<Option<&'static str>> = lessons
            .map(|at| graph.case(at.case).main().data.lessons[at.lesson].kind.map(LessonKind::id))
            .collect();
        self.add("lessons", kinds.len(), kinds.len(), 0);
        self.add_choices("lesson_kind", &ids_of(LessonKind::ALL, LessonKind::id), &kinds);
    }

    fn add_adoptions(&mut self, ids: &[AdoptionId]) {
        self.section = "adoptions";
        let graph = self.site.graph;
        let all: Vec<_> = ids.iter().map(|id| &graph.entries.adoptions[*id].main().data).collect();
        self.add("adoptions", all.len(), all.len(), 0);
        let statuses: Vec<_> = all.iter().map(|it| Some(it.status.id())).collect();
        let names = ids_of(AdoptionStatus::ALL, AdoptionStatus::id);
        self.add_choices("adoption_status", &names, &statuses);
        let modes: Vec<_> = all.iter().map(|it| it.mode.map(Mode::id)).collect();
        self.add_choices("mode", &ids_of(Mode::ALL, Mode::id), &modes);
        let steps: Vec<_> = all.iter().map(|it| it.step.map(SpreadStep::id)).collect();
        self.add_choices("spread_step", &ids_of(SpreadStep::ALL, SpreadStep::id), &steps);
        let results = ids.iter().filter(|id| graph.tells_result(**id)).count();
        self.add("with_result", results, all.len(), all.len() - results);
    }

    fn add_cases(&mut self, ids: &[CaseId]) {
        self.section = "cases";
        let graph = self.site.graph;
        let measures = |id: &CaseId| &graph.case(*id).main().data.results.items;
        self.add("cases", ids.len(), ids.len(), 0);
        let measured = ids.iter().filter(|id| measures(id).iter().any(is_measured)).count();
        let untold = ids.iter().filter(|id| measures(id).is_empty()).count();
        self.add("measured_cases", measured, ids.len(), untold);
        let results: Vec<&Measure> = ids.iter().flat_map(measures).collect();
        let measured = results.iter().filter(|it| is_measured(it)).count();
        self.add("measured_results", measured, results.len(), 0);
    }
}

/// Whether a result has a number before and one after.
pub(super) fn is_measured(measure: &Measure) -> bool {
    let is_number = |figure: &Option<Figure>| matches!(figure, Some(Figure::Number(_)));
    is_number(&measure.before) && is_number(&measure.after)
}

fn ids_of<T: Copy>(all: &[T], id: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| id(*value)).collect()
}

//! What one entry answers to each chart. Every answer that any entry gives has a number, so that an
//! entry is read once and then added to each of its scopes by numbers alone.

use rustc_hash::FxHashMap;

use super::{
    super::Graph,
    chart::{BarometerChart as Chart, ChartUnit, UNSAID},
    value::ChartValue,
};
use crate::{
    model::{
        CaseId, Listing, TermId,
        adoption::Adoption,
        case::{Case, Figure, Measure},
        choice::{
            Change, EvaluationPhase, Evaluator, Evidence, Form, Initiator, LessonKind, Mode,
            Novelty, ObstacleOutcome, SaidBy, SpreadStep, Stage, Status,
        },
    },
    names::SpecialWord,
};

/// The country whose places have provinces.
const HOME: &str = "ID";

/// A bar of a chart, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Answer {
    pub(super) chart: Chart,
    pub(super) value: ChartValue,
    pub(super) part: Option<&'static str>,
}

/// All answers that were given so far, and those of the entry that was read last.
#[derive(Debug, Default)]
pub(super) struct EntryAnswers {
    /// Every answer, by its number.
    pub(super) known: Vec<Answer>,
    by_answer: FxHashMap<Answer, usize>,
    /// The answers of the entry.
    pub(super) numbers: Vec<usize>,
    /// How many of what a chart counts the entry has.
    pub(super) bases: Vec<(Chart, usize)>,
}

impl EntryAnswers {
    /// Reads a case.
    pub(super) fn read_case(&mut self, graph: &Graph, id: CaseId) {
        let case = &graph.case(id).main().data;
        self.begin(|chart| count_units(case, chart.unit()));
        self.add_kind_of_change(case);
        self.add_people(case);
        self.add_factors(case);
        self.add_results(case);
        self.add_life(case);
        self.add_place(graph, id);
    }

    /// Reads an adoption.
    pub(super) fn read_adoption(&mut self, adoption: &Adoption) {
        self.begin(|chart| usize::from(chart.unit() == ChartUnit::Adoption));
        self.add(Chart::AdoptionStatus, ChartValue::Choice(adoption.status.id()));
        self.add_choice(Chart::AdoptionMode, adoption.mode.map(Mode::id));
        self.add_choice(Chart::AdoptionStep, adoption.step.map(SpreadStep::id));
    }

    fn begin(&mut self, count: impl Fn(Chart) -> usize) {
        self.numbers.clear();
        self.bases.clear();
        let bases = Chart::ALL.into_iter().map(|chart| (chart, count(chart)));
        self.bases.extend(bases.filter(|(_, count)| *count > 0));
    }

    fn add_kind_of_change(&mut self, case: &Case) {
        let novelty = case.novelty.filter(|novelty| *novelty != Novelty::Unknown);
        self.add_choice(Chart::Novelty, novelty.map(Novelty::id));
        self.add_choices(Chart::Change, case.change.iter().copied().map(Change::id));
        self.add_choice(Chart::Form, case.form.map(Form::id));
        self.add_choice(Chart::Digital, case.digital.map(|it| if it { "yes" } else { "no" }));
    }

    fn add_people(&mut self, case: &Case) {
        self.add_choices(Chart::Initiator, case.initiator.iter().copied().map(Initiator::id));
        self.add_terms(Chart::Partners, case.partners.items.iter(), &case.partners);
    }

    fn add_factors(&mut self, case: &Case) {
        let (helped, hindered) = (&case.success_factors, &case.obstacles);
        self.add_terms(Chart::Helped, helped.items.iter().map(|it| &it.factor), helped);
        self.add_terms(Chart::Hindered, hindered.items.iter().map(|it| &it.factor), hindered);
        for item in &hindered.items {
            let part = Some(item.outcome.map_or(UNSAID, ObstacleOutcome::id));
            let value = ChartValue::Term(item.factor.clone());
            self.count(Answer { chart: Chart::Outcomes, value, part });
        }
        let said_by = helped.items.iter().map(|it| it.said_by);
        for said_by in said_by.chain(hindered.items.iter().map(|it| it.said_by)) {
            self.add_choice(Chart::SaidBy, said_by.map(SaidBy::id));
        }
        for lesson in &case.lessons.items {
            self.add_choice(Chart::Lessons, lesson.kind.map(LessonKind::id));
        }
    }

    fn add_results(&mut self, case: &Case) {
        let results = &case.results;
        let told = match results.special {
            _ if results.items.iter().any(is_measured) => ChartValue::Choice("measured"),
            _ if !results.items.is_empty() => ChartValue::Choice("told"),
            Some(SpecialWord::NotMeasured) => ChartValue::Choice("not-measured"),
            _ => instead_of_items(results),
        };
        self.add(Chart::Results, told);
        for result in &results.items {
            self.add_choice(Chart::Evidence, result.evidence.map(Evidence::id));
        }
        let phase = case.evaluation_phase.map(EvaluationPhase::id);
        self.add_choice(Chart::EvaluationPhase, phase);
        self.add_choices(
            Chart::EvaluationBy,
            case.evaluation_by.iter().copied().map(Evaluator::id),
        );
        self.add_several(
            Chart::EvaluationPurposes,
            case.evaluation_purposes.iter().cloned().map(ChartValue::Term),
            ChartValue::Unknown,
        );
        let awarded = if case.awards.items.is_empty() {
            instead_of_items(&case.awards)
        } else {
            ChartValue::Choice("awarded")
        };
        self.add(Chart::Awards, awarded);
    }

    fn add_life(&mut self, case: &Case) {
        self.add_choice(Chart::Stage, case.stage.map(Stage::id));
        let status = case.status.filter(|status| *status != Status::Unknown);
        self.add_choice(Chart::Status, status.map(Status::id));
        if is_stopped(case) {
            let factors = case.obstacles.items.iter().map(|it| &it.factor);
            self.add_terms(Chart::Stopped, factors, &case.obstacles);
        }
        let year = case.since.map(|since| ChartValue::Year(since.year));
        self.add(Chart::Year, year.unwrap_or(ChartValue::Unknown));
    }

    fn add_place(&mut self, graph: &Graph, id: CaseId) {
        let case = &graph.case(id).main().data;
        let sectors = case.sectors.iter().cloned().map(ChartValue::Term);
        self.add_several(Chart::Sector, sectors, ChartValue::Unknown);
        let goals = case.sdgs.iter().copied().map(ChartValue::Goal);
        self.add_several(Chart::Goals, goals, ChartValue::Unknown);
        let locus = graph.counted_locus(id).map(|locus| &graph.locus(locus).main().data);
        let province = match locus {
            Some(locus) => match &locus.province {
                Some(province) => ChartValue::Term(province.clone()),
                None if locus.country != HOME => ChartValue::Abroad,
                None => ChartValue::Unknown,
            },
            None => ChartValue::Unknown,
        };
        self.add(Chart::Province, province);
        let kind = locus.map(|locus| ChartValue::Term(locus.kind.clone()));
        self.add(Chart::LocusKind, kind.unwrap_or(ChartValue::Unknown));
    }

    fn add(&mut self, chart: Chart, value: ChartValue) {
        self.count(Answer { chart, value, part: None });
    }

    fn add_choice(&mut self, chart: Chart, value: Option<&'static str>) {
        self.add(chart, value.map_or(ChartValue::Unknown, ChartValue::Choice));
    }

    fn add_choices(&mut self, chart: Chart, values: impl Iterator<Item = &'static str>) {
        self.add_several(chart, values.map(ChartValue::Choice), ChartValue::Unknown);
    }

    /// The terms of a list, or what stands in its place.
    fn add_terms<'t, T>(
        &mut self,
        chart: Chart,
        terms: impl Iterator<Item = &'t TermId>,
        listing: &Listing<T>,
    ) {
        let terms = terms.cloned().map(ChartValue::Term);
        self.add_several(chart, terms, instead_of_items(listing));
    }

    /// Each value once, or another one where there is none.
    fn add_several(
        &mut self,
        chart: Chart,
        values: impl Iterator<Item = ChartValue>,
        otherwise: ChartValue,
    ) {
        let first = self.numbers.len();
        for value in values {
            let number = self.number(Answer { chart, value, part: None });
            if !self.numbers[first..].contains(&number) {
                self.numbers.push(number);
            }
        }
        if self.numbers.len() == first {
            self.add(chart, otherwise);
        }
    }

    fn count(&mut self, answer: Answer) {
        let number = self.number(answer);
        self.numbers.push(number);
    }

    fn number(&mut self, answer: Answer) -> usize {
        if let Some(number) = self.by_answer.get(&answer) {
            return *number;
        }
        let number = self.known.len();
        self.known.push(answer.clone());
        self.by_answer.insert(answer, number);
        number
    }
}

/// How many of what charts count a case has.
pub(super) fn count_units(case: &Case, unit: ChartUnit) -> usize {
    match unit {
        ChartUnit::Case => 1,
        ChartUnit::StoppedCase => usize::from(is_stopped(case)),
        ChartUnit::Result => case.results.items.len(),
        ChartUnit::Obstacle => case.obstacles.items.len(),
        ChartUnit::Claim => case.success_factors.items.len() + case.obstacles.items.len(),
        ChartUnit::Lesson => case.lessons.items.len(),
        ChartUnit::Adoption => 0,
    }
}

fn is_stopped(case: &Case) -> bool {
    matches!(case.status, Some(Status::Stopped | Status::Replaced))
}

/// Whether both figures are numbers, so that the change can be told.
fn is_measured(measure: &Measure) -> bool {
    let is_number = |figure: &Option<Figure>| matches!(figure, Some(Figure::Number(_)));
    is_number(&measure.before) && is_number(&measure.after)
}

/// What a list without items says.
fn instead_of_items<T>(listing: &Listing<T>) -> ChartValue {
    match listing.special {
        Some(SpecialWord::None) => ChartValue::None,
        Some(SpecialWord::Unknown | SpecialWord::NotMeasured) => ChartValue::Unknown,
        None if listing.narrative.is_some() => ChartValue::Narrative,
        None => ChartValue::Unknown,
    }
}

//! The columns by which a cohort looks for a place to go: what matches its own place and its own
//! obstacle. Apart from the columns for filters, because only that page loads them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::{Column, ColumnValues},
    header::DocumentHeader,
};
use crate::{
    graph::{EntryRef, Graph},
    model::{
        CaseId, LocusId, TermId, VocabularyId,
        case::{Factor, Obstacle},
        choice::{ObstacleOutcome, SaidBy},
    },
    render::view::RenderContext,
    text::date::PartialDate,
};

/// What a finder weighs in one document.
#[derive(Default)]
struct FinderValues {
    /// The locus of a case, or a locus itself.
    locus: Vec<String>,
    prerequisite: Vec<String>,
    /// A factor and who says so: `leadership/locus`.
    helped_by: Vec<String>,
    /// An obstacle, what became of it, and who says so: `budget/overcome/cohort`.
    hindered_by: Vec<String>,
    /// The month of each visit of a locus, or its year where no more is known.
    visited: Vec<String>,
    latitude: Option<u32>,
    longitude: Option<u32>,
    population: Option<u32>,
    notice_days: Option<u32>,
    checked: Option<u32>,
}

/// All columns of the finder in which any document has a value.
pub(super) fn list_finder_columns(
    site: &RenderContext<'_>,
    headers: &[DocumentHeader],
) -> Vec<Column> {
    let values: Vec<FinderValues> = headers.iter().map(|it| read_values(site.graph, it)).collect();
    let loci: BTreeMap<&str, EntryRef> = headers
        .iter()
        .filter_map(|it| it.subject.entry())
        .filter(|entry| matches!(entry, EntryRef::Locus(_)))
        .map(|entry| (site.graph.entries.key(entry).name.as_str(), entry))
        .collect();
    let locus = |id: &str, language: &str| {
        loci.get(id).map_or(id, |entry| site.title(*entry, language)).to_owned()
    };
    let factor = |id: &str, language: &str| {
        let term = TermId(id.split('/').next().unwrap_or(id).to_owned());
        site.label(VocabularyId::Factors, &term, language).to_owned()
    };
    let month = |id: &str, _: &str| id.to_owned();
    let terms: [(_, PickTerms, LabelOf<'_>); 5] = [
        ("locus", |it| &it.locus, &locus),
        ("prerequisite", |it| &it.prerequisite, &factor),
        ("helped_by", |it| &it.helped_by, &factor),
        ("hindered_by", |it| &it.hindered_by, &factor),
        ("visited", |it| &it.visited, &month),
    ];
    let terms = terms.into_iter().map(|(name, pick, label)| {
        let ids: Vec<&[String]> = values.iter().map(pick).collect();
        Column { name, values: term_values(&ids, &site.config.languages, label) }
    });
    let numbers: [(_, PickNumber); 5] = [
        ("latitude", |it| it.latitude),
        ("longitude", |it| it.longitude),
        ("population", |it| it.population),
        ("notice_days", |it| it.notice_days),
        ("checked", |it| it.checked),
    ];
    let numbers = numbers.into_iter().map(|(name, pick)| Column {
        name,
        values: ColumnValues::Numbers(values.iter().map(pick).collect()),
    });
    terms.chain(numbers).filter(|column| !column.is_empty()).collect()
}

/// The terms of a column that a document has.
type PickTerms = fn(&FinderValues) -> &[String];

/// The number of a column that a document has.
type PickNumber = fn(&FinderValues) -> Option<u32>;

/// The label of a term in a language.
type LabelOf<'a> = &'a dyn Fn(&str, &str) -> String;

/// Terms as positions among those that occur; one that a document has twice stays there twice.
fn term_values(
    ids: &[&[String]],
    languages: &[String],
    label: &dyn Fn(&str, &str) -> String,
) -> ColumnValues {
    let used: BTreeSet<&str> = ids.iter().copied().flatten().map(String::as_str).collect();
    let places: BTreeMap<&str, u32> = used.iter().copied().zip(0..).collect();
    let of_document = |own: &&[String]| {
        let mut own: Vec<u32> =
            own.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        own.sort_unstable();
        own
    };
    let values = ids.iter().map(of_document).collect();
    let labels = |id: &&str| languages.iter().map(|language| label(id, language)).collect();
    ColumnValues::Terms(used.iter().map(|id| ((*id).to_owned(), labels(id))).collect(), values)
}

fn read_values(graph: &Graph, header: &DocumentHeader) -> FinderValues {
    match header.subject.entry() {
        Some(EntryRef::Case(id)) => read_case(graph, id),
        Some(EntryRef::Locus(id)) => read_locus(graph, id),
        _ => FinderValues::default(),
    }
}

fn read_case(graph: &Graph, id: CaseId) -> FinderValues {
    let case = &graph.case(id).main().data;
    let locus = graph.locus_of(case);
    let helped = |it: &Factor| format!("{}/{}", it.factor.0, it.said_by.map_or("", SaidBy::id));
    let hindered = |it: &Obstacle| {
        let outcome = it.outcome.map_or("", ObstacleOutcome::id);
        format!("{}/{outcome}/{}", it.factor.0, it.said_by.map_or("", SaidBy::id))
    };
    let factors = || case.success_factors.items.iter();
    let needed = factors().filter(|it| it.prerequisite);
    FinderValues {
        locus: locus.iter().map(|id| name_of(graph, *id)).collect(),
        prerequisite: needed.map(|it| it.factor.0.clone()).collect(),
        helped_by: factors().map(helped).collect(),
        hindered_by: case.obstacles.items.iter().map(hindered).collect(),
        checked: case.checked.map(|date| PartialDate::from(date).sortable()),
        ..FinderValues::default()
    }
}

fn read_locus(graph: &Graph, id: LocusId) -> FinderValues {
    let locus = &graph.locus(id).main().data;
    let hosting = locus.hosting.as_ref();
    let visits = graph.backlinks.visits_of_locus[id].iter();
    let month = |visit| month_of(graph.entries.visits[visit].main().data.start.value);
    let number = |number: Option<u64>| number.and_then(|it| u32::try_from(it).ok());
    FinderValues {
        locus: vec![name_of(graph, id)],
        visited: visits.map(|visit| month(*visit)).collect(),
        latitude: locus.coordinates.map(|at| thousandths(at.latitude + 90.0)),
        longitude: locus.coordinates.map(|at| thousandths(at.longitude + 180.0)),
        population: number(locus.population),
        notice_days: number(hosting.and_then(|it| it.notice_days)),
        checked: hosting.and_then(|it| it.checked).map(|date| PartialDate::from(date).sortable()),
        ..FinderValues::default()
    }
}

/// `2019-04`, or `2019`.
fn month_of(date: PartialDate) -> String {
    match date.month {
        Some(month) => format!("{}-{month:02}", date.year),
        None => date.year.to_string(),
    }
}

fn name_of(graph: &Graph, id: LocusId) -> String {
    graph.entries.key(EntryRef::Locus(id)).name.clone()
}

#[expect(
    clippy::cast_sign_loss,
    reason = "degrees are counted from the south pole, or from the west"
)]
fn thousandths(degrees: f64) -> u32 {
    (degrees * 1000.0).round() as u32
}

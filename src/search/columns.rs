//! The columns of the index, by which readers filter, count and order: each has a value for every
//! document.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    facets::{DocumentFacets, read_facets},
    header::{DocumentHeader, DocumentSubject},
};
use crate::{
    model::{
        VocabularyId,
        choice::{AdoptionStatus, Evidence, Hosting, Stage, Status, VisitKind},
    },
    render::view::RenderContext,
    text::{date::PartialDate, slug::slugify},
};

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// The values of all documents.
    pub values: ColumnValues,
}

/// The values of all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnValues {
    /// The terms, each with its id and its labels by language, in the order in which readers see
    /// them; then for each document the positions of its terms.
    Terms(Vec<(String, Vec<String>)>, Vec<Vec<u32>>),
    /// A number, if there is one.
    Numbers(Vec<Option<u32>>),
}

/// All columns in which any document has a value.
pub(super) fn list_columns(
    site: &RenderContext<'_>,
    headers: &[DocumentHeader],
    titles: &[String],
) -> Vec<Column> {
    let facets: Vec<DocumentFacets> =
        headers.iter().map(|it| read_facets(site.graph, it)).collect();
    let terms = term_facets().into_iter().map(|(name, kind, pick)| {
        let values: Vec<&[String]> = facets.iter().map(pick).collect();
        Column { name, values: read_terms(site, &kind, &values) }
    });
    let numbers = [
        ("year", facets.iter().map(|it| it.year).collect()),
        ("date", headers.iter().map(|it| it.date.map(PartialDate::sortable)).collect()),
        ("title", alphabetical_ranks(titles)),
        ("completeness", headers.iter().map(|it| it.completeness).collect()),
    ];
    let numbers =
        numbers.map(|(name, values)| Column { name, values: ColumnValues::Numbers(values) });
    terms.chain(numbers).filter(|column| !column.is_empty()).collect()
}

/// A facet of terms: its name, what its values are, and those that a document has.
type TermFacet = (&'static str, FacetValues, fn(&DocumentFacets) -> &[String]);

/// All facets of terms.
fn term_facets() -> [TermFacet; 14] {
    let vocabulary = FacetValues::Vocabulary;
    [
        ("sector", vocabulary(VocabularyId::Sectors), |it| &it.sector),
        ("province", vocabulary(VocabularyId::Provinces), |it| &it.province),
        ("locus_kind", vocabulary(VocabularyId::LocusKinds), |it| &it.locus_kind),
        ("helped", vocabulary(VocabularyId::Factors), |it| &it.helped),
        ("hindered", vocabulary(VocabularyId::Factors), |it| &it.hindered),
        ("stage", FacetValues::Choice("stage", ids(Stage::ALL, Stage::id)), |it| &it.stage),
        ("status", FacetValues::Choice("status", ids(Status::ALL, Status::id)), |it| &it.status),
        ("evidence", FacetValues::Choice("evidence", ids(Evidence::ALL, Evidence::id)), |it| {
            &it.evidence
        }),
        ("accepts", FacetValues::Choice("accepts", ids(Hosting::ALL, Hosting::id)), |it| {
            &it.accepts
        }),
        ("program", vocabulary(VocabularyId::Programs), |it| &it.program),
        ("organizer", FacetValues::Names, |it| &it.organizer),
        ("awarded", FacetValues::Yes("yes"), |it| &it.awarded),
        (
            "visit_kind",
            FacetValues::Choice("visit_kind", ids(VisitKind::ALL, VisitKind::id)),
            |it| &it.visit_kind,
        ),
        (
            "adoption_status",
            FacetValues::Choice("adoption_status", ids(AdoptionStatus::ALL, AdoptionStatus::id)),
            |it| &it.adoption_status,
        ),
    ]
}

impl Column {
    pub(super) fn is_empty(&self) -> bool {
        match &self.values {
            ColumnValues::Terms(terms, _) => terms.is_empty(),
            ColumnValues::Numbers(numbers) => numbers.iter().all(Option::is_none),
        }
    }
}

/// What the values of a facet are.
enum FacetValues {
    /// Terms of that vocabulary.
    Vocabulary(VocabularyId),
    /// Values of a fixed list, in its order: the theme's strings have their labels.
    Choice(&'static str, Vec<&'static str>),
    /// Names, in the order of the alphabet.
    Names,
    /// Yes, or nothing.
    Yes(&'static str),
}

/// The ids of a fixed list of values.
fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().copied().map(id).collect()
}

/// The values of all documents as positions among those that occur.
fn read_terms(site: &RenderContext<'_>, kind: &FacetValues, values: &[&[String]]) -> ColumnValues {
    let used: BTreeSet<&str> = values.iter().copied().flatten().map(String::as_str).collect();
    let languages = &site.config.languages;
    let terms: Vec<(String, Vec<String>)> = match kind {
        FacetValues::Vocabulary(id) => {
            let terms = site.graph.vocabularies.get(*id).terms().iter();
            let used = terms.filter(|term| used.contains(term.id.0.as_str()));
            used.map(|term| {
                let labels = languages.iter().map(|it| term.label.get(it).to_owned()).collect();
                (term.id.0.clone(), labels)
            })
            .collect()
        }
        FacetValues::Choice(name, ids) => {
            let used = ids.iter().filter(|id| used.contains(*id));
            used.map(|id| ((*id).to_owned(), labels(site, &format!("choice.{name}.{id}"))))
                .collect()
        }
        FacetValues::Names => {
            let mut names: Vec<&str> = used.into_iter().collect();
            names.sort_by_cached_key(|name| (slugify(name), *name));
            names
                .iter()
                .map(|name| ((*name).to_owned(), vec![(*name).to_owned(); languages.len()]))
                .collect()
        }
        FacetValues::Yes(path) => {
            used.into_iter().map(|id| (id.to_owned(), labels(site, path))).collect()
        }
    };
    let places: BTreeMap<&str, u32> = terms.iter().map(|(id, _)| id.as_str()).zip(0..).collect();
    let of_document = |ids: &&[String]| {
        let mut numbers: Vec<u32> =
            ids.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    let values = values.iter().map(of_document).collect();
    ColumnValues::Terms(terms, values)
}

fn labels(site: &RenderContext<'_>, path: &str) -> Vec<String> {
    let languages = site.config.languages.iter();
    languages.map(|language| site.theme.strings(language).get(path).to_owned()).collect()
}

/// The place of each title in the alphabet.
fn alphabetical_ranks(titles: &[String]) -> Vec<Option<u32>> {
    let mut order: Vec<usize> = (0..titles.len()).collect();
    order.sort_by_cached_key(|at| (slugify(&titles[*at]), &titles[*at], *at));
    let mut places = vec![None; titles.len()];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = Some(place as u32);
    }
    places
}

/// The titles of documents, for the order of the alphabet.
pub(super) fn list_titles(site: &RenderContext<'_>, headers: &[DocumentHeader]) -> Vec<String> {
    let title = |it: &DocumentHeader| {
        let language = &site.config.languages[it.language];
        match &it.subject {
            DocumentSubject::Entry(entry) => {
                site.graph.entries.version(*entry, language).common.title.value.clone()
            }
            DocumentSubject::Term(vocabulary, term) => {
                site.label(*vocabulary, term, language).to_owned()
            }
        }
    };
    headers.iter().map(title).collect()
}

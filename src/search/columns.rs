//! The columns of the index, by which readers filter, count and order: each has a value for every
//! document.

use std::collections::{BTreeMap, BTreeSet};

use super::header::DocumentHeader;
use crate::{
    graph::{EntryRef, Graph},
    model::{
        Listing, LocusId, TermId, TextOrEntry, VocabularyId,
        case::{Award, Case},
        choice::{Evidence, Hosting, Stage, Status},
        locus::Locus,
    },
    names::ReferenceField,
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
    let facets: Vec<DocumentFacets<'_>> =
        headers.iter().map(|it| read_facets(site.graph, it)).collect();
    let terms = |name, list, pick: fn(&DocumentFacets<'_>) -> Vec<String>| Column {
        name,
        values: read_terms(site, &list, &facets.iter().map(pick).collect::<Vec<_>>()),
    };
    let numbers =
        |name, values: Vec<Option<u32>>| Column { name, values: ColumnValues::Numbers(values) };
    let all = vec![
        terms("sector", FacetValues::Vocabulary(VocabularyId::Sectors), |it| {
            it.terms(|case| &case.sectors)
        }),
        terms("province", FacetValues::Vocabulary(VocabularyId::Provinces), |it| {
            it.provinces.clone()
        }),
        terms("locus_kind", FacetValues::Vocabulary(VocabularyId::LocusKinds), |it| {
            it.locus_kinds.clone()
        }),
        terms("helped", FacetValues::Vocabulary(VocabularyId::Factors), |it| {
            it.of_case(|case| {
                case.success_factors.items.iter().map(|it| it.factor.0.clone()).collect()
            })
        }),
        terms("hindered", FacetValues::Vocabulary(VocabularyId::Factors), |it| {
            it.of_case(|case| case.obstacles.items.iter().map(|it| it.factor.0.clone()).collect())
        }),
        terms("stage", FacetValues::Choice("stage", ids(Stage::ALL, Stage::id)), |it| {
            it.of_case(|case| case.stage.iter().map(|it| it.id().to_owned()).collect())
        }),
        terms("status", FacetValues::Choice("status", ids(Status::ALL, Status::id)), |it| {
            it.of_case(|case| case.status.iter().map(|it| it.id().to_owned()).collect())
        }),
        terms(
            "evidence",
            FacetValues::Choice("evidence", ids(Evidence::ALL, Evidence::id)),
            |it| {
                it.of_case(|case| {
                    let results = case.results.items.iter();
                    results.filter_map(|it| it.evidence).map(|it| it.id().to_owned()).collect()
                })
            },
        ),
        terms("accepts", FacetValues::Choice("accepts", ids(Hosting::ALL, Hosting::id)), |it| {
            it.accepts.clone()
        }),
        terms("program", FacetValues::Vocabulary(VocabularyId::Programs), |it| it.program.clone()),
        terms("organizer", FacetValues::Names, |it| it.organizer.clone()),
        terms("awarded", FacetValues::Yes("yes"), |it| {
            it.is_awarded.then(|| "yes".to_owned()).into_iter().collect()
        }),
        numbers("year", facets.iter().map(|it| it.year).collect()),
        numbers("date", headers.iter().map(|it| it.date.map(sortable_day)).collect()),
        numbers("title", alphabetical_ranks(titles)),
        numbers("completeness", headers.iter().map(|it| it.completeness).collect()),
    ];
    all.into_iter().filter(|column| !column.is_empty()).collect()
}

impl Column {
    fn is_empty(&self) -> bool {
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

/// What is known of a document for its facets.
#[derive(Default)]
struct DocumentFacets<'a> {
    case: Option<&'a Case>,
    provinces: Vec<String>,
    locus_kinds: Vec<String>,
    accepts: Vec<String>,
    program: Vec<String>,
    organizer: Vec<String>,
    year: Option<u32>,
    is_awarded: bool,
}

impl DocumentFacets<'_> {
    fn of_case(&self, pick: fn(&Case) -> Vec<String>) -> Vec<String> {
        self.case.map(pick).unwrap_or_default()
    }

    fn terms(&self, pick: fn(&Case) -> &Vec<TermId>) -> Vec<String> {
        self.case.map(|case| pick(case).iter().map(|it| it.0.clone()).collect()).unwrap_or_default()
    }
}

fn read_facets<'a>(graph: &'a Graph, header: &DocumentHeader) -> DocumentFacets<'a> {
    let year = |date: Option<PartialDate>| date.or(header.date).map(|it| u32::from(it.year));
    let mut facets = DocumentFacets { year: year(None), ..DocumentFacets::default() };
    match header.entry {
        EntryRef::Case(id) => {
            let case = &graph.case(id).main().data;
            facets.case = Some(case);
            facets.year = year(case.since);
            facets.is_awarded = has_awards(&case.awards);
            if let Some(locus) = graph.locus_of(case) {
                facets.add_place(graph, locus);
            }
        }
        EntryRef::Locus(id) => {
            facets.add_place(graph, id);
            facets.is_awarded = has_awards(&graph.locus(id).main().data.awards);
        }
        EntryRef::Visit(id) => {
            let visit = &graph.entries.visits[id].main().data;
            for locus in &visit.loci {
                let locus = graph.resolve_any(locus, ReferenceField::VisitLoci);
                if let Some(locus) = locus.and_then(EntryRef::locus) {
                    facets.add_place(graph, locus);
                }
            }
            facets.accepts.clear();
            facets.program.extend(visit.program.iter().map(|it| it.0.clone()));
            facets.organizer.push(title_or_text(graph, &visit.organizer));
        }
        EntryRef::Institute(id) => {
            let institute = &graph.entries.institutes[id].main().data;
            facets.provinces.extend(institute.province.iter().map(|it| it.0.clone()));
        }
        EntryRef::Adoption(_) | EntryRef::Page(_) => {}
    }
    facets
}

impl DocumentFacets<'_> {
    /// What a document has from a place that it is about.
    fn add_place(&mut self, graph: &Graph, locus: LocusId) {
        let locus: &Locus = &graph.locus(locus).main().data;
        let add = |list: &mut Vec<String>, id: &str| {
            if !list.iter().any(|known| known == id) {
                list.push(id.to_owned());
            }
        };
        if let Some(province) = &locus.province {
            add(&mut self.provinces, &province.0);
        }
        add(&mut self.locus_kinds, &locus.kind.0);
        for accepts in locus.hosting.iter().flat_map(|it| &it.accepts) {
            add(&mut self.accepts, accepts.id());
        }
    }
}

fn has_awards(awards: &Listing<Award>) -> bool {
    !awards.items.is_empty()
}

fn title_or_text(graph: &Graph, named: &TextOrEntry) -> String {
    match graph.resolve_any(named, ReferenceField::VisitOrganizer) {
        Some(entry) => graph.entries.main(entry).common.title.value.clone(),
        None => named.name().to_owned(),
    }
}

/// The values of all documents as positions among those that occur.
fn read_terms(
    site: &RenderContext<'_>,
    kind: &FacetValues,
    values: &[Vec<String>],
) -> ColumnValues {
    let used: BTreeSet<&str> = values.iter().flatten().map(String::as_str).collect();
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
    let of_document = |ids: &Vec<String>| {
        let mut found: Vec<u32> =
            ids.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let values = values.iter().map(of_document).collect();
    ColumnValues::Terms(terms, values)
}

fn labels(site: &RenderContext<'_>, path: &str) -> Vec<String> {
    let languages = site.config.languages.iter();
    languages.map(|language| site.theme.strings(language).get(path).to_owned()).collect()
}

/// A date as a number that orders: 20190402, with 0 for what is not known.
fn sortable_day(date: PartialDate) -> u32 {
    let part = |part: Option<u8>| u32::from(part.unwrap_or(0));
    u32::from(date.year) * 10_000 + part(date.month) * 100 + part(date.day)
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
        site.graph.entries.version(it.entry, language).common.title.value.clone()
    };
    headers.iter().map(title).collect()
}

//! What a reader can filter, count and order by: a value for every document, a column for each
//! thing to know.

use std::collections::{BTreeMap, BTreeSet};

use super::order::Numbered;
use crate::{
    graph::Graph,
    model::{
        Listing, TermId, TextOrEntry, VocabularyId,
        case::{Award, Case},
        choice::{Evidence, Hosting, Stage, Status},
        locus::Locus,
    },
    names::{Kind, ReferenceField},
    render::view::RenderContext,
    text::{date::PartialDate, slug::slugify},
};

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// The values of all documents.
    pub values: Values,
}

/// The values of all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Terms: each with its id and its labels by language, in the order in which they are shown;
    /// and for each document the positions of its terms.
    Terms(Vec<(String, Vec<String>)>, Vec<Vec<u32>>),
    /// A number, if there is one.
    Numbers(Vec<Option<u32>>),
}

/// All columns that say anything.
pub(super) fn columns(
    site: &RenderContext<'_>,
    numbered: &[Numbered],
    titles: &[String],
) -> Vec<Column> {
    let facts: Vec<Facts<'_>> = numbered.iter().map(|it| facts(site.graph, it)).collect();
    let terms = |name, list, pick: fn(&Facts<'_>) -> Vec<String>| Column {
        name,
        values: labelled(site, &list, &facts.iter().map(pick).collect::<Vec<_>>()),
    };
    let numbers = |name, values: Vec<Option<u32>>| Column { name, values: Values::Numbers(values) };
    let all = vec![
        terms("sector", List::Terms(VocabularyId::Sectors), |it| it.terms(|case| &case.sectors)),
        terms("province", List::Terms(VocabularyId::Provinces), |it| it.provinces.clone()),
        terms("locus_kind", List::Terms(VocabularyId::LocusKinds), |it| it.locus_kinds.clone()),
        terms("helped", List::Terms(VocabularyId::Factors), |it| {
            it.of_case(|case| {
                case.success_factors.items.iter().map(|it| it.factor.0.clone()).collect()
            })
        }),
        terms("hindered", List::Terms(VocabularyId::Factors), |it| {
            it.of_case(|case| case.obstacles.items.iter().map(|it| it.factor.0.clone()).collect())
        }),
        terms("stage", List::Choice("stage", &STAGES), |it| {
            it.of_case(|case| case.stage.iter().map(|it| it.id().to_owned()).collect())
        }),
        terms("status", List::Choice("status", &STATES), |it| {
            it.of_case(|case| case.status.iter().map(|it| it.id().to_owned()).collect())
        }),
        terms("evidence", List::Choice("evidence", &EVIDENCE), |it| {
            it.of_case(|case| {
                let results = case.results.items.iter();
                results.filter_map(|it| it.evidence).map(|it| it.id().to_owned()).collect()
            })
        }),
        terms("accepts", List::Choice("accepts", &ACCEPTS), |it| it.accepts.clone()),
        terms("program", List::Terms(VocabularyId::Programs), |it| it.program.clone()),
        terms("organizer", List::Names, |it| it.organizer.clone()),
        terms("awarded", List::Word("yes"), |it| {
            it.is_awarded.then(|| "yes".to_owned()).into_iter().collect()
        }),
        numbers("year", facts.iter().map(|it| it.year).collect()),
        numbers("date", numbered.iter().map(|it| it.date.map(day)).collect()),
        numbers("title", alphabetical(titles)),
        numbers("completeness", numbered.iter().map(|it| it.completeness).collect()),
    ];
    all.into_iter().filter(|column| !column.is_empty()).collect()
}

impl Column {
    fn is_empty(&self) -> bool {
        match &self.values {
            Values::Terms(terms, _) => terms.is_empty(),
            Values::Numbers(numbers) => numbers.iter().all(Option::is_none),
        }
    }
}

const STAGES: [&str; 3] = [Stage::Initiative.id(), Stage::Trial.id(), Stage::Applied.id()];
const STATES: [&str; 4] =
    [Status::Continuing.id(), Status::Stopped.id(), Status::Replaced.id(), Status::Unknown.id()];
const EVIDENCE: [&str; 4] = [
    Evidence::Strong.id(),
    Evidence::Moderate.id(),
    Evidence::Early.id(),
    Evidence::Statement.id(),
];
const ACCEPTS: [&str; 2] = [Hosting::Visit.id(), Hosting::Internship.id()];

/// What the values of a facet are.
enum List {
    /// Terms of that vocabulary.
    Terms(VocabularyId),
    /// Words of a fixed list: the theme's strings have their labels.
    Choice(&'static str, &'static [&'static str]),
    /// Names, in the order of the alphabet.
    Names,
    /// One word, which is there or not.
    Word(&'static str),
}

/// What is known of a document for its facets.
#[derive(Default)]
struct Facts<'a> {
    case: Option<&'a Case>,
    provinces: Vec<String>,
    locus_kinds: Vec<String>,
    accepts: Vec<String>,
    program: Vec<String>,
    organizer: Vec<String>,
    year: Option<u32>,
    is_awarded: bool,
}

impl Facts<'_> {
    fn of_case(&self, pick: fn(&Case) -> Vec<String>) -> Vec<String> {
        self.case.map(pick).unwrap_or_default()
    }

    fn terms(&self, pick: fn(&Case) -> &Vec<TermId>) -> Vec<String> {
        self.case.map(|case| pick(case).iter().map(|it| it.0.clone()).collect()).unwrap_or_default()
    }
}

fn facts<'a>(graph: &'a Graph, numbered: &Numbered) -> Facts<'a> {
    let index = numbered.entry.index;
    let year = |date: Option<PartialDate>| date.or(numbered.date).map(|it| u32::from(it.year));
    let mut facts = Facts { year: year(None), ..Facts::default() };
    match numbered.entry.kind {
        Kind::Case => {
            let case = &graph.case(index).main().data;
            facts.case = Some(case);
            facts.year = year(case.since);
            facts.is_awarded = has_awards(&case.awards);
            if let Some(locus) = graph.locus_of(case) {
                facts.place(graph, locus);
            }
        }
        Kind::Locus => {
            facts.place(graph, index);
            facts.is_awarded = has_awards(&graph.locus(index).main().data.awards);
        }
        Kind::Visit => {
            let visit = &graph.entries.visits[index].main().data;
            for locus in &visit.loci {
                if let Some(locus) = graph.resolve_any(locus, ReferenceField::VisitLoci) {
                    facts.place(graph, locus.index);
                }
            }
            facts.accepts.clear();
            facts.program.extend(visit.program.iter().map(|it| it.0.clone()));
            facts.organizer.push(name(graph, &visit.organizer));
        }
        Kind::Institute => {
            let institute = &graph.entries.institutes[index].main().data;
            facts.provinces.extend(institute.province.iter().map(|it| it.0.clone()));
        }
        Kind::Adoption | Kind::Page => {}
    }
    facts
}

impl Facts<'_> {
    /// What a document has from a place that it is about.
    fn place(&mut self, graph: &Graph, locus: usize) {
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

fn name(graph: &Graph, named: &TextOrEntry) -> String {
    match graph.resolve_any(named, ReferenceField::VisitOrganizer) {
        Some(entry) => graph.entries.main(entry).common.title.value.clone(),
        None => named.name().to_owned(),
    }
}

/// The values of all documents as positions among those that occur.
fn labelled(site: &RenderContext<'_>, list: &List, values: &[Vec<String>]) -> Values {
    let used: BTreeSet<&str> = values.iter().flatten().map(String::as_str).collect();
    let languages = &site.config.languages;
    let terms: Vec<(String, Vec<String>)> = match list {
        List::Terms(id) => {
            let terms = site.graph.vocabularies.get(*id).terms().iter();
            let used = terms.filter(|term| used.contains(term.id.0.as_str()));
            used.map(|term| {
                let labels = languages.iter().map(|it| term.label.get(it).to_owned()).collect();
                (term.id.0.clone(), labels)
            })
            .collect()
        }
        List::Choice(name, ids) => {
            let used = ids.iter().filter(|id| used.contains(*id));
            used.map(|id| ((*id).to_owned(), words(site, &format!("choice.{name}.{id}")))).collect()
        }
        List::Names => {
            let mut names: Vec<&str> = used.into_iter().collect();
            names.sort_by_cached_key(|name| (slugify(name), *name));
            names
                .iter()
                .map(|name| ((*name).to_owned(), vec![(*name).to_owned(); languages.len()]))
                .collect()
        }
        List::Word(path) => used.into_iter().map(|id| (id.to_owned(), words(site, path))).collect(),
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
    Values::Terms(terms, values)
}

fn words(site: &RenderContext<'_>, path: &str) -> Vec<String> {
    let languages = site.config.languages.iter();
    languages.map(|language| site.theme.strings(language).get(path).to_owned()).collect()
}

/// A date as a number that orders: 20190402, with 0 for what is not known.
fn day(date: PartialDate) -> u32 {
    let part = |part: Option<u8>| u32::from(part.unwrap_or(0));
    u32::from(date.year) * 10_000 + part(date.month) * 100 + part(date.day)
}

/// The place of each title in the alphabet.
fn alphabetical(titles: &[String]) -> Vec<Option<u32>> {
    let mut order: Vec<usize> = (0..titles.len()).collect();
    order.sort_by_cached_key(|at| (slugify(&titles[*at]), &titles[*at], *at));
    let mut places = vec![None; titles.len()];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = Some(place as u32);
    }
    places
}

/// The titles of documents, for the order of the alphabet.
pub(super) fn titles(site: &RenderContext<'_>, numbered: &[Numbered]) -> Vec<String> {
    let title = |it: &Numbered| {
        let language = &site.config.languages[it.language];
        site.graph.entries.version(it.entry, language).common.title.value.clone()
    };
    numbered.iter().map(title).collect()
}

//! The oracle's whole answers: filters, counts and orders after what was found, as data that another
//! program can compare its own answers with.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use teladan::search::{ColumnValues, IndexContents};

use super::answer;

/// How many results of an answer are told.
const SHOWN: usize = 20;

/// A question with its options.
#[derive(Debug)]
pub(crate) struct SearchRequest {
    pub(crate) query: String,
    pub(crate) language: Option<usize>,
    /// One facet may be named twice; then the last choice holds.
    pub(crate) filters: BTreeMap<&'static str, Choice>,
    pub(crate) facets: Vec<&'static str>,
    pub(crate) sort: &'static str,
}

/// What a filter lets pass.
#[derive(Debug)]
pub(crate) enum Choice {
    Values(Vec<String>),
    Range(Option<u32>, Option<u32>),
}

/// A question as the client is asked it, and what it must answer.
pub(crate) fn expected_answer(
    site: &IndexContents,
    languages: &[String],
    asked: &SearchRequest,
) -> Value {
    let found = answer(site, &asked.query, asked.language);
    let passing = |except: &str| -> Vec<u32> {
        let filters = || asked.filters.iter().filter(|it| *it.0 != except);
        let passes = |document: &u32| filters().all(|it| passes(site, it.0, it.1, *document));
        found.documents.iter().copied().filter(passes).collect()
    };
    let mut results = passing("");
    if !sort(site, asked.sort, &mut results) {
        found.titles.order(site, &mut results);
    }
    let facets = asked.facets.iter().map(|facet| (*facet, counts(site, facet, &passing(facet))));
    json!({
        "query": asked.query,
        "options": {
            "lang": asked.language.map(|it| &languages[it]),
            "filters": asked.filters.iter().map(|it| (*it.0, it.1.to_json())).collect::<BTreeMap<_, _>>(),
            "facets": asked.facets,
            "sort": asked.sort,
            "limit": SHOWN,
        },
        "paths": results.iter().take(SHOWN).map(|it| &site.paths[*it as usize]).collect::<Vec<_>>(),
        "total": results.len(),
        "corrected": found.corrected && !results.is_empty(),
        "offered": found.offered,
        "skipped": found.skipped,
        "facets": facets.collect::<BTreeMap<_, _>>(),
    })
}

impl Choice {
    fn to_json(&self) -> Value {
        match self {
            Self::Values(values) => json!(values),
            Self::Range(from, to) => json!({"from": from, "to": to}),
        }
    }
}

fn passes(site: &IndexContents, facet: &str, choice: &Choice, document: u32) -> bool {
    let own = values(site, facet, document);
    match choice {
        Choice::Values(values) => own.iter().any(|value| values.contains(value)),
        // A range without limits is no filter.
        Choice::Range(None, None) => true,
        Choice::Range(from, to) => own
            .iter()
            .filter_map(|value| value.parse::<u32>().ok())
            .any(|it| from.is_none_or(|from| from <= it) && to.is_none_or(|to| it <= to)),
    }
}

/// The values of a facet that a document has.
pub(crate) fn values(site: &IndexContents, facet: &str, document: u32) -> Vec<String> {
    let document = document as usize;
    if facet == "kind" {
        return vec![site.headers[document].subject.kind().to_owned()];
    }
    match site.columns.iter().find(|column| column.name == facet).map(|it| &it.values) {
        Some(ColumnValues::Terms(terms, of)) => {
            of[document].iter().map(|place| terms[*place as usize].0.clone()).collect()
        }
        Some(ColumnValues::Numbers(numbers)) => {
            numbers[document].iter().map(u32::to_string).collect()
        }
        None => Vec::new(),
    }
}

/// How often each value of a facet occurs among documents.
pub(crate) fn counts(
    site: &IndexContents,
    facet: &str,
    documents: &[u32],
) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for value in documents.iter().flat_map(|document| values(site, facet, *document)) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

/// Puts documents in another order than that of relevance, if this is the name of one.
fn sort(site: &IndexContents, name: &str, documents: &mut [u32]) -> bool {
    let column = site.columns.iter().find(|column| column.name == name);
    let Some(ColumnValues::Numbers(numbers)) = column.map(|it| &it.values) else { return false };
    let number = |document: &u32| numbers[*document as usize].map(i64::from);
    let greatest = |document: &u32| std::cmp::Reverse(number(document).unwrap_or(-1));
    match name {
        "title" => documents.sort_by_key(|it| (number(it).unwrap_or(i64::MAX), *it)),
        _ => documents.sort_by_key(|it| (greatest(it), *it)),
    }
    true
}

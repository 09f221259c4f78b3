//! The terms of a vocabulary that entries of the site have, with their counts. Apart from the pages
//! that show them, because the first page, lists, the map and the search page do so too.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{count_bar::BarPart, link::LinkView, page_context::PageContext};
use crate::{
    model::{TermId, VocabularyId},
    names::Kind,
};

/// The terms of one vocabulary that something belongs to.
pub(super) struct FacetTerms {
    /// The vocabulary's name, as a title.
    pub(super) title: String,
    /// What a page of them is for.
    pub(super) intro: String,
    /// The terms, in the vocabulary's groups.
    pub(super) groups: Vec<FacetGroup>,
}

/// Terms of one group.
#[derive(Debug, Serialize)]
pub struct FacetGroup {
    /// The group's name, where the vocabulary has groups.
    pub label: Option<String>,
    /// Its terms.
    pub terms: Vec<FacetTerm>,
}

/// A term with its counts.
#[derive(Debug, Serialize)]
pub struct FacetTerm {
    /// The term's id.
    pub id: String,
    /// The term's page.
    pub link: LinkView,
    /// A sentence of explanation.
    pub description: Option<String>,
    /// "12 cases", or "helped 8 times" and "hindered 3 times".
    pub counts: Vec<String>,
    /// How many there are of all of them.
    pub total: usize,
    /// The counts as a bar, on pages that show one.
    pub bar: Vec<BarPart>,
    /// What is counted, and how many there are.
    #[serde(skip)]
    pub(super) parts: Vec<(&'static str, usize)>,
}

/// The sectors, with the number of their cases.
pub(super) fn sector_terms(page: &PageContext<'_>) -> FacetTerms {
    let counts = count_by_term(&page.site.graph.facets.sectors, "cases");
    facet_terms(page, VocabularyId::Sectors, "sector", &counts)
}

/// The provinces, with the numbers of their loci and cases.
pub(super) fn province_terms(page: &PageContext<'_>) -> FacetTerms {
    let facets = &page.site.graph.facets;
    let mut counts = count_by_term(&facets.loci_by_province, "loci");
    add(&mut counts, count_by_term(&facets.cases_by_province, "cases"));
    facet_terms(page, VocabularyId::Provinces, "province", &counts)
}

/// The provinces, with the number of their entries of one kind: loci, or else cases.
pub(super) fn province_terms_of(page: &PageContext<'_>, kind: Kind) -> FacetTerms {
    let facets = &page.site.graph.facets;
    let counts = match kind {
        Kind::Locus => count_by_term(&facets.loci_by_province, "loci"),
        _ => count_by_term(&facets.cases_by_province, "cases"),
    };
    facet_terms(page, VocabularyId::Provinces, "province", &counts)
}

/// The factors, with the numbers of cases that they helped and hindered.
pub(super) fn factor_terms(page: &PageContext<'_>) -> FacetTerms {
    let facets = &page.site.graph.facets;
    let mut counts = count_by_term(&facets.helped, "helped");
    add(&mut counts, count_by_term(&facets.hindered, "hindered"));
    facet_terms(page, VocabularyId::Factors, "factor", &counts)
}

/// By term: what is counted, and how many there are.
type Counts = BTreeMap<TermId, Vec<(&'static str, usize)>>;

fn add(counts: &mut Counts, more: Counts) {
    for (term, more) in more {
        counts.entry(term).or_default().extend(more);
    }
}

fn count_by_term<T>(lists: &BTreeMap<TermId, Vec<T>>, what: &'static str) -> Counts {
    lists.iter().map(|(term, list)| (term.clone(), vec![(what, list.len())])).collect()
}

/// The terms that have a count. `strings` is where their title and introduction stand among the
/// strings.
fn facet_terms(
    page: &PageContext<'_>,
    name: VocabularyId,
    strings: &str,
    counts: &Counts,
) -> FacetTerms {
    let vocabulary = page.site.graph.vocabularies.get(name);
    let mut labels: Vec<(Option<&str>, Option<String>)> = vocabulary
        .groups
        .iter()
        .map(|(id, label)| (Some(id.as_str()), Some(label.get(page.language).to_owned())))
        .collect();
    labels.push((None, None));
    let known = |id: &str| vocabulary.groups.iter().any(|(group, _)| group == id);
    let mut groups = Vec::new();
    for (id, label) in labels {
        let of_group = vocabulary.terms().iter().filter(|term| {
            let group = term.group.as_deref().filter(|group| known(group));
            group == id && counts.contains_key(&term.id)
        });
        let terms: Vec<FacetTerm> = of_group
            .map(|term| {
                let parts = counts.get(&term.id).cloned().unwrap_or_default();
                let words = parts.iter();
                let words = words.map(|(what, count)| page.count(&format!("count.{what}"), *count));
                FacetTerm {
                    id: term.id.0.clone(),
                    link: page.term_link(name, &term.id),
                    description: page.description(name, &term.id),
                    counts: words.collect(),
                    total: parts.iter().map(|(_, count)| count).sum(),
                    bar: Vec::new(),
                    parts,
                }
            })
            .collect();
        if !terms.is_empty() {
            groups.push(FacetGroup { label, terms });
        }
    }
    FacetTerms {
        title: page.word(&format!("{strings}.plural")),
        intro: page.word(&format!("{strings}.intro")),
        groups,
    }
}

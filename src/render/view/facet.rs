//! Pages of terms: all sectors, provinces or factors with their counts, and one page for each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    claims::{ClaimView, factor as factor_item, obstacle as obstacle_item},
    list::{Pager, on_page, pager},
    map::{MapView, map},
    page_context::PageContext,
    parts::{Card, LinkView, cards},
};
use crate::{
    graph::{EntryRef, FactorUse},
    model::{TermId, VocabularyId},
    names::{Kind, ReferenceField},
    render::{locale, page::PageKind},
};

/// All terms of one vocabulary that something belongs to.
#[derive(Debug, Serialize)]
pub struct FacetsView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The terms, in the vocabulary's groups.
    pub groups: Vec<FacetGroup>,
    /// The map, if these are provinces.
    pub map: Option<MapView>,
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
}

/// A sector.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct SectorView {
    pub title: String,
    pub description: Option<String>,
    pub cases: Vec<Card>,
    pub pager: Option<Pager>,
}

/// A province.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct ProvinceView {
    pub title: String,
    pub loci: Vec<Card>,
    pub cases: Vec<Card>,
    pub pager: Option<Pager>,
}

/// A factor: where it helped, where it hindered, and the ways round.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct FactorView {
    pub title: String,
    pub description: Option<String>,
    pub helped: Vec<HelpedView>,
    pub hindered: Vec<HinderedView>,
    pub pager: Option<Pager>,
}

/// A case that a factor helped.
#[derive(Debug, Serialize)]
pub struct HelpedView {
    pub case: LinkView,
    pub locus: String,
    pub note_html: String,
    pub prerequisite: bool,
    pub claim: ClaimView,
}

/// A case that a factor hindered.
#[derive(Debug, Serialize)]
pub struct HinderedView {
    pub case: LinkView,
    pub locus: String,
    pub note_html: String,
    pub response_html: Option<String>,
    pub outcome: Option<String>,
    pub outcome_id: Option<&'static str>,
    pub claim: ClaimView,
}

pub(super) fn sectors(page: &PageContext<'_>) -> FacetsView {
    let counts = counted(page, &page.site.graph.facets.sectors, "count.cases");
    facets(page, VocabularyId::Sectors, "sector", &counts)
}

pub(super) fn provinces(page: &PageContext<'_>) -> FacetsView {
    let facets_of = &page.site.graph.facets;
    let mut counts = counted(page, &facets_of.loci_by_province, "count.loci");
    add(&mut counts, counted(page, &facets_of.cases_by_province, "count.cases"));
    let view = facets(page, VocabularyId::Provinces, "province", &counts);
    FacetsView { map: map(page, &view.groups), ..view }
}

/// Provinces with the entries of one kind alone: loci or cases.
pub(super) fn provinces_of(page: &PageContext<'_>, kind: Kind) -> FacetsView {
    let facets_of = &page.site.graph.facets;
    let counts = match kind {
        Kind::Locus => counted(page, &facets_of.loci_by_province, "count.loci"),
        _ => counted(page, &facets_of.cases_by_province, "count.cases"),
    };
    facets(page, VocabularyId::Provinces, "province", &counts)
}

pub(super) fn factors(page: &PageContext<'_>) -> FacetsView {
    let facets_of = &page.site.graph.facets;
    let mut counts = counted(page, &facets_of.helped, "count.helped");
    add(&mut counts, counted(page, &facets_of.hindered, "count.hindered"));
    facets(page, VocabularyId::Factors, "factor", &counts)
}

/// By term: how many in all, and the words for each count.
type Counts = BTreeMap<TermId, (usize, Vec<String>)>;

fn add(counts: &mut Counts, more: Counts) {
    for (term, (total, words)) in more {
        let known = counts.entry(term).or_default();
        known.0 += total;
        known.1.extend(words);
    }
}

fn counted<T>(page: &PageContext<'_>, lists: &BTreeMap<TermId, Vec<T>>, word: &str) -> Counts {
    let counts = lists.iter().map(|(term, list)| {
        let shown = locale::count(list.len() as u64, page.strings);
        (term.clone(), (list.len(), vec![page.strings.count(word, list.len(), &shown)]))
    });
    counts.collect()
}

fn facets(
    page: &PageContext<'_>,
    name: VocabularyId,
    strings: &str,
    counts: &Counts,
) -> FacetsView {
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
                let (total, counts) = counts.get(&term.id).cloned().unwrap_or_default();
                let link = page.term(name, &term.id);
                let description = page.description(name, &term.id);
                FacetTerm { id: term.id.0.clone(), link, description, counts, total }
            })
            .collect();
        if !terms.is_empty() {
            groups.push(FacetGroup { label, terms });
        }
    }
    FacetsView {
        title: page.word(&format!("{strings}.plural")),
        intro: page.word(&format!("{strings}.intro")),
        groups,
        map: None,
    }
}

pub(super) fn sector(page: &PageContext<'_>, term: &TermId, number: usize) -> SectorView {
    let cases = listed(&page.site.graph.facets.sectors, term);
    SectorView {
        title: page.label(VocabularyId::Sectors, term),
        description: page.description(VocabularyId::Sectors, term),
        cases: cards(page, Kind::Case, on_page(cases, number).copied()),
        pager: pager(page, number, cases.len(), |number| PageKind::Sector(term.clone(), number)),
    }
}

pub(super) fn province(page: &PageContext<'_>, term: &TermId, number: usize) -> ProvinceView {
    let loci = listed(&page.site.graph.facets.loci_by_province, term);
    let cases = listed(&page.site.graph.facets.cases_by_province, term);
    let count = loci.len().max(cases.len());
    ProvinceView {
        title: page.label(VocabularyId::Provinces, term),
        loci: cards(page, Kind::Locus, on_page(loci, number).copied()),
        cases: cards(page, Kind::Case, on_page(cases, number).copied()),
        pager: pager(page, number, count, |number| PageKind::Province(term.clone(), number)),
    }
}

pub(super) fn factor(page: &PageContext<'_>, term: &TermId, number: usize) -> FactorView {
    let helped = listed(&page.site.graph.facets.helped, term);
    let hindered = listed(&page.site.graph.facets.hindered, term);
    let count = helped.len().max(hindered.len());
    FactorView {
        title: page.label(VocabularyId::Factors, term),
        description: page.description(VocabularyId::Factors, term),
        helped: on_page(helped, number).map(|at| helped_view(page, *at)).collect(),
        hindered: on_page(hindered, number).map(|at| hindered_view(page, *at)).collect(),
        pager: pager(page, number, count, |number| PageKind::Factor(term.clone(), number)),
    }
}

fn listed<'a, T>(lists: &'a BTreeMap<TermId, Vec<T>>, term: &TermId) -> &'a [T] {
    lists.get(term).map_or(&[], Vec::as_slice)
}

fn helped_view(page: &PageContext<'_>, at: FactorUse) -> HelpedView {
    let entry = EntryRef { kind: Kind::Case, index: at.case };
    let case = &page.site.graph.case(at.case).version(page.language).data;
    let item = factor_item(page, entry, at.position, &case.success_factors.items[at.position]);
    HelpedView {
        case: page.entry(entry),
        locus: page.named(&case.locus, ReferenceField::CaseLocus).text,
        note_html: item.note_html,
        prerequisite: item.prerequisite,
        claim: item.claim,
    }
}

fn hindered_view(page: &PageContext<'_>, at: FactorUse) -> HinderedView {
    let entry = EntryRef { kind: Kind::Case, index: at.case };
    let case = &page.site.graph.case(at.case).version(page.language).data;
    let item = obstacle_item(page, entry, at.position, &case.obstacles.items[at.position]);
    HinderedView {
        case: page.entry(entry),
        locus: page.named(&case.locus, ReferenceField::CaseLocus).text,
        note_html: item.note_html,
        response_html: item.response_html,
        outcome: item.outcome,
        outcome_id: item.outcome_id,
        claim: item.claim,
    }
}

//! The page of one sector, province or factor.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    barometer_page::barometer_link,
    card::{Card, cards},
    claims::{ClaimView, factor as factor_item},
    kind_counts::count_of_kind,
    link::LinkView,
    map_points::province_anchor,
    obstacle::{WayView, way},
    page_context::PageContext,
    pager::{Pager, on_page, pager},
};
use crate::{
    graph::{EntryRef, FactorAt, barometer::BarometerScope},
    model::{LocusId, TermId, VocabularyId},
    names::{Kind, ReferenceField},
    render::{page::PageKind, plan::PER_PAGE},
};

/// How many ways round an obstacle stand on the page of its factor.
const MOST_WAYS: usize = 6;

/// A sector.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct SectorView {
    pub title: String,
    pub description: Option<String>,
    pub barometer: Option<LinkView>,
    pub cases: Vec<Card>,
    pub pager: Option<Pager>,
}

/// A province.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct ProvinceView {
    pub title: String,
    /// "12 loci" and "80 cases", each with the page where they begin.
    pub counts: Vec<LinkView>,
    /// Its part of the map.
    pub map: Option<LinkView>,
    pub barometer: Option<LinkView>,
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
    /// The newest ways round it.
    pub hindered: Vec<WayView>,
    /// "hindered 12 times", with all ways round it.
    pub obstacle: Option<LinkView>,
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

pub(super) fn sector(page: &PageContext<'_>, term: &TermId, number: usize) -> SectorView {
    let cases = of_term(&page.site.graph.facets.sectors, term);
    SectorView {
        title: page.label(VocabularyId::Sectors, term),
        description: page.description(VocabularyId::Sectors, term),
        barometer: barometer_link(page, BarometerScope::Sector(term.clone())),
        cases: cards(page, on_page(cases, number).copied()),
        pager: pager(page, number, cases.len(), |number| PageKind::Sector(term.clone(), number)),
    }
}

/// The loci of a province and then its cases, as one list over its pages.
pub(super) fn province(page: &PageContext<'_>, term: &TermId, number: usize) -> ProvinceView {
    let loci = of_term(&page.site.graph.facets.loci_by_province, term);
    let cases = of_term(&page.site.graph.facets.cases_by_province, term);
    let all: Vec<EntryRef> = loci
        .iter()
        .map(|id| EntryRef::from(*id))
        .chain(cases.iter().map(|id| EntryRef::from(*id)))
        .collect();
    let (here_loci, here_cases): (Vec<EntryRef>, Vec<EntryRef>) =
        on_page(&all, number).copied().partition(|entry| entry.kind() == Kind::Locus);
    let at = |number| PageKind::Province(term.clone(), number);
    let count = |kind: Kind, count: usize, before: usize| {
        let url = page.url(&at(before / PER_PAGE + 1));
        let link = || LinkView {
            text: count_of_kind(page, kind, count),
            url: Some(format!("{url}#_{}", kind.id())),
        };
        (count > 0).then(link)
    };
    let counts = [count(Kind::Locus, loci.len(), 0), count(Kind::Case, cases.len(), loci.len())];
    ProvinceView {
        title: page.label(VocabularyId::Provinces, term),
        counts: counts.into_iter().flatten().collect(),
        map: province_map(page, term, loci),
        barometer: barometer_link(page, BarometerScope::Province(term.clone())),
        loci: cards(page, here_loci),
        cases: cards(page, here_cases),
        pager: pager(page, number, all.len(), at),
    }
}

/// The part of the map that shows a province.
fn province_map(page: &PageContext<'_>, term: &TermId, loci: &[LocusId]) -> Option<LinkView> {
    let places = page.site.catalogue.places();
    let (area, _) = loci.iter().find_map(|locus| places.find(*locus))?;
    let map = page.url(&PageKind::Map(area));
    Some(LinkView {
        text: page.word("map.on_map"),
        url: Some(format!("{map}#{}", province_anchor(Some(term)))),
    })
}

/// The cases that a factor helped, and beside them the newest ways round it where it hindered.
pub(super) fn factor(page: &PageContext<'_>, term: &TermId, number: usize) -> FactorView {
    let helped = of_term(&page.site.graph.facets.helped, term);
    let hindered = of_term(&page.site.graph.facets.hindered, term);
    let catalogue = page.site.catalogue;
    let ways = catalogue.ways_round(term).iter().chain(catalogue.without_way_round(term));
    let obstacle = LinkView {
        text: page.count("count.hindered", hindered.len()),
        url: Some(page.url(&PageKind::Obstacle(term.clone(), 1))),
    };
    FactorView {
        title: page.label(VocabularyId::Factors, term),
        description: page.description(VocabularyId::Factors, term),
        helped: on_page(helped, number).map(|at| helped_view(page, *at)).collect(),
        // On the first page alone: the others go on with the cases that it helped.
        hindered: ways
            .take(if number == 1 { MOST_WAYS } else { 0 })
            .map(|at| way(page, *at))
            .collect(),
        obstacle: (!hindered.is_empty()).then_some(obstacle),
        pager: pager(page, number, helped.len(), |number| PageKind::Factor(term.clone(), number)),
    }
}

fn of_term<'a, T>(lists: &'a BTreeMap<TermId, Vec<T>>, term: &TermId) -> &'a [T] {
    lists.get(term).map_or(&[], Vec::as_slice)
}

fn helped_view(page: &PageContext<'_>, at: FactorAt) -> HelpedView {
    let entry = EntryRef::Case(at.case);
    let case = &page.site.graph.case(at.case).version(page.language).data;
    let item = factor_item(page, entry, at.factor, &case.success_factors[at.factor]);
    HelpedView {
        case: page.entry_link(entry),
        locus: page.title_or_name(&case.locus, ReferenceField::CaseLocus),
        note_html: item.note_html,
        prerequisite: item.prerequisite,
        claim: item.claim,
    }
}

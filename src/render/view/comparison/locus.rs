//! The values of a locus.

use super::{ValueList, day_number, write_award};
use crate::{
    model::{LocusId, VocabularyId, locus::Locus},
    names::ReferenceField,
    render::view::{
        claims,
        fact::Fact,
        locus::{facts, hosting},
        page_context::PageContext,
    },
};

pub(super) fn add_values(page: &PageContext<'_>, id: LocusId, values: &mut ValueList) {
    let version = page.site.graph.locus(id).version(page.language);
    let locus = &version.data;
    values.add("summary", version.common.summary.clone(), None);
    values.add("kind", [page.label(VocabularyId::LocusKinds, &locus.kind)], None);
    let parent = locus.parent.as_ref();
    let parent = parent.map(|it| page.title_or_name(it, ReferenceField::LocusParent));
    values.add("parent", parent, None);
    values.add_facts(&place_facts(page, locus), |key| number_behind(locus, key));
    let awards = locus.awards.items.iter().map(|it| write_award(&claims::award(page, it)));
    values.add("awards", awards, None);
    let links = &page.site.graph.backlinks;
    values.add_count(page, "cases", links.cases_of_locus[id].len());
    values.add_count(page, "visits", links.visits_of_locus[id].len());
    values.add_count(page, "adoptions", links.adoptions_by_locus[id].len());
}

/// What a visit needs to know of a case's locus, in the rows of the case.
pub(super) fn add_values_of_case(page: &PageContext<'_>, id: LocusId, values: &mut ValueList) {
    let locus = &page.site.graph.locus(id).version(page.language).data;
    values.add("locus_kind", [page.label(VocabularyId::LocusKinds, &locus.kind)], None);
    let mut place = place_facts(page, locus);
    place.retain(|fact| ["population", "accepts", "notice_days"].contains(&fact.key.as_str()));
    values.add_facts(&place, |key| number_behind(locus, key));
}

/// What the page of a locus lists about it and about visits to it.
fn place_facts(page: &PageContext<'_>, locus: &Locus) -> Vec<Fact> {
    let rules = locus.hosting.iter().flat_map(|rules| hosting(page, rules));
    facts(page, locus).into_iter().chain(rules).collect()
}

/// The number behind a fact, if there is one.
fn number_behind(locus: &Locus, key: &str) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far smaller")]
    let as_number = |count: u64| count as f64;
    let rules = locus.hosting.as_ref();
    match key {
        "population" => locus.population.map(as_number),
        "area_km2" => locus.area_km2,
        "notice_days" => rules?.notice_days.map(as_number),
        "capacity" => rules?.capacity.map(as_number),
        "hosting_checked" => rules?.checked.map(day_number),
        _ => None,
    }
}

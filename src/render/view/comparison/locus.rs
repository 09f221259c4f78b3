//! The values of a locus.

use super::{ValueList, case::write_award, day_number};
use crate::{
    model::{LocusId, VocabularyId},
    names::ReferenceField,
    render::view::{
        claims,
        locus::{facts, hosting},
        page_context::PageContext,
    },
};

pub(super) fn add_values(page: &PageContext<'_>, id: LocusId, values: &mut ValueList) {
    let locus = &page.site.graph.locus(id).version(page.language).data;
    values.add("kind", [page.label(VocabularyId::LocusKinds, &locus.kind)], None);
    let parent = locus.parent.as_ref();
    let parent = parent.map(|it| page.link_or_name(it, ReferenceField::LocusParent).text);
    values.add("parent", parent, None);
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far smaller")]
    let as_number = |count: u64| count as f64;
    values.add_facts(&facts(page, locus), |key| match key {
        "population" => locus.population.map(as_number),
        "area_km2" => locus.area_km2,
        _ => None,
    });
    if let Some(rules) = &locus.hosting {
        values.add_facts(&hosting(page, rules), |key| match key {
            "notice_days" => rules.notice_days.map(as_number),
            "capacity" => rules.capacity.map(as_number),
            "hosting_checked" => rules.checked.map(day_number),
            _ => None,
        });
    }
    let awards = locus.awards.items.iter().map(|it| write_award(&claims::award(page, it)));
    values.add("awards", awards, None);
    let links = &page.site.graph.backlinks;
    values.add_count(page, "cases", links.cases_of_locus[id].len());
    values.add_count(page, "visits", links.visits_of_locus[id].len());
    values.add_count(page, "adoptions", links.adoptions_by_locus[id].len());
}

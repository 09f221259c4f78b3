//! Where readers find what a bar counts: a list of the site, or the search with filters.

use super::super::page_context::PageContext;
use crate::{
    graph::barometer::{BarometerChart as Chart, BarometerScope, ChartValue},
    names::Kind,
    render::page::PageKind,
    text::percent::encode,
};

/// The address of what a bar counts, if there is one.
pub(in crate::render::view) fn bar_url(
    page: &PageContext<'_>,
    scope: &BarometerScope,
    chart: Chart,
    value: &ChartValue,
) -> Option<String> {
    if *scope == BarometerScope::Whole
        && let Some(list) = list_of(page, chart, value)
    {
        return Some(page.url(&list));
    }
    let mut filters = vec![("kind", Kind::Case.id().to_owned())];
    match scope {
        BarometerScope::Whole => {}
        BarometerScope::Sector(term) => filters.push(("sector", term.0.clone())),
        BarometerScope::Province(term) => filters.push(("province", term.0.clone())),
        // The search cannot tell the cases of an institute from others.
        BarometerScope::Institute(_) => return None,
    }
    match value {
        ChartValue::Year(year) => {
            let year = year.to_string();
            filters.extend([("from", year.clone()), ("to", year)]);
        }
        ChartValue::Choice("awarded") => filters.push(("awarded", "yes".to_owned())),
        ChartValue::Choice(id) => filters.push((facet(chart)?, (*id).to_owned())),
        ChartValue::Term(term) => filters.push((facet(chart)?, term.0.clone())),
        _ => return None,
    }
    let offered = &page.site.config.facets;
    let is_offered = |name: &str| match name {
        "from" | "to" => offered.contains(&"year"),
        name => offered.contains(&name),
    };
    // A filter that the page of the search does not show would not be heeded.
    filters.iter().all(|(name, _)| is_offered(name)).then(|| {
        let filters: Vec<String> =
            filters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        format!("{}?{}", page.url(&PageKind::Search), filters.join("&"))
    })
}

/// The page that lists all cases of a term.
fn list_of(page: &PageContext<'_>, chart: Chart, value: &ChartValue) -> Option<PageKind> {
    let ChartValue::Term(term) = value else { return None };
    let facets = &page.site.graph.facets;
    let has = match chart {
        Chart::Sector => facets.sectors.contains_key(term),
        Chart::Province => facets.loci_by_province.contains_key(term),
        Chart::Helped => facets.helped.contains_key(term),
        Chart::Hindered | Chart::Outcomes => facets.hindered.contains_key(term),
        _ => false,
    };
    let term = has.then(|| term.clone())?;
    match chart {
        Chart::Sector => Some(PageKind::Sector(term, 1)),
        Chart::Province => Some(PageKind::Province(term, 1)),
        Chart::Helped => Some(PageKind::Factor(term, 1)),
        _ => Some(PageKind::Obstacle(term, 1)),
    }
}

/// The facet of the search that filters by what a chart counts.
const fn facet(chart: Chart) -> Option<&'static str> {
    match chart {
        Chart::Helped => Some("helped"),
        Chart::Hindered | Chart::Outcomes => Some("hindered"),
        Chart::Evidence => Some("evidence"),
        Chart::Stage => Some("stage"),
        Chart::Status => Some("status"),
        Chart::Sector => Some("sector"),
        Chart::Province => Some("province"),
        Chart::LocusKind => Some("locus_kind"),
        _ => None,
    }
}

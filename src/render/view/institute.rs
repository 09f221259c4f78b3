//! The page of an institute.

use serde::Serialize;

use super::{
    barometer_page::barometer_link,
    chain_counts::{ChainRow, chain_row},
    entry::{EntryView, entry_view},
    entry_list::{CardSection, card_section},
    fact::{Fact, fact, text_fact},
    link::LinkView,
    page_context::PageContext,
    section::{TocItem, toc},
};
use crate::{
    graph::{ChainCounts, EntryRef, barometer::BarometerScope},
    model::{InstituteId, VocabularyId},
    names::Kind,
    render::{locale, page::PageKind},
};

/// The page of an institute.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml, or is named for it")]
pub struct InstituteView {
    pub entry: EntryView,
    pub kind: Option<String>,
    pub facts: Vec<Fact>,
    /// The way to the barometer of its cases, if it has any.
    pub barometer: Option<LinkView>,
    /// What the body says before its first heading.
    pub intro_html: String,
    pub body_html: String,
    pub toc: Vec<TocItem>,
    /// What became of its visits, the latest year first.
    pub years: Vec<ChainRow>,
    pub visits: CardSection,
    pub cases: CardSection,
    pub adoptions: CardSection,
}

pub(super) fn institute(page: &PageContext<'_>, id: InstituteId) -> InstituteView {
    let entry = EntryRef::Institute(id);
    let institute = &page.site.graph.entries.institutes[id].version(page.language).data;
    let body = page.body(entry);
    let province = institute.province.iter().map(|id| page.term_link(VocabularyId::Provinces, id));
    let url = institute
        .url
        .iter()
        .map(|url| LinkView { text: url.to_string(), url: Some(url.to_string()) });
    let facts = [
        text_fact(page, "short_name", institute.short_name.clone()),
        fact(page, "province", province.collect()),
        fact(page, "website", url.collect()),
    ];
    InstituteView {
        entry: entry_view(page, entry),
        kind: institute.kind.as_ref().map(|id| page.label(VocabularyId::InstituteKinds, id)),
        facts: facts.into_iter().flatten().collect(),
        years: years(page, id),
        barometer: barometer_link(page, BarometerScope::Institute(id)),
        visits: card_section(page, entry, Kind::Visit),
        cases: card_section(page, entry, Kind::Case),
        adoptions: card_section(page, entry, Kind::Adoption),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

fn years(page: &PageContext<'_>, id: InstituteId) -> Vec<ChainRow> {
    let graph = page.site.graph;
    let years = graph.institute_years(id).years;
    let rows = years.into_iter().rev().map(|(year, told)| {
        let url = page.url(&PageKind::InstituteYear(id, year));
        let mut counts = ChainCounts::default();
        for visit in &told.visits {
            counts.add(&graph.visit_chain(*visit));
        }
        let name = LinkView { text: year.to_string(), url: Some(url) };
        let cases = Some(locale::count(told.cases.len() as u64, page.strings));
        ChainRow { cases, ..chain_row(page, name, counts) }
    });
    rows.collect()
}

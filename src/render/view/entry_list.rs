//! What belongs to an entry: the first cards on its own page, and the list of all of them.

use serde::Serialize;

use super::{
    card::{Card, card},
    kind_counts::count_of_kind,
    link::LinkView,
    page_context::PageContext,
    page_title::page_title,
    pager::{Pager, on_page, pager},
};
use crate::{
    graph::EntryRef,
    names::Kind,
    render::{catalogue::in_order, page::PageKind, plan::CARDS_OF_ENTRY},
};

/// A part of an entry's page: the first cards, and the way to the rest.
#[derive(Debug, Serialize)]
pub struct CardSection {
    /// The first cards.
    pub cards: Vec<Card>,
    /// "All 20 cases", where there are more.
    pub more: Option<LinkView>,
}

/// A page of all entries of a kind that belong to an entry.
#[derive(Debug, Serialize)]
pub struct EntryListView {
    /// The title.
    pub title: String,
    /// "20 cases".
    pub count: String,
    /// The entries of this page.
    pub cards: Vec<Card>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

/// The first cards of what belongs to an entry.
pub(super) fn card_section(page: &PageContext<'_>, entry: EntryRef, kind: Kind) -> CardSection {
    let all = entries_of(page, entry, kind);
    let more = (all.len() > CARDS_OF_ENTRY).then(|| LinkView {
        text: page
            .strings
            .fill("entry_list.all", &[("count", &count_of_kind(page, kind, all.len()))]),
        url: Some(page.url(&PageKind::EntryList(entry, kind, 1))),
    });
    let first = all.into_iter().take(CARDS_OF_ENTRY);
    CardSection { cards: first.map(|it| card_below(page, entry, it)).collect(), more }
}

pub(super) fn entry_list(
    page: &PageContext<'_>,
    entry: EntryRef,
    kind: Kind,
    number: usize,
) -> EntryListView {
    let all = entries_of(page, entry, kind);
    EntryListView {
        title: page_title(page, &PageKind::EntryList(entry, kind, 1)),
        count: count_of_kind(page, kind, all.len()),
        cards: on_page(&all, number).map(|it| card_below(page, entry, *it)).collect(),
        pager: pager(page, number, all.len(), |number| PageKind::EntryList(entry, kind, number)),
    }
}

fn entries_of(page: &PageContext<'_>, entry: EntryRef, kind: Kind) -> Vec<EntryRef> {
    let graph = page.site.graph;
    in_order(graph, graph.entries_of(entry, kind).into_iter())
}

/// A card on the page of the entry that it belongs to, whose name it need not say again.
fn card_below(page: &PageContext<'_>, owner: EntryRef, entry: EntryRef) -> Card {
    let mut card = card(page, entry);
    let name = page.title(owner);
    card.meta.retain(|part| part != name);
    card
}

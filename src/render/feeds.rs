//! What is new, for feed readers: which feeds a site has, and which entries each of them tells of.
//! Apart from how they are written, because pages name the feed that is about them.

use super::{
    entry_date::sort_date,
    page::{PageKind, PlannedPage},
};
use crate::{
    graph::{EntryRef, Graph},
    model::{InstituteId, TermId},
    names::Kind,
    text::date::Date,
};

/// What a feed is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedSubject {
    /// All entries.
    All,
    /// Entries of a kind.
    Kind(Kind),
    /// Cases of a sector.
    Sector(TermId),
    /// What an institute answers for, organised or adopted.
    Institute(InstituteId),
}

impl FeedSubject {
    /// The feed that is about a page alone.
    pub fn of_page(page: &PageKind) -> Option<Self> {
        match page {
            PageKind::List(kind, _) if *kind != Kind::Page => Some(Self::Kind(*kind)),
            PageKind::Sector(term, _) => Some(Self::Sector(term.clone())),
            PageKind::Entry(EntryRef::Institute(id)) => Some(Self::Institute(*id)),
            _ => None,
        }
    }

    /// The page that shows the same entries.
    pub fn page(&self) -> PageKind {
        match self {
            Self::All => PageKind::Home,
            Self::Kind(kind) => PageKind::List(*kind, 1),
            Self::Sector(term) => PageKind::Sector(term.clone(), 1),
            Self::Institute(id) => PageKind::Entry(EntryRef::Institute(*id)),
        }
    }
}

/// An entry of a feed, with the day that it is from. What has no day is no news, and neither is
/// what stands in another language.
fn news_item(graph: &Graph, entry: EntryRef, language: &str) -> Option<(Date, EntryRef)> {
    let is_shown = graph.entries.is_counted(entry);
    let is_news = is_shown && entry.kind() != Kind::Page && graph.entries.speaks(entry, language);
    Some((sort_date(graph, entry).filter(|_| is_news)?, entry))
}

/// The entries that a feed may tell of.
fn entries<'a>(graph: &'a Graph, subject: &FeedSubject) -> Box<dyn Iterator<Item = EntryRef> + 'a> {
    match subject {
        FeedSubject::All => Box::new(graph.entries.all()),
        FeedSubject::Kind(kind) => Box::new(graph.entries.of_kind(*kind)),
        FeedSubject::Sector(term) => {
            let cases = graph.facets.sectors.get(term).into_iter().flatten();
            Box::new(cases.map(|id| EntryRef::Case(*id)))
        }
        // The page of a withdrawn one is a notice.
        FeedSubject::Institute(id) if graph.entries.is_withdrawn(EntryRef::Institute(*id)) => {
            Box::new(std::iter::empty())
        }
        FeedSubject::Institute(id) => {
            let links = &graph.backlinks;
            let cases = links.cases_of_institute[*id].iter().map(|id| EntryRef::Case(*id));
            let visits = links.visits_of_institute[*id].iter().map(|id| EntryRef::Visit(*id));
            let adoptions = links.adoptions_by_institute[*id].iter();
            Box::new(cases.chain(visits).chain(adoptions.map(|id| EntryRef::Adoption(*id))))
        }
    }
}

/// Whether there is any news for a feed. One without would have to name a day that nobody wrote.
pub(super) fn has_news(graph: &Graph, subject: &FeedSubject, language: &str) -> bool {
    entries(graph, subject).any(|entry| news_item(graph, entry, language).is_some())
}

/// The newest entries of a feed, at most so many; of one day those whose names come first.
pub fn newest_entries(
    graph: &Graph,
    subject: &FeedSubject,
    language: &str,
    most: usize,
) -> Vec<(Date, EntryRef)> {
    let news = entries(graph, subject).filter_map(|entry| news_item(graph, entry, language));
    let mut news: Vec<(Date, EntryRef)> = news.collect();
    news.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    news.truncate(most);
    news
}

/// The feeds of a site in a language: of all, of each kind, of each page that has one to itself.
pub(super) fn list_feeds(graph: &Graph, pages: &[PlannedPage], language: &str) -> Vec<FeedSubject> {
    let of_language = pages.iter().filter(|page| page.language == language);
    let own = of_language.filter_map(|page| FeedSubject::of_page(&page.kind).zip(Some(page)));
    // A list has many pages, of which the first alone has the feed.
    let own = own.filter(|(subject, page)| subject.page() == page.kind);
    let all = std::iter::once(FeedSubject::All).chain(own.map(|(subject, _)| subject));
    all.filter(|subject| has_news(graph, subject, language)).collect()
}

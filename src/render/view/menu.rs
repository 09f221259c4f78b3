//! The menu: the pages that a site has, or those that its settings name.

use serde::Serialize;

use super::{page_context::PageContext, page_title::page_title};
use crate::{
    graph::{
        barometer::BarometerScope,
        menu::{MenuTarget, Overview},
    },
    names::Kind,
    render::{map::MapArea, page::PageKind},
};

/// An item of the menu.
#[derive(Debug, Serialize)]
pub struct MenuView {
    pub text: String,
    pub url: String,
    pub current: bool,
}

/// The menu of a page: that of the settings, or else the pages that exist.
pub(super) fn menu(page: &PageContext<'_>) -> Vec<MenuView> {
    if !page.site.config.menu.is_empty() {
        return configured_menu(page);
    }
    let overview = |overview| {
        let target = find_overview(page, overview)?;
        Some((target.clone(), page_title(page, &target)))
    };
    let mut items = Vec::new();
    for kind in [Kind::Case, Kind::Locus, Kind::Visit] {
        if !page.site.catalogue.entries(kind).is_empty() {
            items.push((PageKind::List(kind, 1), page.word(&format!("kind.{}.other", kind.id()))));
        }
    }
    items.extend(
        [Overview::Obstacles, Overview::Factors, Overview::Lessons]
            .into_iter()
            .filter_map(overview),
    );
    for kind in [Kind::Adoption, Kind::Institute] {
        if !page.site.catalogue.entries(kind).is_empty() {
            items.push((PageKind::List(kind, 1), page.word(&format!("kind.{}.other", kind.id()))));
        }
    }
    items.extend(overview(Overview::Barometer));
    for entry in page.site.catalogue.entries(Kind::Page).iter().copied() {
        let in_menu = |id| page.site.graph.entries.pages[id].main().data.menu;
        if entry.page().is_some_and(in_menu) {
            items.push((PageKind::Entry(entry), page.title(entry).to_owned()));
        }
    }
    items
        .into_iter()
        .map(|(target, text)| MenuView {
            url: page.url(&target),
            current: belongs_to(page.kind, &target),
            text,
        })
        .collect()
}

/// The page of a list that is made of what cases and loci tell, if there is anything in it.
fn find_overview(page: &PageContext<'_>, overview: Overview) -> Option<PageKind> {
    let facets = &page.site.graph.facets;
    let (target, is_empty) = match overview {
        Overview::Obstacles => (PageKind::Obstacles, facets.hindered.is_empty()),
        Overview::Factors => {
            (PageKind::Factors, facets.helped.is_empty() && facets.hindered.is_empty())
        }
        Overview::Lessons => (PageKind::Lessons(1), page.site.catalogue.lessons().is_empty()),
        Overview::Spread => (PageKind::Spread(1), !page.site.catalogue.has_spread()),
        Overview::Sectors => (PageKind::Sectors, facets.sectors.is_empty()),
        Overview::Map => {
            (PageKind::Map(MapArea::Indonesia), !page.site.catalogue.places().has_maps())
        }
        Overview::Barometer => (
            PageKind::Barometer(BarometerScope::Whole),
            page.site.catalogue.entries(Kind::Case).is_empty(),
        ),
        Overview::Provinces => (PageKind::Provinces, facets.loci_by_province.is_empty()),
    };
    (!is_empty).then_some(target)
}

/// Whether a page is the one that a menu item leads to, or stands below it.
fn belongs_to(page: &PageKind, item: &PageKind) -> bool {
    match (page, item) {
        (PageKind::List(kind, _), PageKind::List(other, _)) => kind == other,
        (PageKind::Entry(entry) | PageKind::EntryList(entry, ..), PageKind::List(kind, _)) => {
            entry.kind() == *kind
        }
        (PageKind::InstituteYear(..), PageKind::List(Kind::Institute, _))
        | (PageKind::Factor(..), PageKind::Factors)
        | (PageKind::Obstacle(..), PageKind::Obstacles)
        | (PageKind::Lessons(_), PageKind::Lessons(_))
        | (PageKind::Spread(_), PageKind::Spread(_))
        | (PageKind::Sector(..), PageKind::Sectors)
        | (PageKind::Province(..), PageKind::Provinces)
        | (PageKind::Barometer(_), PageKind::Barometer(_)) => true,
        (page, item) => page == item,
    }
}

/// The menu that the settings give: pages by their file or name, or addresses outside.
fn configured_menu(page: &PageContext<'_>) -> Vec<MenuView> {
    let items = page.site.config.menu.iter().filter_map(|item| {
        let link = item.link.value.as_str();
        let target = match page.site.graph.menu_target(link) {
            MenuTarget::Outside => None,
            MenuTarget::List(kind) if page.site.catalogue.entries(kind).is_empty() => return None,
            MenuTarget::List(kind) => Some(PageKind::List(kind, 1)),
            MenuTarget::Overview(overview) => Some(find_overview(page, overview)?),
            MenuTarget::Entry(entry) => Some(PageKind::Entry(entry)),
            MenuTarget::Hidden(_) | MenuTarget::Forbidden | MenuTarget::Missing => return None,
        };
        let label = item.label.as_ref().map(|label| label.get(page.language).to_owned());
        Some(MenuView {
            text: label
                .or_else(|| target.as_ref().map(|target| page_title(page, target)))
                .unwrap_or_else(|| link.to_owned()),
            url: target.as_ref().map_or_else(|| link.to_owned(), |target| page.url(target)),
            current: target.is_some_and(|target| belongs_to(page.kind, &target)),
        })
    });
    items.collect()
}

//! Where an item of the site's own menu leads. The checks and the renderer ask the same function, so
//! readers see every item that passes the check.

use super::{EntryRef, Graph, Resolution, naming::entry_of_menu_item};
use crate::{
    diagnostic::Diagnostic,
    names::{Kind, names},
    rule,
    source::Spanned,
    text::{
        suggest::nearest,
        web_address::{WebAddress, WebAddressError},
    },
};

/// What an item of the menu leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuTarget {
    /// An address outside.
    Outside,
    /// The list of a kind.
    List(Kind),
    /// A list that is made of what cases and loci tell.
    Overview(Overview),
    /// An entry.
    Entry(EntryRef),
    /// An entry that is not published or could not be read.
    Hidden(Resolution),
    /// An address that is not allowed, of which its own diagnostic tells.
    Forbidden,
    /// Nothing that exists.
    Missing,
}

/// A list that is made of what cases and loci tell, not of the entries of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for what it lists")]
pub enum Overview {
    Obstacles,
    Factors,
    Lessons,
    Spread,
    Sectors,
    Provinces,
    Map,
    Barometer,
}

/// The names by which the settings call such a list, in both languages: those of its address.
const OVERVIEWS: [(Overview, [&str; 2]); 8] = [
    (Overview::Obstacles, ["hambatan", "obstacles"]),
    (Overview::Factors, ["faktor", "factors"]),
    (Overview::Lessons, ["pembelajaran", "lessons"]),
    (Overview::Spread, ["penyebaran", "spread"]),
    (Overview::Sectors, ["bidang", "sectors"]),
    (Overview::Provinces, ["wilayah", "provinces"]),
    (Overview::Map, ["peta", "map"]),
    (Overview::Barometer, ["barometer", "barometer"]),
];

impl Graph {
    /// Where an item of the menu leads: a kind by its name, an entry by its file or name, a list
    /// such as that of obstacles by its name, or an address outside.
    pub fn menu_target(&self, link: &str) -> MenuTarget {
        match WebAddress::parse(link) {
            Ok(_) => return MenuTarget::Outside,
            Err(WebAddressError::Forbidden(_) | WebAddressError::Incomplete) => {
                return MenuTarget::Forbidden;
            }
            Err(WebAddressError::Relative) => {}
        }
        if let Some(kind) = names().kind_by_name(link).filter(|kind| *kind != Kind::Page) {
            return MenuTarget::List(kind);
        }
        let exists = |kind, name: &str| self.find(kind, name) != Resolution::Missing;
        let key = entry_of_menu_item(&exists, link);
        match key.map_or(Resolution::Missing, |key| self.find(key.kind, &key.name)) {
            Resolution::Entry(entry) => MenuTarget::Entry(entry),
            Resolution::Missing => {
                find_overview(link).map_or(MenuTarget::Missing, MenuTarget::Overview)
            }
            hidden => MenuTarget::Hidden(hidden),
        }
    }
}

fn find_overview(link: &str) -> Option<Overview> {
    OVERVIEWS.iter().find(|(_, names)| names.contains(&link)).map(|(overview, _)| *overview)
}

/// Items that lead nowhere, which the menu leaves out.
pub(super) fn check_menu(graph: &Graph, menu: &[Spanned<String>]) -> Vec<Diagnostic> {
    let diagnostics = menu.iter().filter_map(|item| {
        let about = |rule| Diagnostic::at(rule, item.span).text("target", item.value.as_str());
        match graph.menu_target(&item.value) {
            MenuTarget::Hidden(Resolution::Draft) => Some(about(&rule::LINK_TO_DRAFT)),
            MenuTarget::Missing => Some(
                about(&rule::DANGLING_LINK)
                    .variant("menu")
                    .suggest(nearest_item(graph, &item.value)),
            ),
            _ => None,
        }
    });
    diagnostics.collect()
}

/// What a misspelt item may have meant, written as it is.
fn nearest_item(graph: &Graph, link: &str) -> Option<String> {
    let (folder, name) = link.rsplit_once('/').map_or((None, link), |(f, name)| (Some(f), name));
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let kind = folder.and_then(|it| names().kind_by_name(it.rsplit('/').next().unwrap_or(it)));
    let entries = |kind: Kind| graph.nearest_name(kind, stem).map(|(_, name)| name);
    let overviews = OVERVIEWS.iter().flat_map(|(_, names)| *names);
    let kinds = names().kinds.iter().flat_map(|kind| kind.folder.all());
    let lists = || nearest(link, kinds.chain(overviews));
    let near = match (folder, kind) {
        (None, _) => lists().or_else(|| Kind::ALL.into_iter().rev().find_map(entries)),
        (Some(_), Some(kind)) => entries(kind),
        (Some(_), None) => entries(Kind::Page),
    }?;
    let ending = &name[stem.len()..];
    Some(folder.map_or_else(|| format!("{near}{ending}"), |it| format!("{it}/{near}{ending}")))
}

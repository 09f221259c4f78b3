//! Where every page stands. The names of folders come from the theme's strings, in each language
//! its own; the main language stands at the root, others below their code.

use super::{map::MapArea, page::PageKind};
use crate::{
    config::Config,
    graph::{EntryRef, Graph, barometer::BarometerScope},
    names::Kind,
    output::OutputPath,
    theme::Theme,
};

/// Addresses of pages.
#[derive(Debug, Clone, Copy)]
pub struct Routes<'a> {
    graph: &'a Graph,
    theme: &'a Theme,
    config: &'a Config,
}

impl<'a> Routes<'a> {
    /// Addresses for a site.
    pub fn new(graph: &'a Graph, theme: &'a Theme, config: &'a Config) -> Self {
        Self { graph, theme, config }
    }

    /// Where a page stands in a language, below the root of the site.
    pub fn path(&self, kind: &PageKind, language: &str) -> String {
        let prefix = self.prefix(language);
        let strings = self.theme.strings(language);
        let name = |key: &'a str| strings.get(key);
        let paged = |folder: &str, number: usize| match number {
            1 => format!("{prefix}{folder}/index.html"),
            number => format!("{prefix}{folder}/{}-{number}.html", name("route.page")),
        };
        let of_term = |folder: &'a str, term: &str, number: usize| match number {
            1 => format!("{prefix}{}/{term}.html", name(folder)),
            number => {
                format!("{prefix}{}/{term}/{}-{number}.html", name(folder), name("route.page"))
            }
        };
        match kind {
            PageKind::Home => format!("{prefix}index.html"),
            PageKind::List(kind, number) => paged(name(folder_key(*kind)), *number),
            PageKind::Entry(entry) => self.entry(*entry, language),
            PageKind::EntryList(entry, kind, number) => {
                let folder = self.entry(*entry, language);
                let folder = folder.trim_end_matches(".html");
                match number {
                    1 => format!("{folder}/{}.html", name(folder_key(*kind))),
                    number => format!("{folder}/{}-{number}.html", name(folder_key(*kind))),
                }
            }
            PageKind::InstituteYear(institute, year) => {
                let folder = self.entry(EntryRef::Institute(*institute), language);
                format!("{}/{year}.html", folder.trim_end_matches(".html"))
            }
            PageKind::Sectors => format!("{prefix}{}/index.html", name("route.sector")),
            PageKind::Sector(term, number) => of_term("route.sector", &term.0, *number),
            PageKind::Provinces => format!("{prefix}{}/index.html", name("route.province")),
            PageKind::Province(term, number) => of_term("route.province", &term.0, *number),
            PageKind::Factors => format!("{prefix}{}/index.html", name("route.factor")),
            PageKind::Factor(term, number) => of_term("route.factor", &term.0, *number),
            PageKind::Obstacles => format!("{prefix}{}/index.html", name("route.obstacle")),
            PageKind::Obstacle(term, number) => of_term("route.obstacle", &term.0, *number),
            PageKind::Lessons(number) => paged(name("route.lessons"), *number),
            PageKind::Spread(1) => format!("{prefix}{}.html", name("route.spread")),
            PageKind::Spread(number) => paged(name("route.spread"), *number),
            PageKind::Letter(letter, number) => of_term("route.letter", letter, *number),
            PageKind::Terms => format!("{prefix}{}.html", name("route.terms")),
            PageKind::Barometer(scope) => self.barometer(scope, language),
            PageKind::Data => format!("{prefix}{}/index.html", name("route.data")),
            PageKind::Map(area) => {
                let file = if *area == MapArea::Indonesia { "index" } else { area.id() };
                format!("{prefix}{}/{file}.html", name("route.map"))
            }
            PageKind::Finder => format!("{prefix}{}.html", name("route.finder")),
            PageKind::Brief => format!("{prefix}{}.html", name("route.brief")),
            PageKind::FitCheck => format!("{prefix}{}.html", name("route.fit_check")),
            PageKind::Compare => format!("{prefix}{}.html", name("route.compare")),
            PageKind::Shortlist => format!("{prefix}{}.html", name("route.shortlist")),
            PageKind::Offline => format!("{prefix}{}.html", name("route.offline")),
            PageKind::Search => format!("{prefix}{}.html", name("route.search")),
            PageKind::NotFound => format!("{prefix}404.html"),
            PageKind::Redirect(entry, position) => {
                let aliases = &self.graph.entries.main(*entry).common.aliases;
                let alias = aliases.get(*position).map_or("", |alias| alias.value.as_str());
                with_ending(alias.trim_start_matches('/'))
            }
        }
    }

    /// Where the files beside an entry lie, with a slash at the end. They lie there once, for all
    /// languages.
    pub fn files_of(&self, entry: EntryRef) -> String {
        let page = self.entry(entry, self.config.main_language());
        format!("{}/", page.trim_end_matches(".html"))
    }

    /// Whether a page may stand at that path.
    pub fn output_path(&self, kind: &PageKind, language: &str) -> Option<OutputPath> {
        OutputPath::new(self.path(kind, language))
    }

    /// The whole stands at the root of its language, its parts below it, each with the name of its
    /// folder before its own, so that a sector and a province of one name never meet.
    fn barometer(&self, scope: &BarometerScope, language: &str) -> String {
        let strings = self.theme.strings(language);
        let folder = format!("{}{}", self.prefix(language), strings.get("route.barometer"));
        let (of, name) = match scope {
            BarometerScope::Whole => return format!("{folder}.html"),
            BarometerScope::Sector(term) => ("route.sector", term.0.as_str()),
            BarometerScope::Province(term) => ("route.province", term.0.as_str()),
            BarometerScope::Institute(id) => {
                (folder_key(Kind::Institute), self.graph.entries.slug((*id).into()).value.as_str())
            }
        };
        format!("{folder}/{}-{name}.html", strings.get(of))
    }

    fn entry(&self, entry: EntryRef, language: &str) -> String {
        let prefix = self.prefix(language);
        let slug = &self.graph.entries.slug(entry).value;
        // Thousands of links lead to entries: joined at once, for a half of what formatting takes.
        match entry.kind() {
            Kind::Page => [&prefix, slug.as_str(), ".html"].concat(),
            kind => {
                let folder = self.theme.strings(language).get(folder_key(kind));
                [&prefix, folder, "/", slug, ".html"].concat()
            }
        }
    }

    fn prefix(&self, language: &str) -> String {
        if language == self.config.main_language() { String::new() } else { format!("{language}/") }
    }
}

/// The string that names the folder of a kind.
fn folder_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "route.case",
        Kind::Locus => "route.locus",
        Kind::Visit => "route.visit",
        Kind::Institute => "route.institute",
        Kind::Adoption => "route.adoption",
        Kind::Page => "route.page",
    }
}

/// An old address as a file: `praktik/lama` and `praktik/lama/` were pages too.
fn with_ending(alias: &str) -> String {
    let trimmed = alias.trim_end_matches('/');
    let is_file = trimmed.rsplit('/').next().is_some_and(|name| name.contains('.'));
    match (is_file, alias.ends_with('/')) {
        (true, _) => trimmed.to_owned(),
        (false, true) => format!("{trimmed}/index.html"),
        (false, false) => format!("{trimmed}.html"),
    }
}

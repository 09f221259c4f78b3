//! Which pages this site has. A page without anything on it is not made, and so no menu shows it.

use std::collections::BTreeSet;

use super::{
    catalogue::Catalogue,
    page::{PageKind, PlannedPage},
    routes::Routes,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    graph::{EntryRef, Graph},
    names::Kind,
    output::OutputPath,
    rule,
};

/// How many entries stand on one page of a list: what a phone shows in some ten screens.
pub(super) const PER_PAGE: usize = 20;

/// How many cards of a kind stand on the page of an entry; all of them have a list of their own.
pub(super) const CARDS_OF_ENTRY: usize = 6;

/// Every page in every language, in a fixed order.
pub fn plan(
    graph: &Graph,
    catalogue: &Catalogue,
    config: &Config,
    routes: Routes<'_>,
) -> Outcome<Vec<PlannedPage>> {
    let mut pages = Vec::new();
    let mut diagnostics = Vec::new();
    for language in &config.languages {
        for kind in page_kinds(graph, catalogue, config, language) {
            if language != config.main_language()
                && matches!(kind, PageKind::NotFound | PageKind::Redirect(..))
            {
                continue;
            }
            match routes.output_path(&kind, language) {
                Some(path) => {
                    let language = language_at(config, &path).unwrap_or(language).clone();
                    pages.push(PlannedPage { kind, language, path });
                }
                None => diagnostics.extend(bad_address(graph, &kind)),
            }
        }
    }
    Outcome { value: pages, diagnostics }
}

/// The other language whose folder an address lies in. An old address `en/cases/x` leads to the
/// English page, although the list of old addresses is one for all languages.
fn language_at<'a>(config: &'a Config, path: &OutputPath) -> Option<&'a String> {
    let (folder, _) = path.as_str().split_once('/')?;
    config.languages.iter().skip(1).find(|language| *language == folder)
}

/// What every page of a language is about.
fn page_kinds(
    graph: &Graph,
    catalogue: &Catalogue,
    config: &Config,
    language: &str,
) -> Vec<PageKind> {
    let mut pages = vec![PageKind::Home];
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page) {
        let count = catalogue.entries(kind).len();
        pages.extend(page_numbers(count).map(|number| PageKind::List(kind, number)));
    }
    pages.extend(pages_of_terms(graph, catalogue));
    pages.extend(page_numbers(catalogue.lessons().len()).map(PageKind::Lessons));
    if catalogue.has_spread() {
        pages.extend(page_numbers(catalogue.spread().len().max(1)).map(PageKind::Spread));
    }
    for letter in catalogue.letters(language) {
        let count = catalogue.with_letter(language, letter).len();
        pages.extend(page_numbers(count).map(|number| PageKind::Letter(letter.to_owned(), number)));
    }
    pages.extend(graph.barometer_scopes().into_iter().map(PageKind::Barometer));
    if Kind::ALL.into_iter().any(|kind| !catalogue.entries(kind).is_empty()) {
        pages.push(PageKind::Data);
    }
    if !catalogue.entries(Kind::Locus).is_empty() {
        pages.push(PageKind::Finder);
    }
    pages.extend(catalogue.places().maps().map(PageKind::Map));
    let has = |kind| !catalogue.entries(kind).is_empty();
    if has(Kind::Case) || has(Kind::Locus) {
        pages.push(PageKind::Brief);
    }
    if has(Kind::Case) {
        pages.push(PageKind::FitCheck);
    }
    if catalogue.has_choices() {
        pages.extend([PageKind::Compare, PageKind::Shortlist]);
    }
    if config.offline {
        pages.push(PageKind::Offline);
    }
    pages.extend([PageKind::Terms, PageKind::Search, PageKind::NotFound]);
    for entry in graph.entries.all() {
        pages.push(PageKind::Entry(entry));
        pages.extend(lists_of(graph, entry));
        pages.extend(years_of(graph, entry));
        let aliases = graph.entries.main(entry).common.aliases.len();
        pages.extend((0..aliases).map(|position| PageKind::Redirect(entry, position)));
    }
    pages
}

/// The pages of sectors, provinces, factors and obstacles, each behind the page of all of them.
fn pages_of_terms(graph: &Graph, catalogue: &Catalogue) -> Vec<PageKind> {
    let mut pages = Vec::new();
    let facets = &graph.facets;
    if !facets.sectors.is_empty() {
        pages.push(PageKind::Sectors);
        for (term, cases) in &facets.sectors {
            pages.extend(
                page_numbers(cases.len()).map(|number| PageKind::Sector(term.clone(), number)),
            );
        }
    }
    if !facets.loci_by_province.is_empty() {
        pages.push(PageKind::Provinces);
        for (term, loci) in &facets.loci_by_province {
            let cases = facets.cases_by_province.get(term).map_or(0, Vec::len);
            let numbers = page_numbers(loci.len() + cases);
            pages.extend(numbers.map(|number| PageKind::Province(term.clone(), number)));
        }
    }
    let factors: BTreeSet<_> = facets.helped.keys().chain(facets.hindered.keys()).collect();
    if !factors.is_empty() {
        pages.push(PageKind::Factors);
        for term in factors {
            // The ways round it have a page of their own.
            let numbers = page_numbers(facets.helped.get(term).map_or(0, Vec::len).max(1));
            pages.extend(numbers.map(|number| PageKind::Factor(term.clone(), number)));
        }
    }
    if !facets.hindered.is_empty() {
        pages.push(PageKind::Obstacles);
        for term in facets.hindered.keys() {
            let numbers = page_numbers(catalogue.ways_round(term).len().max(1));
            pages.extend(numbers.map(|number| PageKind::Obstacle(term.clone(), number)));
        }
    }
    pages
}

/// The lists of what belongs to an entry, where its page does not show all of it.
fn lists_of(graph: &Graph, entry: EntryRef) -> impl Iterator<Item = PageKind> {
    let kinds = Kind::ALL.into_iter().filter(move |_| !graph.entries.is_withdrawn(entry));
    kinds
        .map(move |kind| (kind, graph.entries_of(entry, kind).len()))
        .filter(|(_, count)| *count > CARDS_OF_ENTRY)
        .flat_map(move |(kind, count)| {
            page_numbers(count).map(move |number| PageKind::EntryList(entry, kind, number))
        })
}

/// The years of an institute, the first one first.
fn years_of(graph: &Graph, entry: EntryRef) -> Vec<PageKind> {
    let institute = entry.institute().filter(|_| !graph.entries.is_withdrawn(entry));
    let years = institute.map(|id| (id, graph.institute_years(id).years));
    let pages = years.into_iter().flat_map(|(id, years)| {
        years.into_keys().map(move |year| PageKind::InstituteYear(id, year))
    });
    pages.collect()
}

/// The numbers of the pages that so many things need.
fn page_numbers(count: usize) -> impl Iterator<Item = usize> {
    1..=count.div_ceil(PER_PAGE)
}

fn bad_address(graph: &Graph, kind: &PageKind) -> Option<Diagnostic> {
    let span = match kind {
        PageKind::Redirect(entry, position) => {
            graph.entries.main(*entry).common.aliases.get(*position)?.span
        }
        // An entry's name that is no address has been found already.
        _ => return None,
    };
    Some(Diagnostic::at(&rule::BAD_FORMAT, span).variant("path").text("value", ""))
}

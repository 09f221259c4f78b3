//! Which pages this site has. A page without anything on it is not made, and so no menu shows it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    catalogue::Catalogue,
    page::{Job, Page},
    routes::Routes,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    graph::{FactorUse, Graph},
    model::TermId,
    names::Kind,
    rule,
};

/// How many entries stand on one page of a list.
pub(super) const PER_PAGE: usize = 50;

/// Every page in every language, in a fixed order.
pub fn plan(
    graph: &Graph,
    catalogue: &Catalogue,
    config: &Config,
    routes: Routes<'_>,
) -> Outcome<Vec<Page>> {
    let mut pages = Vec::new();
    let mut diagnostics = Vec::new();
    for language in &config.languages {
        for job in jobs(graph, catalogue, language) {
            if language != config.main_language()
                && matches!(job, Job::NotFound | Job::Redirect(..))
            {
                continue;
            }
            match routes.output_path(&job, language) {
                Some(path) => pages.push(Page { job, language: language.clone(), path }),
                None => diagnostics.extend(bad_address(graph, &job)),
            }
        }
    }
    Outcome { value: pages, diagnostics }
}

/// Every page in a language.
fn jobs(graph: &Graph, catalogue: &Catalogue, language: &str) -> Vec<Job> {
    let mut jobs = vec![Job::Home];
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page) {
        let count = catalogue.listed(kind).len();
        jobs.extend(numbers(count).map(|number| Job::List(kind, number)));
    }
    let facets = &graph.facets;
    if !facets.sectors.is_empty() {
        jobs.push(Job::Sectors);
        for (term, cases) in &facets.sectors {
            jobs.extend(numbers(cases.len()).map(|number| Job::Sector(term.clone(), number)));
        }
    }
    if !facets.loci_by_province.is_empty() {
        jobs.push(Job::Provinces);
        for (term, loci) in &facets.loci_by_province {
            let cases = facets.cases_by_province.get(term).map_or(0, Vec::len);
            let pages = numbers(loci.len().max(cases));
            jobs.extend(pages.map(|number| Job::Province(term.clone(), number)));
        }
    }
    let factors: BTreeSet<_> = facets.helped.keys().chain(facets.hindered.keys()).collect();
    if !factors.is_empty() {
        jobs.push(Job::Factors);
        for term in factors {
            let count =
                |uses: &BTreeMap<TermId, Vec<FactorUse>>| uses.get(term).map_or(0, Vec::len);
            let pages = numbers(count(&facets.helped).max(count(&facets.hindered)));
            jobs.extend(pages.map(|number| Job::Factor(term.clone(), number)));
        }
    }
    jobs.extend(numbers(catalogue.lessons().len()).map(Job::Lessons));
    for letter in catalogue.letters(language) {
        let count = catalogue.with_letter(language, letter).len();
        jobs.extend(numbers(count).map(|number| Job::Letter(letter.to_owned(), number)));
    }
    jobs.extend([Job::Terms, Job::Search, Job::NotFound]);
    for entry in graph.entries.all() {
        jobs.push(Job::Entry(entry));
        let aliases = graph.entries.main(entry).common.aliases.len();
        jobs.extend((0..aliases).map(|position| Job::Redirect(entry, position)));
    }
    jobs
}

/// The numbers of the pages that so many things need.
fn numbers(count: usize) -> impl Iterator<Item = usize> {
    1..=count.div_ceil(PER_PAGE)
}

fn bad_address(graph: &Graph, job: &Job) -> Option<Diagnostic> {
    let span = match job {
        Job::Redirect(entry, position) => {
            graph.entries.main(*entry).common.aliases.get(*position)?.span
        }
        // An entry's name that is no address has been found already.
        _ => return None,
    };
    Some(Diagnostic::at(&rule::BAD_FORMAT, span).variant("path").text("value", ""))
}

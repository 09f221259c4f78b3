//! Which pages this site has. A page without anything on it is not made, and so no menu shows it.

use std::collections::BTreeSet;

use super::{
    catalogue::Catalogue,
    page::{Job, Page},
    routes::Routes,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    graph::Graph,
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
        jobs.extend((1..=count.div_ceil(PER_PAGE)).map(|number| Job::List(kind, number)));
    }
    let facets = &graph.facets;
    if !facets.sectors.is_empty() {
        jobs.push(Job::Sectors);
        jobs.extend(facets.sectors.keys().cloned().map(Job::Sector));
    }
    if !facets.loci_by_province.is_empty() {
        jobs.push(Job::Provinces);
        jobs.extend(facets.loci_by_province.keys().cloned().map(Job::Province));
    }
    let factors: BTreeSet<_> = facets.helped.keys().chain(facets.hindered.keys()).collect();
    if !factors.is_empty() {
        jobs.push(Job::Factors);
        jobs.extend(factors.into_iter().cloned().map(Job::Factor));
    }
    jobs.extend((1..=catalogue.lessons().len().div_ceil(PER_PAGE)).map(Job::Lessons));
    jobs.extend(catalogue.letters(language).map(|letter| Job::Letter(letter.to_owned())));
    jobs.extend([Job::Terms, Job::NotFound]);
    for entry in graph.entries.all() {
        jobs.push(Job::Entry(entry));
        let aliases = graph.entries.main(entry).common.aliases.len();
        jobs.extend((0..aliases).map(|position| Job::Redirect(entry, position)));
    }
    jobs
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

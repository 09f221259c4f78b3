//! Which pages this site has. A page without anything on it is not made, and so no menu shows it.

use std::collections::BTreeSet;

use super::{
    page::{Job, Page},
    routes::Routes,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    graph::{EntryRef, Graph},
    names::Kind,
    rule,
};

/// How many entries stand on one page of a list.
pub(super) const PER_PAGE: usize = 50;

/// Every page in every language, in a fixed order.
pub fn plan(graph: &Graph, config: &Config, routes: Routes<'_>) -> Outcome<Vec<Page>> {
    let mut pages = Vec::new();
    let mut diagnostics = Vec::new();
    for language in &config.languages {
        for job in jobs(graph, language) {
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
fn jobs(graph: &Graph, language: &str) -> Vec<Job> {
    let mut jobs = vec![Job::Home];
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page) {
        let count = listed(graph, kind).len();
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
    jobs.extend((1..=lessons(graph).len().div_ceil(PER_PAGE)).map(Job::Lessons));
    jobs.extend(letters(graph, language).into_iter().map(Job::Letter));
    jobs.extend([Job::Terms, Job::NotFound]);
    for entry in graph.entries.all() {
        jobs.push(Job::Entry(entry));
        let aliases = graph.entries.main(entry).common.aliases.len();
        jobs.extend((0..aliases).map(|position| Job::Redirect(entry, position)));
    }
    jobs
}

/// The entries of a kind that lists show, in the order of lists: by weight, then the newest, then
/// by name.
pub(super) fn listed(graph: &Graph, kind: Kind) -> Vec<EntryRef> {
    let all = (0..graph.entries.count(kind)).map(|index| EntryRef { kind, index });
    let mut shown: Vec<EntryRef> =
        all.filter(|entry| !graph.entries.is_withdrawn(*entry)).collect();
    shown.sort_by(|a, b| {
        let (first, second) = (graph.entries.main(*a).common, graph.entries.main(*b).common);
        let weight = |weight: Option<f64>| weight.unwrap_or(f64::INFINITY);
        weight(first.weight)
            .total_cmp(&weight(second.weight))
            .then_with(|| newest(graph, *b).cmp(&newest(graph, *a)))
            .then_with(|| a.index.cmp(&b.index))
    });
    shown
}

/// The day that an entry is sorted by.
pub(super) fn newest(graph: &Graph, entry: EntryRef) -> Option<crate::text::date::Date> {
    let common = graph.entries.main(entry).common;
    match entry.kind {
        Kind::Visit => Some(graph.entries.visits[entry.index].main().data.start.value.latest()),
        _ => common.updated.or(common.date),
    }
}

/// All lessons, by case and position, in the order of cases.
pub(super) fn lessons(graph: &Graph) -> Vec<crate::graph::LessonAt> {
    let mut lessons = Vec::new();
    for (case, entry) in graph.entries.cases.iter().enumerate() {
        if entry.main().common.withdrawn.is_none() {
            let count = entry.main().data.lessons.items.len();
            lessons.extend((0..count).map(|lesson| crate::graph::LessonAt { case, lesson }));
        }
    }
    lessons
}

/// The first letters of all titles in a language.
pub(super) fn letters(graph: &Graph, language: &str) -> BTreeSet<String> {
    let shown = graph.entries.all().filter(|entry| !graph.entries.is_withdrawn(*entry));
    shown.map(|entry| letter(&graph.entries.version(entry, language).common.title.value)).collect()
}

/// The page of a title in A–Z: its first letter without marks, or `0-9` for everything else.
pub(super) fn letter(title: &str) -> String {
    let slug = crate::text::slug::slugify(title);
    match slug.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_string(),
        _ => "0-9".to_owned(),
    }
}

fn bad_address(graph: &Graph, job: &Job) -> Option<Diagnostic> {
    let span = match job {
        Job::Redirect(entry, position) => {
            graph.entries.main(*entry).common.aliases.get(*position)?.span
        }
        Job::Entry(entry) => graph.entries.slug(*entry).span,
        _ => return None,
    };
    Some(Diagnostic::at(&rule::BAD_FORMAT, span).variant("path").text("value", ""))
}

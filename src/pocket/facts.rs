//! What a page tells as rows: facts of a case or locus, a case in three lines, how a locus is visited.

use super::{entry::LabelledText, sections::name_obstacle};
use crate::{
    graph::EntryRef,
    render::view::{EntryBrief, RenderContext, case_highlight, compared_values, comparison_rows},
    theme::Strings,
};

/// Facts that tell how a locus is visited.
const HOSTING: [&str; 7] =
    ["accepts", "notice_days", "days", "capacity", "letter_to", "hosting_url", "hosting_checked"];

/// Facts that the page says at more length, or elsewhere.
const TOLD_ELSEWHERE: [&str; 10] = [
    "summary",
    "success_factors",
    "prerequisites",
    "obstacles",
    "results",
    "lessons",
    "awards",
    "cases",
    "visits",
    "adoptions",
];

/// The facts of a case or locus by the keys of their rows.
pub(super) fn read_facts(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
) -> Vec<(&'static str, LabelledText)> {
    let strings = site.theme.strings(language);
    let rows = comparison_rows(entry);
    let values = compared_values(site, entry, language).into_iter();
    let facts = values.filter_map(|value| {
        let row = rows.iter().find(|row| row.key == value.row)?;
        let text = value.text.replace('\n', ", ");
        Some((row.key, LabelledText(strings.get(row.label).to_owned(), text)))
    });
    facts.collect()
}

/// Whether it runs, what changed and what was hard, as the head of its page says it.
pub(super) fn case_in_three_lines(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
    brief: &EntryBrief,
    facts: &[(&'static str, LabelledText)],
) -> Vec<LabelledText> {
    let strings = site.theme.strings(language);
    let mut lines = Vec::new();
    let mut add = |label: &str, text: String| {
        if !text.is_empty() {
            lines.push(LabelledText(strings.get(label).to_owned(), text));
        }
    };
    let state = ["status", "stage"]
        .into_iter()
        .filter_map(|key| facts.iter().find(|(it, _)| *it == key).map(|(_, fact)| fact.1.as_str()));
    add("case.status", state.collect::<Vec<_>>().join(" · "));
    let highlight = entry.case().and_then(|id| case_highlight(site, id, language));
    if let Some(figure) = highlight.filter(|it| it.kind == "figure") {
        let change = figure.change.map(|change| format!(" ({change})")).unwrap_or_default();
        add("case.changed_most", format!("{}: {}{change}", figure.label, figure.text));
    }
    let hard = brief.obstacles.iter().map(name_obstacle);
    add("case.was_hard", hard.collect::<Vec<_>>().join(", "));
    lines
}

/// How a locus is visited, and whom to write to.
pub(super) fn read_hosting(
    strings: &Strings,
    brief: &EntryBrief,
    facts: &[(&'static str, LabelledText)],
) -> Vec<LabelledText> {
    let rows = facts.iter().filter(|(key, _)| HOSTING.contains(key));
    let mut all: Vec<LabelledText> =
        rows.map(|(_, fact)| LabelledText(fact.0.clone(), fact.1.clone())).collect();
    if !brief.contact.is_empty() {
        let label = strings.get("locus.contact").to_owned();
        all.push(LabelledText(label, brief.contact.join(" · ")));
    }
    all
}

/// The facts that stand nowhere else on the page.
pub(super) fn keep_own_facts(facts: Vec<(&'static str, LabelledText)>) -> Vec<LabelledText> {
    let is_own = |key: &&str| !TOLD_ELSEWHERE.contains(key) && !HOSTING.contains(key);
    facts.into_iter().filter(|(key, _)| is_own(key)).map(|(_, fact)| fact).collect()
}

//! An entry as the pocket shows it: the words of its page without marks, from the same views that make
//! its page, its brief and its place in the search.

use serde::Serialize;

use super::{
    filters::{EntryFilters, read_filters},
    links::{entry_name, list_links},
};
use crate::{
    graph::EntryRef,
    render::{
        view::{
            BriefLesson, BriefObstacle, EntryBrief, RenderContext, case_highlight, compared_values,
            comparison_rows, entry_brief,
        },
        write_date,
    },
    search::{SearchDocument, SearchSection, read_entry_text},
    theme::Strings,
};

/// An entry in one of its languages.
#[derive(Debug, Serialize)]
pub(super) struct PocketEntry {
    /// What it is called in addresses, the same in all languages: `case/antrean`.
    pub(super) name: String,
    /// The language of its words: another than that of its labels, where it is not translated.
    pub(super) language: String,
    pub(super) title: String,
    /// The gist.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    /// Where it is, how it stands and when it was, in a few words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) place: String,
    /// A case in three lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) gist: Vec<LabelledText>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sections: Vec<PocketSection>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) facts: Vec<LabelledText>,
    /// What nobody knows yet, and what the page rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) endnotes: Vec<PocketSection>,
    /// How a locus is visited, and whom to write to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hosting: Vec<LabelledText>,
    /// The names of the entries that its page leads to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<String>,
    #[serde(flatten)]
    pub(super) filters: EntryFilters,
    /// Words by which it is found although its page does not say them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) words: String,
    /// The lessons among its sections: the number of the section, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lessons: Option<usize>,
}

/// A label, and what it says.
#[derive(Debug, Serialize)]
pub(super) struct LabelledText(pub(super) String, pub(super) String);

/// A part of a page.
#[derive(Debug, Serialize)]
pub(super) struct PocketSection {
    pub(super) heading: String,
    /// Whether its items are points of a list, not paragraphs.
    pub(super) list: bool,
    pub(super) items: Vec<PocketItem>,
}

/// A paragraph, or an item of a list.
#[derive(Debug, Default, Serialize)]
pub(super) struct PocketItem {
    /// What it is about, in a few words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) label: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    /// What more there is to say about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) details: Vec<LabelledText>,
}

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

/// Reads an entry in a language.
pub(super) fn read_entry(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> PocketEntry {
    let strings = site.theme.strings(language);
    let document = read_entry_text(site, entry, language);
    let brief = entry_brief(site, entry, language);
    let facts = read_facts(site, entry, language);
    let dates = dates(site, entry, strings);
    let place = [document.place.as_str(), dates.as_str()];
    let place = place.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let gist = match entry {
        EntryRef::Case(_) => case_in_three_lines(site, entry, language, &brief, &facts),
        _ => Vec::new(),
    };
    let hosting = match entry {
        EntryRef::Locus(_) => hosting(strings, &brief, &facts),
        _ => Vec::new(),
    };
    let told = facts
        .into_iter()
        .filter(|(key, _)| !TOLD_ELSEWHERE.contains(key) && !HOSTING.contains(key));
    let facts = told.map(|(_, fact)| fact).collect();
    let lessons_heading = strings.get("case.lessons");
    let has_lessons = !brief.lessons.is_empty();
    let sections = read_sections(site, entry, language, &document, &brief);
    let lessons = sections.iter().position(|it| has_lessons && it.heading == lessons_heading);
    PocketEntry {
        name: entry_name(site, entry),
        language: site.graph.entries.version(entry, language).language.to_owned(),
        title: document.title,
        summary: document.summary,
        place,
        gist,
        sections,
        facts,
        endnotes: read_endnotes(strings, brief),
        hosting,
        links: list_links(site, entry),
        filters: read_filters(site, entry),
        words: document.terms,
        lessons,
    }
}

/// When it was.
fn dates(site: &RenderContext<'_>, entry: EntryRef, strings: &Strings) -> String {
    let entries = &site.graph.entries;
    let dates = match entry {
        EntryRef::Visit(id) => {
            let visit = &entries.visits[id].main().data;
            let end = visit.end.as_ref().map(|end| end.value);
            vec![Some(visit.start.value), end.filter(|end| *end != visit.start.value)]
        }
        EntryRef::Adoption(id) => vec![entries.adoptions[id].main().data.started],
        _ => Vec::new(),
    };
    let dates = dates.into_iter().flatten().map(|date| write_date(date, strings));
    dates.collect::<Vec<_>>().join(" – ")
}

/// The facts of a case or locus by the keys of their rows.
fn read_facts(
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
fn case_in_three_lines(
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

/// An obstacle by name, and how it ended.
fn name_obstacle(obstacle: &BriefObstacle) -> String {
    match &obstacle.outcome {
        Some(outcome) => format!("{} ({})", obstacle.label, outcome.to_lowercase()),
        None => obstacle.label.clone(),
    }
}

fn hosting(
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

/// The parts of a page in its order. Those that are lists are told with their labels.
fn read_sections(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
    document: &SearchDocument,
    brief: &EntryBrief,
) -> Vec<PocketSection> {
    let mut sections: Vec<PocketSection> = Vec::new();
    for section in &document.sections {
        let listed = match entry {
            EntryRef::Case(_) => read_list(site, entry, language, section, brief),
            _ => None,
        };
        let narrative = match &listed {
            Some(_) => section.text.get(section.narrative..).unwrap_or_default(),
            None => &section.text,
        };
        let mut items = listed.unwrap_or_default();
        items.extend(narrative.lines().filter(|line| !line.trim().is_empty()).map(PocketItem::of));
        if !items.is_empty() {
            let list = items.iter().any(|item| !item.label.is_empty());
            sections.push(PocketSection { heading: section.heading.clone(), list, items });
        }
    }
    sections
}

/// Questions and sources.
fn read_endnotes(strings: &Strings, brief: EntryBrief) -> Vec<PocketSection> {
    let questions = brief.questions.into_iter().map(|question| question.text).collect();
    let lists: [(&str, Vec<String>); 2] =
        [("case.completeness_missing", questions), ("entry.sources", brief.sources)];
    let notes = lists.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| {
        let items = lines.iter().map(|line| PocketItem::of(line)).collect();
        PocketSection { heading: strings.get(heading).to_owned(), list: true, items }
    });
    notes.collect()
}

/// The items of a section of a case that is a list, with their labels; nothing if it is not.
fn read_list(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
    section: &SearchSection,
    brief: &EntryBrief,
) -> Option<Vec<PocketItem>> {
    let strings = site.theme.strings(language);
    let is = |word: &str| section.heading == strings.get(word);
    let response = strings.get("case.response");
    if is("case.success_factors") {
        let factors = brief.factors.iter().map(|factor| PocketItem {
            label: factor.label.clone(),
            text: factor.note.clone(),
            details: [
                needed(strings, factor.prerequisite),
                said_by(strings, factor.said_by.as_deref()),
            ]
            .into_iter()
            .flatten()
            .collect(),
        });
        Some(factors.collect())
    } else if is("case.obstacles") {
        let obstacles = brief.obstacles.iter().map(|obstacle| PocketItem {
            label: name_obstacle(obstacle),
            text: obstacle.note.clone(),
            details: obstacle
                .response
                .iter()
                .map(|text| detail(response, text))
                .chain(said_by(strings, obstacle.said_by.as_deref()))
                .collect(),
        });
        Some(obstacles.collect())
    } else if is("case.results") {
        let values = compared_values(site, entry, language);
        let results = values.iter().find(|value| value.row == "results");
        Some(results.iter().flat_map(|it| it.text.lines()).map(PocketItem::of).collect())
    } else if is("case.lessons") {
        Some(brief.lessons.iter().map(|lesson| describe_lesson(strings, lesson)).collect())
    } else {
        None
    }
}

fn describe_lesson(strings: &Strings, lesson: &BriefLesson) -> PocketItem {
    let details = [("case.condition", &lesson.condition), ("case.changed", &lesson.change)];
    let details = details
        .into_iter()
        .filter_map(|(label, text)| Some(detail(strings.get(label), text.as_deref()?)));
    PocketItem {
        label: lesson.label.clone(),
        text: lesson.text.clone(),
        details: details.collect(),
    }
}

/// That it does not work without it.
fn needed(strings: &Strings, is_needed: bool) -> Option<LabelledText> {
    is_needed.then(|| detail("", strings.get("case.prerequisite")))
}

/// Who says so.
fn said_by(strings: &Strings, who: Option<&str>) -> Option<LabelledText> {
    who.map(|who| detail("", &strings.fill("brief.said_by", &[("name", &who.to_lowercase())])))
}

fn detail(label: &str, text: &str) -> LabelledText {
    LabelledText(label.to_owned(), text.to_owned())
}

impl PocketItem {
    /// A text alone.
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl PocketEntry {
    /// All that it says, a line for each text.
    pub(super) fn text(&self) -> String {
        let mut text =
            [&self.title, &self.summary, &self.place, &self.words].map(String::as_str).join("\n");
        let mut add = |piece: &str| {
            text.push('\n');
            text.push_str(piece);
        };
        for LabelledText(label, value) in self.gist.iter().chain(&self.facts).chain(&self.hosting) {
            add(label);
            add(value);
        }
        for section in self.sections.iter().chain(&self.endnotes) {
            add(&section.heading);
            for item in &section.items {
                add(&item.label);
                add(&item.text);
                item.details.iter().for_each(|it| add(&it.1));
            }
        }
        text
    }
}

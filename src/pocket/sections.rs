//! The parts of a page: its texts, and its lists with the labels of their items.

use super::entry::{LabelledText, PocketItem, PocketSection};
use crate::{
    graph::EntryRef,
    render::view::{BriefLesson, BriefObstacle, EntryBrief, RenderContext, compared_values},
    search::{SearchDocument, SearchSection},
    theme::Strings,
};

/// The parts of a page in its order. Those that are lists are told with their labels.
pub(super) fn read_sections(
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

/// What nobody knows yet, and what the page rests on.
pub(super) fn read_endnotes(strings: &Strings, brief: EntryBrief) -> Vec<PocketSection> {
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

/// An obstacle by name, and how it ended.
pub(super) fn name_obstacle(obstacle: &BriefObstacle) -> String {
    match &obstacle.outcome {
        Some(outcome) => format!("{} ({})", obstacle.label, outcome.to_lowercase()),
        None => obstacle.label.clone(),
    }
}

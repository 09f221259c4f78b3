//! From an entry to what the pocket shows of it, by the same views that make its page, its brief and its
//! place in the search.

use super::{
    entry::PocketEntry,
    facts::{case_in_three_lines, keep_own_facts, read_facts, read_hosting},
    filters::read_filters,
    links::{entry_name, list_links},
    sections::{read_endnotes, read_sections},
};
use crate::{
    graph::EntryRef,
    render::{
        view::{RenderContext, entry_brief},
        write_date,
    },
    search::read_entry_text,
    theme::Strings,
};

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
        EntryRef::Locus(_) => read_hosting(strings, &brief, &facts),
        _ => Vec::new(),
    };
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
        facts: keep_own_facts(facts),
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

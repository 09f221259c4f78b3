//! Entries → records: what each says, without what only a page needs. The keys are those that
//! `names/open_data.rs` lists; a test holds every record against the schema made from that list.

mod adoption;
mod builder;
mod case;
mod locus;
mod shared_keys;
mod term;
mod visit;

use builder::RecordBuilder;
pub(super) use term::term_records;

use super::datum::{Datum, Record};
use crate::{
    graph::{EntryRef, Graph},
    model::CaseId,
    render::view::RenderContext,
};

/// Whether an entry has a record: what is counted anywhere has one.
pub fn has_record(graph: &Graph, entry: EntryRef) -> bool {
    graph.entries.is_counted(entry)
}

/// How many of these entries have records.
fn count_with_records(graph: &Graph, entries: impl Iterator<Item = EntryRef>) -> u64 {
    entries.filter(|entry| has_record(graph, *entry)).count() as u64
}

/// How records name an entry: `case/antrean`.
pub fn entry_name(graph: &Graph, entry: EntryRef) -> String {
    let key = graph.entries.key(entry);
    format!("{}/{}", key.kind.id(), key.name)
}

/// The record of an entry in a language.
pub fn entry_record<'a>(
    site: &'a RenderContext<'a>,
    entry: EntryRef,
    language: &'a str,
) -> Record<'a> {
    fill_record(RecordBuilder::new(site, language), entry)
}

/// The running text of a case without the sections that hold the text of a key, as readers read it.
pub(super) fn case_body(site: &RenderContext<'_>, case: CaseId, language: &str) -> String {
    let version = site.graph.case(case).version(language);
    let text = &site.sources.get(version.source).text;
    let mut rest = String::new();
    let mut at = version.body.range.start;
    for section in &version.key_sections {
        rest.push_str(text.get(at..section.range.start).unwrap_or_default());
        at = at.max(section.range.end);
    }
    rest.push_str(text.get(at..version.body.range.end).unwrap_or_default());
    let it =
        RecordBuilder { entry: Some(EntryRef::Case(case)), ..RecordBuilder::new(site, language) };
    it.read_plain_text(&rest)
}

/// The record of an entry of which only the list of one key is read.
pub(super) fn record_with_list<'a>(
    site: &'a RenderContext<'a>,
    entry: EntryRef,
    language: &'a str,
    key: &'a str,
) -> Record<'a> {
    fill_record(RecordBuilder { only: Some(key), ..RecordBuilder::new(site, language) }, entry)
}

fn fill_record(mut it: RecordBuilder<'_>, entry: EntryRef) -> Record<'_> {
    let (site, language) = (it.site, it.language);
    let entries = &site.graph.entries;
    let version = entries.version(entry, language);
    it.entry = Some(entry);
    if it.only.is_none() {
        it.add("entry", Datum::Text(entry_name(site.graph, entry).into()));
        it.add("page", Datum::Text(site.page_address(entry, language).into()));
    }
    it.text("language", Some(version.language));
    shared_keys::add_common(&mut it, version.common);
    match entry {
        EntryRef::Case(id) => case::add_case(&mut it, id, entries.cases[id].version(language)),
        EntryRef::Locus(id) => {
            locus::add_locus(&mut it, id, &entries.loci[id].version(language).data);
        }
        EntryRef::Visit(id) => {
            visit::add_visit(&mut it, &entries.visits[id].version(language).data);
        }
        EntryRef::Institute(id) => {
            let institute = &entries.institutes[id].version(language).data;
            it.term("kind", institute.kind.as_ref());
            it.text("short_name", institute.short_name.as_deref());
            it.term("province", institute.province.as_ref());
            it.shown("url", institute.url.as_ref());
        }
        EntryRef::Adoption(id) => {
            adoption::add_adoption(&mut it, &entries.adoptions[id].version(language).data);
        }
        EntryRef::Page(_) => {}
    }
    it.record
}

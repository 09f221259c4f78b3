//! Cards: entries as they stand in lists.

use serde::Serialize;

use super::page_context::PageContext;
use crate::{
    graph::{Completeness, EntryRef},
    model::VocabularyId,
    names::ReferenceField,
    render::{locale, page::PageKind},
};

/// An entry in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// The kind's English name.
    pub kind: &'static str,
    /// The kind in the page's language.
    pub kind_label: String,
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// The gist.
    pub summary: Option<String>,
    /// A few words each: place, field, date.
    pub meta: Vec<String>,
    /// States such as the stage of a case.
    pub badges: Vec<Badge>,
    /// Whether it must not be published yet.
    pub draft: bool,
    /// The language of its text, if that is not the page's.
    pub lang: Option<String>,
}

/// A state in a word.
#[derive(Debug, Serialize)]
pub struct Badge {
    /// The list and the value, such as `stage-trial`.
    pub id: String,
    /// What is read.
    pub label: String,
}

/// An entry as it stands in lists.
pub(super) fn card(page: &PageContext<'_>, entry: EntryRef) -> Card {
    let common = page.site.graph.entries.version(entry, page.language).common;
    let (meta, badges) = meta_and_badges(page, entry);
    let version = page.site.graph.entries.version(entry, page.language);
    Card {
        kind: entry.kind().id(),
        kind_label: page.word(&format!("kind.{}.one", entry.kind().id())),
        title: common.title.value.clone(),
        url: page.url(&PageKind::Entry(entry)),
        summary: common.summary.clone(),
        meta,
        badges,
        draft: common.draft,
        lang: (version.language != page.language).then(|| version.language.to_owned()),
    }
}

/// Cards of entries of one kind.
pub(super) fn cards(
    page: &PageContext<'_>,
    entries: impl IntoIterator<Item = impl Into<EntryRef>>,
) -> Vec<Card> {
    entries.into_iter().map(|entry| card(page, entry.into())).collect()
}

/// What a card says below its title: a few words each, then states.
fn meta_and_badges(page: &PageContext<'_>, entry: EntryRef) -> (Vec<String>, Vec<Badge>) {
    let entries = &page.site.graph.entries;
    let badge =
        |list: &str, id: &str| Badge { id: format!("{list}-{id}"), label: page.choice(list, id) };
    match entry {
        EntryRef::Case(id) => {
            let version = entries.cases[id].version(page.language);
            let case = &version.data;
            let mut meta = vec![page.link_or_name(&case.locus, ReferenceField::CaseLocus).text];
            meta.extend(
                case.sectors.iter().map(|sector| page.label(VocabularyId::Sectors, sector)),
            );
            let level = Completeness::of(version).level;
            let mut badges: Vec<Badge> =
                case.stage.into_iter().map(|stage| badge("stage", stage.id())).collect();
            badges.extend(case.status.map(|status| badge("status", status.id())));
            badges.push(Badge {
                id: format!("completeness-{}", level.id()),
                label: page.word(&format!("completeness.{}", level.id())),
            });
            (meta, badges)
        }
        EntryRef::Locus(id) => {
            let locus = &entries.loci[id].version(page.language).data;
            let mut meta = vec![page.label(VocabularyId::LocusKinds, &locus.kind)];
            meta.extend(locus.province.as_ref().map(|id| page.label(VocabularyId::Provinces, id)));
            if locus.country != "ID" {
                meta.push(page.country(&locus.country));
            }
            (meta, Vec::new())
        }
        EntryRef::Visit(id) => {
            let visit = &entries.visits[id].version(page.language).data;
            let end = visit.end.map(|end| end.value);
            let meta = vec![
                page.link_or_name(&visit.organizer, ReferenceField::VisitOrganizer).text,
                locale::period(visit.start.value, end, page.strings),
            ];
            (meta, vec![badge("visit_kind", visit.kind.id())])
        }
        EntryRef::Institute(id) => {
            let institute = &entries.institutes[id].version(page.language).data;
            let kind = institute.kind.iter().map(|id| page.label(VocabularyId::InstituteKinds, id));
            let province =
                institute.province.iter().map(|id| page.label(VocabularyId::Provinces, id));
            (kind.chain(province).collect(), Vec::new())
        }
        EntryRef::Adoption(id) => {
            let adoption = &entries.adoptions[id].version(page.language).data;
            let by = page.link_or_name(&adoption.by, ReferenceField::AdoptionBy).text;
            (vec![by], vec![badge("adoption_status", adoption.status.id())])
        }
        EntryRef::Page(_) => (Vec::new(), Vec::new()),
    }
}

//! Cards: entries as they stand in lists.

use serde::Serialize;

use super::{
    entry::{PhotoView, photo_view},
    highlight::{Highlight, highlight},
    page_context::PageContext,
};
use crate::{
    graph::EntryRef,
    model::{VocabularyId, choice::Status},
    names::ReferenceField,
    render::{locale, page::PageKind},
};

/// An entry in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// What readers' choices call it, such as `case/antrean`, if it can be compared.
    pub name: Option<String>,
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
    /// A few words each: place, year, date.
    pub meta: Vec<String>,
    /// What decides for a case: its strongest figure, or an obstacle that it overcame.
    pub highlight: Option<Highlight>,
    /// The first photo.
    pub photo: Option<PhotoView>,
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
    let version = page.site.graph.entries.version(entry, page.language);
    let common = version.common;
    let (meta, badges) = meta_and_badges(page, entry);
    Card {
        name: page.site.compared_name(entry),
        kind: entry.kind().id(),
        kind_label: page.word(&format!("kind.{}.one", entry.kind().id())),
        title: common.title.value.clone(),
        url: page.url(&PageKind::Entry(entry)),
        summary: common.summary.clone(),
        meta,
        highlight: match entry {
            EntryRef::Case(id) => {
                highlight(page, &page.site.graph.case(id).version(page.language).data)
            }
            _ => None,
        },
        photo: common.photos.first().map(|photo| photo_view(page, entry, photo)),
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
            let case = &entries.cases[id].version(page.language).data;
            let mut meta = vec![page.title_or_name(&case.locus, ReferenceField::CaseLocus)];
            meta.extend(case.since.map(|since| {
                page.strings.fill("card.since", &[("year", &since.year.to_string())])
            }));
            let stage = case.stage.map(|stage| badge("stage", stage.id()));
            let status = case.status.filter(|status| *status != Status::Unknown);
            let status = status.map(|status| badge("status", status.id()));
            (meta, stage.into_iter().chain(status).collect())
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
                page.title_or_name(&visit.organizer, ReferenceField::VisitOrganizer),
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
            let by = page.title_or_name(&adoption.by, ReferenceField::AdoptionBy);
            (vec![by], vec![badge("adoption_status", adoption.status.id())])
        }
        EntryRef::Page(_) => (Vec::new(), Vec::new()),
    }
}

//! Which picture a chat or a social network shows beside a link: the entry's own photo, a card of the
//! entry, or else the card of the site. Apart from the words of cards (`view/social_card.rs`), because
//! pages name a card before any is drawn. Previews of links take only addresses in full, so a site
//! whose address is not set has none.

use super::{page::PageKind, shown_picture::preview_version, view::RenderContext};
use crate::{
    config::SocialCards,
    graph::EntryRef,
    images::{SOCIAL_CARD_SIZE, Size, can_be_lettered},
    output::OutputPath,
};

/// A card that will be drawn, in one language.
#[derive(Debug, Clone)]
pub struct PlannedSocialCard {
    /// The entry that it is of; nothing for that of the site.
    pub entry: Option<EntryRef>,
    /// The language code.
    pub language: String,
    /// Where it stands in the site.
    pub path: OutputPath,
}

/// The picture that stands for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SocialImage {
    /// Its path in the site.
    pub(super) path: String,
    /// In pixels.
    pub(super) size: Size,
    /// What is on it.
    pub(super) alt: String,
}

/// Every card of a site, in a fixed order.
pub fn list_social_cards(site: &RenderContext<'_>) -> Vec<PlannedSocialCard> {
    let mut cards = Vec::new();
    for language in &site.config.languages {
        let entries = site.graph.entries.all().filter(|entry| has_card(site, *entry, language));
        let subjects = entries.map(Some).chain(has_site_card(site, language).then_some(None));
        cards.extend(subjects.filter_map(|entry| {
            let path = OutputPath::new(card_path(site, entry, language))?;
            Some(PlannedSocialCard { entry, language: language.clone(), path })
        }));
    }
    cards
}

/// The card that stands for an entry without a photo, or for any other page.
pub(super) fn card_image(
    site: &RenderContext<'_>,
    entry: Option<EntryRef>,
    language: &str,
) -> Option<SocialImage> {
    // A page without a translation shows the entry as it was written.
    let own = entry.map(|entry| (entry, site.graph.entries.version(entry, language).language));
    let (entry, language) = match own.filter(|(entry, spoken)| has_card(site, *entry, spoken)) {
        Some((entry, spoken)) => (Some(entry), spoken),
        None if has_site_card(site, language) => (None, language),
        None => return None,
    };
    let alt = entry.map_or(site.config.title.get(language), |entry| site.title(entry, language));
    Some(SocialImage {
        path: card_path(site, entry, language),
        size: SOCIAL_CARD_SIZE,
        alt: alt.to_owned(),
    })
}

/// The first photo of an entry that previews can show, if it is published.
pub(super) fn entry_photo(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
) -> Option<SocialImage> {
    site.config.base_url.as_ref()?;
    let common = site.graph.entries.version(entry, language).common;
    if site.graph.entries.is_withdrawn(entry) {
        return None;
    }
    common.photos.iter().find_map(|photo| {
        let name = photo.file.value.trim_start_matches("./");
        let file = format!("{}{name}", site.routes.files_of(entry));
        let (path, size) = preview_version(site.files, &file)?;
        Some(SocialImage { path, size, alt: photo.alt.clone() })
    })
}

/// Whether an entry has a card of its own in a language.
fn has_card(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> bool {
    site.config.base_url.is_some()
        && site.config.social_cards == SocialCards::OfEntries
        && site.graph.entries.speaks(entry, language)
        && !site.graph.entries.is_withdrawn(entry)
        && entry_photo(site, entry, language).is_none()
        && can_be_lettered(site.title(entry, language))
}

fn has_site_card(site: &RenderContext<'_>, language: &str) -> bool {
    site.config.base_url.is_some() && can_be_lettered(site.config.title.get(language))
}

/// Where a card stands: beside its page, the site's beside the first page.
fn card_path(site: &RenderContext<'_>, entry: Option<EntryRef>, language: &str) -> String {
    let page = entry.map_or(PageKind::Home, PageKind::Entry);
    let path = site.routes.path(&page, language);
    format!("{}.png", path.strip_suffix(".html").unwrap_or(&path))
}

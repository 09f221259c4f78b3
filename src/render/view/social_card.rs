//! The words of social cards: what an entry is, its title, its place, and the figure that speaks for
//! it; of a site its title, who publishes it and its address.

use super::{highlight::case_highlight, render_context::RenderContext};
use crate::{
    graph::EntryRef, images::SocialCard, model::VocabularyId, names::ReferenceField,
    render::social_cards::PlannedSocialCard,
};

/// What stands on a card.
pub fn social_card(site: &RenderContext<'_>, planned: &PlannedSocialCard) -> SocialCard {
    let language = planned.language.as_str();
    let name = site.config.title.get(language);
    let Some(entry) = planned.entry else {
        let publisher = site.config.publisher.as_ref();
        let address = site.config.base_url.as_ref().map_or("", |url| url.as_str());
        return SocialCard {
            above: publisher.map(|publisher| publisher.name.clone()).unwrap_or_default(),
            title: name.to_owned(),
            figure: None,
            below: address.split_once("://").map_or(address, |(_, rest)| rest).to_owned(),
        };
    };
    let word = format!("kind.{}.one", entry.kind().id());
    let kind = site.theme.strings(language).get(&word);
    let above = std::iter::once(kind).chain(place(site, entry, language));
    SocialCard {
        above: above.collect::<Vec<_>>().join(" · "),
        title: site.title(entry, language).to_owned(),
        figure: figure(site, entry, language),
        below: name.to_owned(),
    }
}

/// Where an entry is at home: the locus of a case, the first one of a visit, the province of a locus.
fn place<'a>(site: &RenderContext<'a>, entry: EntryRef, language: &str) -> Option<&'a str> {
    let entries = &site.graph.entries;
    let (name, field) = match entry {
        EntryRef::Case(id) => {
            (&entries.cases[id].version(language).data.locus, ReferenceField::CaseLocus)
        }
        EntryRef::Visit(id) => {
            let loci = &entries.visits[id].version(language).data.loci;
            (loci.first()?, ReferenceField::VisitLoci)
        }
        EntryRef::Locus(id) => {
            let province = entries.loci[id].version(language).data.province.as_ref()?;
            return Some(site.label(VocabularyId::Provinces, province, language));
        }
        EntryRef::Institute(_) | EntryRef::Adoption(_) | EntryRef::Page(_) => return None,
    };
    Some(site.title_or_name(name, field, language))
}

/// The strongest figure of a case, and what is measured.
fn figure(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> Option<(String, String)> {
    let EntryRef::Case(id) = entry else { return None };
    let highlight = case_highlight(site, id, language)?;
    (highlight.kind == "figure").then_some((highlight.text, highlight.label))
}

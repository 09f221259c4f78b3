//! The page of a locus.

use serde::Serialize;

use super::{
    brief_page::brief_of,
    card::{Card, card},
    claims::{AwardItem, ListingView, award, listing},
    entry::{EntryView, entry_view},
    entry_list::{CardSection, card_section},
    fact::{Fact, choice_fact, fact, text_fact},
    inset::{InsetView, inset},
    link::{LinkView, contact_link},
    page_context::PageContext,
    section::{TocItem, toc},
    timeline::{YearView, locus_timeline},
};
use crate::{
    graph::{EntryRef, LocusReason},
    model::{
        LocusId, VocabularyId,
        choice::{Hosting as Accepts, Trait},
        locus::{Hosting, Locus},
    },
    names::{Kind, ReferenceField},
    render::{locale, plan::CARDS_OF_ENTRY},
    text::number::Number,
};

/// The page of a locus.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml, or is named for it")]
pub struct LocusView {
    pub entry: EntryView,
    /// The page that makes a brief for a visit to it.
    pub brief: String,
    pub kind: String,
    pub parent: Option<LinkView>,
    pub facts: Vec<Fact>,
    pub contact: Option<ContactView>,
    pub hosting: Vec<Fact>,
    pub awards: ListingView<AwardItem>,
    /// What the body says before its first heading.
    pub intro_html: String,
    pub body_html: String,
    pub toc: Vec<TocItem>,
    pub cases: CardSection,
    /// Places inside it.
    pub parts: CardSection,
    /// The first cases of those places; each place has all of its own.
    pub cases_of_parts: Vec<LinkView>,
    /// What happened there, the latest year first.
    pub timeline: Vec<YearView>,
    pub visits: CardSection,
    pub adoptions: CardSection,
    /// Questions that earlier visits left open.
    pub open_questions: Vec<QuestionView>,
    /// Where it lies, if that is known.
    pub inset: Option<InsetView>,
    pub similar: Vec<SimilarLocus>,
}

/// The office to get in touch with.
#[derive(Debug, Serialize)]
pub struct ContactView {
    pub office: Option<String>,
    pub channels: Vec<LinkView>,
}

/// A question that a visit left open.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    pub text: String,
    pub visit: LinkView,
}

/// A place like this one.
#[derive(Debug, Serialize)]
pub struct SimilarLocus {
    /// The place.
    pub card: Card,
    /// Why it stands here.
    pub reason: String,
}

pub(super) fn locus(page: &PageContext<'_>, id: LocusId) -> LocusView {
    let entry = EntryRef::Locus(id);
    let locus = &page.site.graph.locus(id).version(page.language).data;
    let body = page.body(entry);
    let name = page.title(entry);
    LocusView {
        entry: entry_view(page, entry),
        brief: brief_of(page, id),
        kind: page.label(VocabularyId::LocusKinds, &locus.kind),
        parent: locus
            .parent
            .as_ref()
            .map(|parent| page.link_or_name(parent, ReferenceField::LocusParent)),
        // A regency is the regency that it lies in: its own name stands above already.
        facts: facts(page, locus).into_iter().filter(|it| !it.says_only(name)).collect(),
        contact: locus.contact.as_ref().map(|contact| ContactView {
            office: contact.office.clone(),
            channels: contact.channel.iter().map(|it| contact_link(it)).collect(),
        }),
        hosting: locus.hosting.as_ref().map(|it| hosting(page, it)).unwrap_or_default(),
        awards: listing(page, &body, "awards", &locus.awards, |(_, it)| award(page, it)),
        cases: card_section(page, entry, Kind::Case),
        parts: card_section(page, entry, Kind::Locus),
        cases_of_parts: cases_of_parts(page, id),
        visits: card_section(page, entry, Kind::Visit),
        adoptions: card_section(page, entry, Kind::Adoption),
        timeline: locus_timeline(page, id),
        open_questions: open_questions(page, id),
        inset: inset(page, id),
        similar: similar(page, id),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

fn cases_of_parts(page: &PageContext<'_>, id: LocusId) -> Vec<LinkView> {
    let links = &page.site.graph.backlinks;
    let cases = links.parts_of_locus[id].iter().flat_map(|part| &links.cases_of_locus[*part]);
    cases.take(CARDS_OF_ENTRY).map(|case| page.entry_link(*case)).collect()
}

pub(super) fn facts(page: &PageContext<'_>, locus: &Locus) -> Vec<Fact> {
    let province = locus.province.iter().map(|id| page.term_link(VocabularyId::Provinces, id));
    let abroad = (locus.country != "ID").then(|| page.country(&locus.country));
    let place = locus.coordinates.map(|at| format!("{:.3}, {:.3}", at.latitude, at.longitude));
    let area = locus.area_km2.map(|value| {
        let decimals = u8::from(value.fract() != 0.0);
        format!("{} km²", locale::number(Number { value, decimals }, page.strings))
    });
    let people = locus.population.map(|people| locale::count(people, page.strings));
    let facts = [
        text_fact(page, "short_name", locus.short_name.clone()),
        text_fact(page, "original_name", locus.original_name.clone()),
        text_fact(page, "country", abroad),
        fact(page, "province", province.collect()),
        text_fact(page, "regency", locus.regency.clone()),
        text_fact(page, "address", locus.address.clone()),
        text_fact(page, "coordinates", place),
        text_fact(page, "population", people),
        text_fact(page, "area_km2", area),
        text_fact(page, "density", density(page, locus)),
        choice_fact(page, "traits", locus.traits.iter().copied().map(Trait::id)),
    ];
    facts.into_iter().flatten().collect()
}

/// How many people live on a square kilometre, where both figures are known.
fn density(page: &PageContext<'_>, locus: &Locus) -> Option<String> {
    #[expect(clippy::cast_precision_loss, reason = "no place has 2^52 people")]
    let people = locus.population? as f64;
    let value = people / locus.area_km2.filter(|area| *area > 0.0)?;
    let decimals = u8::from(value < 10.0);
    let number = locale::number(Number { value, decimals }, page.strings);
    Some(page.strings.fill("locus.density", &[("n", &number)]))
}

pub(super) fn hosting(page: &PageContext<'_>, hosting: &Hosting) -> Vec<Fact> {
    let number = |number: Option<u64>| number.map(|it| locale::count(it, page.strings));
    let url = hosting
        .url
        .iter()
        .map(|url| LinkView { text: url.to_string(), url: Some(url.to_string()) });
    let checked = hosting.checked.map(|date| locale::day(date, page.strings));
    let facts = [
        choice_fact(page, "accepts", hosting.accepts.iter().copied().map(Accepts::id)),
        text_fact(page, "notice_days", number(hosting.notice_days)),
        fact(page, "days", hosting.days.iter().map(LinkView::text).collect()),
        text_fact(page, "capacity", number(hosting.capacity)),
        text_fact(page, "letter_to", hosting.letter_to.clone()),
        fact(page, "hosting_url", url.collect()),
        text_fact(page, "hosting_checked", checked),
    ];
    facts.into_iter().flatten().collect()
}

fn open_questions(page: &PageContext<'_>, id: LocusId) -> Vec<QuestionView> {
    let mut questions = Vec::new();
    for visit in &page.site.graph.backlinks.visits_of_locus[id] {
        let data = &page.site.graph.entries.visits[*visit].version(page.language).data;
        for text in &data.unanswered.items {
            let visit = page.entry_link(*visit);
            questions.push(QuestionView { text: text.clone(), visit });
        }
    }
    questions
}

fn similar(page: &PageContext<'_>, id: LocusId) -> Vec<SimilarLocus> {
    let loci = page.site.graph.similar_loci(id).into_iter();
    loci.map(|(other, reason)| SimilarLocus {
        card: card(page, EntryRef::Locus(other)),
        reason: why(page, &reason),
    })
    .collect()
}

fn why(page: &PageContext<'_>, reason: &LocusReason) -> String {
    let mut parts = vec![page.word("similar.kind")];
    if reason.size {
        parts.push(page.word("similar.size"));
    }
    if reason.province {
        parts.push(page.word("similar.province"));
    }
    parts.extend(reason.traits.iter().map(|it| page.choice("traits", it.id()).to_lowercase()));
    parts.join(", ")
}

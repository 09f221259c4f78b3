//! Parts that several pages share: links, cards, facts, photos, sources.

use serde::Serialize;

use super::page_context::PageContext;
use crate::{
    graph::{Completeness, EntryRef},
    model::{Common, TextOrEntry, VocabularyId, case::Figure},
    names::{Kind, ReferenceField, Special},
    render::{locale, page::PageKind},
    text::web_address::WebAddress,
};

/// A text, and where it leads.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct LinkView {
    /// What is read.
    pub text: String,
    /// The address; nothing for a text alone.
    pub url: Option<String>,
}

impl LinkView {
    /// A text that leads nowhere.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), url: None }
    }
}

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

/// A fact: a label with its values.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// The key's English name.
    pub key: String,
    /// The label.
    pub label: String,
    /// The values.
    pub values: Vec<LinkView>,
}

/// A photo.
#[derive(Debug, Serialize)]
pub struct PhotoView {
    pub url: String,
    pub alt: String,
    /// In pixels, if the file tells it.
    pub width: Option<u32>,
    /// In pixels, if the file tells it.
    pub height: Option<u32>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// A source.
#[derive(Debug, Serialize)]
pub struct SourceView {
    pub number: usize,
    pub title: String,
    pub url: Option<String>,
    pub file: Option<LinkView>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
}

/// A section that has a key of its own.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// The key's English name.
    pub key: String,
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text_html: String,
}

/// An item of the table of contents.
#[derive(Debug, Serialize)]
pub struct TocItem {
    /// 2 or 3.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The heading.
    pub text: String,
}

/// What pages of every kind of entry show.
#[derive(Debug, Serialize)]
pub struct EntryView {
    pub title: String,
    /// The gist, if an editor wrote one; a first paragraph is not said twice.
    pub summary: Option<String>,
    pub kind_label: String,
    pub draft: bool,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    pub institute: Option<LinkView>,
    pub authors: Vec<String>,
    /// "by, date".
    pub approved: Option<String>,
    pub date: Option<String>,
    pub updated: Option<String>,
    pub photos: Vec<PhotoView>,
    pub sources: Vec<SourceView>,
    pub extra: Vec<Fact>,
}

/// A page of Markdown.
#[derive(Debug, Serialize)]
pub struct TextView {
    /// What every entry shows.
    pub entry: EntryView,
    /// What it says before its first heading.
    pub intro_html: String,
    /// The text from there on.
    pub body_html: String,
    /// Its headings.
    pub toc: Vec<TocItem>,
}

/// Makes a page of Markdown.
pub(super) fn text(page: &PageContext<'_>, entry: EntryRef) -> TextView {
    let body = page.body(entry);
    TextView {
        entry: entry_view(page, entry),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

pub(super) fn toc(outline: Vec<(u8, String, String)>) -> Vec<TocItem> {
    outline.into_iter().map(|(level, id, text)| TocItem { level, id, text }).collect()
}

/// Makes what every kind of entry shows.
pub(super) fn entry_view(page: &PageContext<'_>, entry: EntryRef) -> EntryView {
    let common = page.site.graph.entries.version(entry, page.language).common;
    let day = |date| locale::day(date, page.strings);
    EntryView {
        title: common.title.value.clone(),
        summary: common
            .summary
            .clone()
            .filter(|_| common.summary_is_written && common.withdrawn.is_none()),
        kind_label: page.word(&format!("kind.{}.one", entry.kind.id())),
        draft: common.draft,
        withdrawn: common.withdrawn.clone(),
        institute: common.institute.as_ref().map(|institute| {
            page.named(&TextOrEntry::Entry(institute.clone()), ReferenceField::Institute)
        }),
        authors: common.authors.clone(),
        approved: common.approved.as_ref().map(|approved| match approved.date {
            Some(date) => format!("{}, {}", approved.by, day(date)),
            None => approved.by.clone(),
        }),
        date: common.date.map(day),
        updated: common.updated.map(day),
        photos: photos(page, entry, common),
        sources: sources(page, entry, common),
        extra: common
            .extra
            .iter()
            .map(|(name, value)| Fact {
                key: "extra".to_owned(),
                label: name.clone(),
                values: vec![LinkView::text(value)],
            })
            .collect(),
    }
}

fn photos(page: &PageContext<'_>, entry: EntryRef, common: &Common) -> Vec<PhotoView> {
    let photos = common.photos.iter().map(|photo| {
        let size = page.size(entry, &photo.file.value);
        PhotoView {
            url: page.file_url(entry, &photo.file.value),
            alt: photo.alt.clone(),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
            caption: photo.caption.clone(),
            credit: photo.credit.clone(),
        }
    });
    photos.collect()
}

fn sources(page: &PageContext<'_>, entry: EntryRef, common: &Common) -> Vec<SourceView> {
    let sources = common.sources.iter().enumerate().map(|(index, source)| SourceView {
        number: index + 1,
        title: source.title.clone(),
        url: source.url.clone(),
        file: source.file.as_ref().map(|file| LinkView {
            text: file.value.clone(),
            url: Some(page.file_url(entry, &file.value)),
        }),
        publisher: source.publisher.clone(),
        author: source.author.clone(),
        date: source.date.map(|date| locale::date(date, page.strings)),
    });
    sources.collect()
}

/// An entry as it stands in lists.
pub(super) fn card(page: &PageContext<'_>, entry: EntryRef) -> Card {
    let common = page.site.graph.entries.version(entry, page.language).common;
    let (meta, badges) = about(page, entry);
    let version = page.site.graph.entries.version(entry, page.language);
    Card {
        kind: entry.kind.id(),
        kind_label: page.word(&format!("kind.{}.one", entry.kind.id())),
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
    kind: Kind,
    indexes: impl IntoIterator<Item = usize>,
) -> Vec<Card> {
    indexes.into_iter().map(|index| card(page, EntryRef { kind, index })).collect()
}

fn about(page: &PageContext<'_>, entry: EntryRef) -> (Vec<String>, Vec<Badge>) {
    let entries = &page.site.graph.entries;
    let badge =
        |list: &str, id: &str| Badge { id: format!("{list}-{id}"), label: page.choice(list, id) };
    match entry.kind {
        Kind::Case => {
            let version = entries.cases[entry.index].version(page.language);
            let case = &version.data;
            let mut meta = vec![page.named(&case.locus, ReferenceField::CaseLocus).text];
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
        Kind::Locus => {
            let locus = &entries.loci[entry.index].version(page.language).data;
            let mut meta = vec![page.label(VocabularyId::LocusKinds, &locus.kind)];
            meta.extend(locus.province.as_ref().map(|id| page.label(VocabularyId::Provinces, id)));
            if locus.country != "ID" {
                meta.push(country(page, &locus.country));
            }
            (meta, Vec::new())
        }
        Kind::Visit => {
            let visit = &entries.visits[entry.index].version(page.language).data;
            let end = visit.end.map(|end| end.value);
            let meta = vec![
                page.named(&visit.organizer, ReferenceField::VisitOrganizer).text,
                locale::period(visit.start.value, end, page.strings),
            ];
            (meta, vec![badge("visit_kind", visit.kind.id())])
        }
        Kind::Institute => {
            let institute = &entries.institutes[entry.index].version(page.language).data;
            let kind = institute.kind.iter().map(|id| page.label(VocabularyId::InstituteKinds, id));
            let province =
                institute.province.iter().map(|id| page.label(VocabularyId::Provinces, id));
            (kind.chain(province).collect(), Vec::new())
        }
        Kind::Adoption => {
            let adoption = &entries.adoptions[entry.index].version(page.language).data;
            let by = page.named(&adoption.by, ReferenceField::AdoptionBy).text;
            (vec![by], vec![badge("adoption_status", adoption.status.id())])
        }
        Kind::Page => (Vec::new(), Vec::new()),
    }
}

/// The name of a country, or its code where the theme has no name for it.
pub(super) fn country(page: &PageContext<'_>, code: &str) -> String {
    page.strings.find(&format!("country.{code}")).unwrap_or(code).to_owned()
}

/// A fact, if it has a value.
pub(super) fn fact(page: &PageContext<'_>, key: &str, values: Vec<LinkView>) -> Option<Fact> {
    (!values.is_empty()).then(|| Fact {
        key: key.to_owned(),
        label: page.word(&format!("fact.{key}")),
        values,
    })
}

/// A fact of one plain text, if there is one.
pub(super) fn text_fact(page: &PageContext<'_>, key: &str, text: Option<String>) -> Option<Fact> {
    fact(page, key, text.map(LinkView::text).into_iter().collect())
}

/// A fact of fixed values.
pub(super) fn choice_fact<'i>(
    page: &PageContext<'_>,
    key: &str,
    ids: impl IntoIterator<Item = &'i str>,
) -> Option<Fact> {
    let values = ids.into_iter().map(|id| LinkView::text(page.choice(key, id)));
    fact(page, key, values.collect())
}

/// A number or words.
pub(super) fn figure(page: &PageContext<'_>, figure: &Figure) -> String {
    match figure {
        Figure::Number(number) => locale::number(*number, page.strings),
        Figure::Text(text) => text.clone(),
    }
}

/// What stands where a special word does.
pub(super) fn special(page: &PageContext<'_>, special: Special) -> String {
    page.word(match special {
        Special::Unknown => "special.unknown",
        Special::None => "special.none",
        Special::NotMeasured => "special.not_measured",
    })
}

/// A way to reach an office, as a link where it plainly is one.
pub(super) fn channel(channel: &str) -> LinkView {
    let digits = channel.chars().filter(char::is_ascii_digit).count();
    let is_phone =
        digits >= 6 && channel.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    let is_mail = channel.contains('@') && !channel.contains([' ', ':', '/']);
    let url = if WebAddress::parse(channel).is_ok() {
        Some(channel.to_owned())
    } else if is_mail {
        Some(format!("mailto:{channel}"))
    } else if is_phone {
        let number: String = channel.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        Some(format!("tel:{number}"))
    } else {
        None
    };
    LinkView { text: channel.to_owned(), url }
}

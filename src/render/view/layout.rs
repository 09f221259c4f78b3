//! What surrounds the content of every page: title, menu, way back, languages, foot.

use serde::Serialize;

use super::{
    desk::{DeskLinks, desk_links},
    json_ld::json_ld,
    link::{LinkView, contact_link},
    menu::{MenuView, menu},
    page_context::PageContext,
    page_title::page_title,
};
use crate::{
    graph::{EntryRef, barometer::BarometerScope},
    names::Kind,
    render::{
        data_files::DataFormat,
        feeds::{FeedSubject, has_news},
        map::MapArea,
        page::PageKind,
        site_files::feed_path,
        social_cards::{SocialImage, card_image, entry_photo},
    },
    text::{placeholder::fill, web_address::WebAddress},
};

/// What surrounds the content of a page.
#[derive(Debug, Serialize)]
pub struct LayoutView {
    /// The template's name.
    pub template: &'static str,
    /// The page's title.
    pub title: String,
    /// The gist, for search engines.
    pub description: Option<String>,
    /// The site's name.
    pub site_title: String,
    /// The language code.
    pub lang: String,
    /// The short name under which browsers keep what readers choose on this site.
    pub site_code: String,
    /// The way to the root of the site: `../` or nothing.
    pub root: String,
    /// The way to the first page in this language.
    pub home: String,
    /// The way to the search page in this language.
    pub search: String,
    /// The way to the folder of assets, with a slash at the end.
    pub assets: String,
    /// The menu.
    pub menu: Vec<MenuView>,
    /// The way back to the first page.
    pub breadcrumbs: Vec<LinkView>,
    /// The same page in the site's languages.
    pub languages: Vec<LanguageView>,
    /// The full address, where the site's is configured.
    pub canonical: Option<String>,
    /// The picture that stands for it in previews of links, where the site's address is configured.
    pub image: Option<PreviewImageView>,
    /// What it is about, as JSON-LD without `<`, where the site's address is configured.
    pub json_ld: Option<String>,
    /// The feed of news about the page or the site, where the site's address is configured and there
    /// is news.
    pub feed: Option<String>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// Whether it must not be published yet.
    pub draft: bool,
    /// Whether its text is in another language than the page.
    pub untranslated: Option<LinkView>,
    /// The language of that text, if it is not the page's.
    pub text_lang: Option<String>,
    /// Where its file can be edited.
    pub edit_url: Option<String>,
    /// Where a mistake can be reported.
    pub report_url: Option<String>,
    /// Who publishes the site.
    pub publisher: Option<LinkView>,
    /// How to reach the publisher, as a link where it plainly is one.
    pub publisher_contact: Option<LinkView>,
    /// The publisher's logo.
    pub logo: Option<LogoView>,
    /// The licence of the content.
    pub licence: Option<String>,
    /// The pages for what readers choose, where there is anything to choose.
    pub desk: Option<DeskLinks>,
    /// The page about reading without a network, where browsers may keep the site.
    pub offline: Option<String>,
    /// Pages for the foot: vocabularies, A–Z.
    pub foot: Vec<LinkView>,
}

/// The picture that previews of links show.
#[derive(Debug, Serialize)]
pub struct PreviewImageView {
    /// In full.
    pub url: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

/// The publisher's logo.
#[derive(Debug, Serialize)]
pub struct LogoView {
    pub url: String,
    /// In pixels, if the file tells it.
    pub width: Option<u32>,
    /// In pixels, if the file tells it.
    pub height: Option<u32>,
}

/// The page in a language.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    pub code: String,
    pub name: String,
    pub url: String,
    /// The full address, where the site's is configured and the text is in that language.
    pub alternate: Option<String>,
    pub current: bool,
}

/// An old address.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct RedirectView {
    pub target: LinkView,
}

pub(super) fn redirect(page: &PageContext<'_>, entry: EntryRef) -> RedirectView {
    RedirectView { target: page.entry_link(entry) }
}

pub(super) fn layout(page: &PageContext<'_>) -> LayoutView {
    let entry = match page.kind {
        PageKind::Entry(entry) => Some(*entry),
        _ => None,
    };
    let version = entry.map(|entry| page.site.graph.entries.version(entry, page.language));
    // The language of the text, where the page's is another.
    let original = version.map(|it| it.language).filter(|language| *language != page.language);
    let untranslated = original.is_some();
    let path = version.map(|version| page.site.sources.get(version.source).path.clone());
    let publisher = page.site.config.publisher.as_ref();
    let parents = parents(page);
    let photo = entry.and_then(|entry| entry_photo(page.site, entry, page.language));
    let image = photo.clone().or_else(|| card_image(page.site, entry, page.language));
    let address = |image: &SocialImage| page.site.full_address(&image.path);
    LayoutView {
        template: page.kind.template(),
        title: page_title(page, page.kind),
        description: match version {
            Some(version) if version.common.withdrawn.is_some() => None,
            Some(version) => version.common.summary.clone(),
            None => {
                page.site.config.description.as_ref().map(|it| it.get(page.language).to_owned())
            }
        },
        site_title: page.site.config.title.get(page.language).to_owned(),
        site_code: page.site.config.code.clone(),
        lang: page.language.to_owned(),
        root: page.root(),
        home: page.url(&PageKind::Home),
        search: page.url(&PageKind::Search),
        assets: format!("{}{}", page.root(), page.site.theme.asset_folder),
        menu: menu(page),
        breadcrumbs: breadcrumbs(page, &parents),
        languages: languages(page),
        canonical: canonical(page, original.unwrap_or(page.language)),
        json_ld: json_ld(page, &parents, photo.as_ref().map(address).as_deref()),
        image: image.map(|image| PreviewImageView {
            url: address(&image),
            width: image.size.width,
            height: image.size.height,
            alt: image.alt,
        }),
        feed: feed(page),
        noindex: untranslated || matches!(page.kind, PageKind::NotFound | PageKind::Redirect(..)),
        draft: version.is_some_and(|version| version.common.draft),
        untranslated: entry.zip(original).map(|(entry, language)| LinkView {
            text: page.title(entry).to_owned(),
            url: Some(page.here.link_to(&page.site.routes.path(page.kind, language))),
        }),
        text_lang: original.map(str::to_owned),
        edit_url: file_address(page.site.config.edit_url.as_ref(), path.as_deref()),
        report_url: file_address(page.site.config.report_url.as_ref(), path.as_deref()),
        publisher: publisher.map(|it| LinkView {
            text: it.name.clone(),
            url: it.url.as_ref().map(ToString::to_string),
        }),
        publisher_contact: publisher.and_then(|it| it.contact.as_deref()).map(contact_link),
        logo: logo(page),
        licence: page.site.config.licence.clone(),
        desk: desk_links(page),
        offline: page.site.config.offline.then(|| page.url(&PageKind::Offline)),
        foot: foot(page),
    }
}

fn logo(page: &PageContext<'_>) -> Option<LogoView> {
    let logo = page.site.theme.logo.as_ref()?;
    Some(LogoView {
        url: format!("{}{}{}", page.root(), page.site.theme.asset_folder, logo.path),
        width: logo.size.map(|size| size.width),
        height: logo.size.map(|size| size.height),
    })
}

fn breadcrumbs(page: &PageContext<'_>, parents: &[PageKind]) -> Vec<LinkView> {
    let links = parents.iter().map(|parent| {
        let text = match parent {
            PageKind::Home => page.word("home"),
            parent => page_title(page, parent),
        };
        LinkView { text, url: Some(page.url(parent)) }
    });
    links.collect()
}

/// The pages that a page lies in, the first page before all others.
fn parents(page: &PageContext<'_>) -> Vec<PageKind> {
    let parent = match page.kind {
        PageKind::Home | PageKind::NotFound | PageKind::Redirect(..) => return Vec::new(),
        PageKind::Entry(entry) if entry.kind() != Kind::Page => {
            Some(PageKind::List(entry.kind(), 1))
        }
        PageKind::EntryList(entry, ..) => Some(PageKind::Entry(*entry)),
        PageKind::InstituteYear(institute, _) => {
            Some(PageKind::Entry(EntryRef::Institute(*institute)))
        }
        PageKind::Sector(..) => Some(PageKind::Sectors),
        PageKind::Province(..) => Some(PageKind::Provinces),
        PageKind::Factor(..) => Some(PageKind::Factors),
        PageKind::Obstacle(..) => Some(PageKind::Obstacles),
        PageKind::Map(area) if *area != MapArea::Indonesia => {
            Some(PageKind::Map(MapArea::Indonesia))
        }
        PageKind::Barometer(BarometerScope::Whole) => None,
        PageKind::Barometer(_) => Some(PageKind::Barometer(BarometerScope::Whole)),
        _ => None,
    };
    std::iter::once(PageKind::Home).chain(parent).collect()
}

fn languages(page: &PageContext<'_>) -> Vec<LanguageView> {
    if page.site.config.languages.len() < 2
        || matches!(page.kind, PageKind::NotFound | PageKind::Redirect(..))
    {
        return Vec::new();
    }
    let languages = page.site.config.languages.iter().map(|code| {
        let kind = match page.kind {
            // Titles, and so their letters, differ from language to language.
            PageKind::Letter(letter, _) => {
                let there = || page.site.catalogue.letters(code);
                let same = there().find(|other| other == letter);
                PageKind::Letter(same.or_else(|| there().next()).unwrap_or_default().to_owned(), 1)
            }
            kind => kind.clone(),
        };
        LanguageView {
            name: page.site.theme.strings(code).get("language").to_owned(),
            url: page.here.link_to(&page.site.routes.path(&kind, code)),
            alternate: alternate(page, &kind, code),
            current: code == page.language,
            code: code.clone(),
        }
    });
    languages.collect()
}

/// The full address of a page in a language, if there is one for search engines.
fn alternate(page: &PageContext<'_>, kind: &PageKind, language: &str) -> Option<String> {
    page.site.config.base_url.as_ref()?;
    let is_told = match kind {
        PageKind::Entry(entry) => page.site.graph.entries.speaks(*entry, language),
        PageKind::Letter(..) => false,
        _ => true,
    };
    is_told.then(|| page.site.page_url(kind, language))
}

/// The feed of the page, or else that of the whole site.
fn feed(page: &PageContext<'_>) -> Option<String> {
    page.site.config.base_url.as_ref()?;
    let own = FeedSubject::of_page(page.kind);
    let own = own.filter(|subject| has_news(page.site.graph, subject, page.language));
    let has_news = page.site.catalogue.has_news(page.language);
    let subject = own.or(has_news.then_some(FeedSubject::All))?;
    let path = feed_path(page.site.routes, &subject, DataFormat::Atom, page.language);
    Some(page.here.link_to(&path))
}

fn canonical(page: &PageContext<'_>, language: &str) -> Option<String> {
    page.site.config.base_url.as_ref()?;
    Some(page.site.page_url(page.kind, language))
}

fn file_address(url: Option<&WebAddress>, path: Option<&str>) -> Option<String> {
    Some(fill(url?.as_str(), &[("path", path?)]))
}

fn foot(page: &PageContext<'_>) -> Vec<LinkView> {
    let mut links = Vec::new();
    let mut add = |target: PageKind, word: &str| {
        let url = Some(page.url(&target));
        links.push(LinkView { text: page.word(word), url });
    };
    add(PageKind::Search, "search.title");
    if !page.site.catalogue.entries(Kind::Locus).is_empty() {
        add(PageKind::Finder, "finder.title");
    }
    if page.site.catalogue.places().has_maps() {
        add(PageKind::Map(MapArea::Indonesia), "map.title");
    }
    if page.site.catalogue.has_choices() {
        add(PageKind::Compare, "compare.title");
        add(PageKind::Shortlist, "shortlist.title");
        add(PageKind::Brief, "brief.title");
    }
    if !page.site.graph.facets.sectors.is_empty() {
        add(PageKind::Sectors, "sector.plural");
    }
    if !page.site.graph.facets.loci_by_province.is_empty() {
        add(PageKind::Provinces, "province.plural");
    }
    if let Some(first) = page.site.catalogue.letters(page.language).next().map(str::to_owned) {
        add(PageKind::Letter(first, 1), "letter.plural");
    }
    if page.site.catalogue.has_spread() {
        add(PageKind::Spread(1), "spread.title");
    }
    if !page.site.catalogue.entries(Kind::Case).is_empty() {
        add(PageKind::Barometer(BarometerScope::Whole), "barometer.title");
    }
    add(PageKind::Terms, "terms.title");
    if Kind::ALL.into_iter().any(|kind| !page.site.catalogue.entries(kind).is_empty()) {
        add(PageKind::Data, "data.title");
    }
    if page.site.config.offline {
        add(PageKind::Offline, "offline.title");
    }
    links
}

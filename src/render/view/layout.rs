//! What surrounds the content of every page: title, menu, way back, languages, foot.

use serde::Serialize;

use super::{
    page_context::PageContext,
    parts::{LinkView, channel},
};
use crate::{
    graph::{EntryRef, menu::MenuTarget},
    model::VocabularyId,
    names::Kind,
    render::page::PageKind,
    text::placeholder::fill,
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
    /// Pages for the foot: vocabularies, A–Z.
    pub foot: Vec<LinkView>,
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

/// An item of the menu.
#[derive(Debug, Serialize)]
pub struct MenuView {
    pub text: String,
    pub url: String,
    pub current: bool,
}

/// The page in a language.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    pub code: String,
    pub name: String,
    pub url: String,
    pub current: bool,
}

/// An old address.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "said by their names")]
pub struct RedirectView {
    pub target: LinkView,
}

pub(super) fn redirect(page: &PageContext<'_>, entry: EntryRef) -> RedirectView {
    RedirectView { target: page.entry(entry) }
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
    LayoutView {
        template: page.kind.template(),
        title: title(page, page.kind),
        description: match version {
            Some(version) if version.common.withdrawn.is_some() => None,
            Some(version) => version.common.summary.clone(),
            None => {
                page.site.config.description.as_ref().map(|it| it.get(page.language).to_owned())
            }
        },
        site_title: page.site.config.title.get(page.language).to_owned(),
        lang: page.language.to_owned(),
        root: root(page),
        home: root_url(page, &PageKind::Home),
        search: root_url(page, &PageKind::Search),
        assets: format!("{}{}", root(page), page.site.theme.asset_folder),
        menu: menu(page),
        breadcrumbs: breadcrumbs(page),
        languages: languages(page),
        canonical: canonical(page, original.unwrap_or(page.language)),
        noindex: untranslated || matches!(page.kind, PageKind::NotFound | PageKind::Redirect(..)),
        draft: version.is_some_and(|version| version.common.draft),
        untranslated: entry.zip(original).map(|(entry, language)| LinkView {
            text: page.title(entry).to_owned(),
            url: Some(page.here.link_to(&page.site.routes.path(page.kind, language))),
        }),
        text_lang: original.map(str::to_owned),
        edit_url: file_address(page.site.config.edit_url.as_deref(), path.as_deref()),
        report_url: file_address(page.site.config.report_url.as_deref(), path.as_deref()),
        publisher: publisher.map(|it| LinkView { text: it.name.clone(), url: it.url.clone() }),
        publisher_contact: publisher.and_then(|it| it.contact.as_deref()).map(channel),
        logo: logo(page),
        licence: page.site.config.licence.clone(),
        foot: foot(page),
    }
}

fn logo(page: &PageContext<'_>) -> Option<LogoView> {
    let logo = page.site.theme.logo.as_ref()?;
    Some(LogoView {
        url: format!("{}{}{}", root(page), page.site.theme.asset_folder, logo.path),
        width: logo.size.map(|size| size.width),
        height: logo.size.map(|size| size.height),
    })
}

/// A wrong address may have any depth, so its page alone needs the way from the host's root.
fn root(page: &PageContext<'_>) -> String {
    if *page.kind != PageKind::NotFound {
        return page.here.to_root();
    }
    let path = page.site.config.base_url.as_deref().and_then(|url| url.split_once("://"));
    let path = path.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

fn root_url(page: &PageContext<'_>, to: &PageKind) -> String {
    match page.kind {
        PageKind::NotFound => {
            format!("{}{}", root(page), page.site.routes.path(to, page.language))
        }
        _ => page.url(to),
    }
}

fn title(page: &PageContext<'_>, kind: &PageKind) -> String {
    let paged = |title: String, number: usize| match number {
        1 => title,
        number => format!("{title} ({number})"),
    };
    match kind {
        PageKind::Home => page.site.config.title.get(page.language).to_owned(),
        PageKind::List(listed, number) => {
            paged(page.word(&format!("kind.{}.other", listed.id())), *number)
        }
        PageKind::Entry(entry) | PageKind::Redirect(entry, _) => page.title(*entry).to_owned(),
        PageKind::Sectors => page.word("sector.plural"),
        PageKind::Sector(term, number) => paged(page.label(VocabularyId::Sectors, term), *number),
        PageKind::Provinces => page.word("province.plural"),
        PageKind::Province(term, number) => {
            paged(page.label(VocabularyId::Provinces, term), *number)
        }
        PageKind::Factors => page.word("factor.plural"),
        PageKind::Factor(term, number) => paged(page.label(VocabularyId::Factors, term), *number),
        PageKind::Lessons(number) => paged(page.word("lessons.title"), *number),
        PageKind::Letter(letter, number) => {
            let letter = letter.to_uppercase();
            paged(page.strings.fill("letter.title", &[("letter", &letter)]), *number)
        }
        PageKind::Terms => page.word("terms.title"),
        PageKind::Search => page.word("search.title"),
        PageKind::NotFound => page.word("not_found.title"),
    }
}

/// The pages that the menu offers by itself: those that exist.
fn menu(page: &PageContext<'_>) -> Vec<MenuView> {
    if !page.site.config.menu.is_empty() {
        return configured_menu(page);
    }
    let mut items = Vec::new();
    for kind in [Kind::Case, Kind::Locus, Kind::Visit] {
        if !page.site.catalogue.listed(kind).is_empty() {
            items.push((PageKind::List(kind, 1), page.word(&format!("kind.{}.other", kind.id()))));
        }
    }
    let facets = &page.site.graph.facets;
    if !(facets.helped.is_empty() && facets.hindered.is_empty()) {
        items.push((PageKind::Factors, page.word("factor.plural")));
    }
    if !page.site.catalogue.lessons().is_empty() {
        items.push((PageKind::Lessons(1), page.word("lessons.title")));
    }
    for kind in [Kind::Adoption, Kind::Institute] {
        if !page.site.catalogue.listed(kind).is_empty() {
            items.push((PageKind::List(kind, 1), page.word(&format!("kind.{}.other", kind.id()))));
        }
    }
    for entry in page.site.catalogue.listed(Kind::Page).iter().copied() {
        if page.site.graph.entries.pages[entry.index].main().data.menu {
            items.push((PageKind::Entry(entry), page.title(entry).to_owned()));
        }
    }
    items
        .into_iter()
        .map(|(target, text)| MenuView {
            url: root_url(page, &target),
            current: belongs_to(page.kind, &target),
            text,
        })
        .collect()
}

/// Whether a page is the one that a menu item leads to, or stands below it.
fn belongs_to(page: &PageKind, item: &PageKind) -> bool {
    match (page, item) {
        (PageKind::List(kind, _), PageKind::List(other, _)) => kind == other,
        (PageKind::Entry(entry), PageKind::List(kind, _)) => entry.kind == *kind,
        (PageKind::Factor(..), PageKind::Factors)
        | (PageKind::Lessons(_), PageKind::Lessons(_)) => true,
        (page, item) => page == item,
    }
}

/// The menu that the settings give: pages by their file or name, or addresses outside.
fn configured_menu(page: &PageContext<'_>) -> Vec<MenuView> {
    let items = page.site.config.menu.iter().filter_map(|item| {
        let link = item.link.value.as_str();
        let target = match page.site.graph.menu_target(link) {
            MenuTarget::Outside => None,
            MenuTarget::List(kind) if page.site.catalogue.listed(kind).is_empty() => return None,
            MenuTarget::List(kind) => Some(PageKind::List(kind, 1)),
            MenuTarget::Entry(entry) => Some(PageKind::Entry(entry)),
            MenuTarget::Hidden(_) | MenuTarget::Forbidden | MenuTarget::Missing => return None,
        };
        let label = item.label.as_ref().map(|label| label.get(page.language).to_owned());
        Some(MenuView {
            text: label
                .or_else(|| target.as_ref().map(|target| title(page, target)))
                .unwrap_or_else(|| link.to_owned()),
            url: target.as_ref().map_or_else(|| link.to_owned(), |target| root_url(page, target)),
            current: target.is_some_and(|target| belongs_to(page.kind, &target)),
        })
    });
    items.collect()
}

fn breadcrumbs(page: &PageContext<'_>) -> Vec<LinkView> {
    let home = LinkView { text: page.word("home"), url: Some(page.url(&PageKind::Home)) };
    let parent = match page.kind {
        PageKind::Home | PageKind::NotFound | PageKind::Redirect(..) => return Vec::new(),
        PageKind::Entry(entry) if entry.kind != Kind::Page => Some(PageKind::List(entry.kind, 1)),
        PageKind::Sector(..) => Some(PageKind::Sectors),
        PageKind::Province(..) => Some(PageKind::Provinces),
        PageKind::Factor(..) => Some(PageKind::Factors),
        _ => None,
    };
    let parent =
        parent.map(|parent| LinkView { text: title(page, &parent), url: Some(page.url(&parent)) });
    std::iter::once(home).chain(parent).collect()
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
            current: code == page.language,
            code: code.clone(),
        }
    });
    languages.collect()
}

fn canonical(page: &PageContext<'_>, language: &str) -> Option<String> {
    let base = page.site.config.base_url.as_deref()?;
    let path = format!("/{}", page.site.routes.path(page.kind, language));
    let folder = path.strip_suffix("/index.html").map(|folder| format!("{folder}/"));
    Some(format!("{base}{}", folder.unwrap_or(path)))
}

fn file_address(url: Option<&str>, path: Option<&str>) -> Option<String> {
    Some(fill(url?, &[("path", path?)]))
}

fn foot(page: &PageContext<'_>) -> Vec<LinkView> {
    let mut links = Vec::new();
    let mut add = |target: PageKind, word: &str| {
        let url = Some(root_url(page, &target));
        links.push(LinkView { text: page.word(word), url });
    };
    add(PageKind::Search, "search.title");
    if !page.site.graph.facets.sectors.is_empty() {
        add(PageKind::Sectors, "sector.plural");
    }
    if !page.site.graph.facets.loci_by_province.is_empty() {
        add(PageKind::Provinces, "province.plural");
    }
    if let Some(first) = page.site.catalogue.letters(page.language).next().map(str::to_owned) {
        add(PageKind::Letter(first, 1), "letter.plural");
    }
    add(PageKind::Terms, "terms.title");
    links
}

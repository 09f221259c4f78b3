//! What surrounds the content of every page: title, menu, way back, languages, foot.

use serde::Serialize;

use super::{
    parts::{LinkView, channel},
    scope::PageContext,
};
use crate::{
    graph::{EntryRef, menu::MenuTarget},
    names::Kind,
    render::page::Job,
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

pub(super) fn redirect(scope: &PageContext<'_>, entry: EntryRef) -> RedirectView {
    RedirectView { target: scope.entry(entry) }
}

pub(super) fn layout(scope: &PageContext<'_>, job: &Job) -> LayoutView {
    let entry = match job {
        Job::Entry(entry) => Some(*entry),
        _ => None,
    };
    let version = entry.map(|entry| scope.graph.entries.version(entry, scope.language));
    // The language of the text, where the page's is another.
    let original = version.map(|it| it.language).filter(|language| *language != scope.language);
    let untranslated = original.is_some();
    let path = version.map(|version| scope.sources.get(version.source).path.clone());
    let publisher = scope.config.publisher.as_ref();
    LayoutView {
        template: job.template(),
        title: title(scope, job),
        description: match version {
            Some(version) if version.common.withdrawn.is_some() => None,
            Some(version) => version.common.summary.clone(),
            None => scope.config.description.as_ref().map(|it| it.get(scope.language).to_owned()),
        },
        site_title: scope.config.title.get(scope.language).to_owned(),
        lang: scope.language.to_owned(),
        root: root(scope, job),
        home: root_url(scope, job, &Job::Home),
        search: root_url(scope, job, &Job::Search),
        assets: format!("{}{}", root(scope, job), scope.theme.asset_folder),
        menu: menu(scope, job),
        breadcrumbs: breadcrumbs(scope, job),
        languages: languages(scope, job),
        canonical: canonical(scope, job, original.unwrap_or(scope.language)),
        noindex: untranslated || matches!(job, Job::NotFound | Job::Redirect(..)),
        draft: version.is_some_and(|version| version.common.draft),
        untranslated: entry.zip(original).map(|(entry, language)| LinkView {
            text: scope.title(entry).to_owned(),
            url: Some(scope.here.link_to(&scope.routes.path(job, language))),
        }),
        text_lang: original.map(str::to_owned),
        edit_url: for_file(scope.config.edit_url.as_deref(), path.as_deref()),
        report_url: for_file(scope.config.report_url.as_deref(), path.as_deref()),
        publisher: publisher.map(|it| LinkView { text: it.name.clone(), url: it.url.clone() }),
        publisher_contact: publisher.and_then(|it| it.contact.as_deref()).map(channel),
        logo: logo(scope, job),
        licence: scope.config.licence.clone(),
        foot: foot(scope, job),
    }
}

fn logo(scope: &PageContext<'_>, job: &Job) -> Option<LogoView> {
    let logo = scope.theme.logo.as_ref()?;
    Some(LogoView {
        url: format!("{}{}{}", root(scope, job), scope.theme.asset_folder, logo.path),
        width: logo.size.map(|size| size.width),
        height: logo.size.map(|size| size.height),
    })
}

/// A wrong address may have any depth, so its page alone needs the way from the host's root.
fn root(scope: &PageContext<'_>, job: &Job) -> String {
    if *job != Job::NotFound {
        return scope.here.to_root();
    }
    let path = scope.config.base_url.as_deref().and_then(|url| url.split_once("://"));
    let path = path.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

fn root_url(scope: &PageContext<'_>, from: &Job, to: &Job) -> String {
    match from {
        Job::NotFound => {
            format!("{}{}", root(scope, from), scope.routes.path(to, scope.language))
        }
        _ => scope.url(to),
    }
}

fn title(scope: &PageContext<'_>, job: &Job) -> String {
    let paged = |title: String, number: usize| match number {
        1 => title,
        number => format!("{title} ({number})"),
    };
    match job {
        Job::Home => scope.config.title.get(scope.language).to_owned(),
        Job::List(kind, number) => paged(scope.word(&format!("kind.{}.other", kind.id())), *number),
        Job::Entry(entry) | Job::Redirect(entry, _) => scope.title(*entry).to_owned(),
        Job::Sectors => scope.word("sector.plural"),
        Job::Sector(term, number) => paged(scope.label("sectors", term), *number),
        Job::Provinces => scope.word("province.plural"),
        Job::Province(term, number) => paged(scope.label("provinces", term), *number),
        Job::Factors => scope.word("factor.plural"),
        Job::Factor(term, number) => paged(scope.label("factors", term), *number),
        Job::Lessons(number) => paged(scope.word("lessons.title"), *number),
        Job::Letter(letter, number) => {
            let letter = letter.to_uppercase();
            paged(scope.strings.fill("letter.title", &[("letter", &letter)]), *number)
        }
        Job::Terms => scope.word("terms.title"),
        Job::Search => scope.word("search.title"),
        Job::NotFound => scope.word("not_found.title"),
    }
}

/// The pages that the menu offers by itself: those that exist.
fn menu(scope: &PageContext<'_>, job: &Job) -> Vec<MenuView> {
    if !scope.config.menu.is_empty() {
        return own_menu(scope, job);
    }
    let mut jobs = Vec::new();
    for kind in [Kind::Case, Kind::Locus, Kind::Visit] {
        if !scope.catalogue.listed(kind).is_empty() {
            jobs.push((Job::List(kind, 1), scope.word(&format!("kind.{}.other", kind.id()))));
        }
    }
    let facets = &scope.graph.facets;
    if !(facets.helped.is_empty() && facets.hindered.is_empty()) {
        jobs.push((Job::Factors, scope.word("factor.plural")));
    }
    if !scope.catalogue.lessons().is_empty() {
        jobs.push((Job::Lessons(1), scope.word("lessons.title")));
    }
    for kind in [Kind::Adoption, Kind::Institute] {
        if !scope.catalogue.listed(kind).is_empty() {
            jobs.push((Job::List(kind, 1), scope.word(&format!("kind.{}.other", kind.id()))));
        }
    }
    for entry in scope.catalogue.listed(Kind::Page).iter().copied() {
        if scope.graph.entries.pages[entry.index].main().data.menu {
            jobs.push((Job::Entry(entry), scope.title(entry).to_owned()));
        }
    }
    jobs.into_iter()
        .map(|(target, text)| MenuView {
            url: root_url(scope, job, &target),
            current: belongs_to(job, &target),
            text,
        })
        .collect()
}

/// Whether a page is the one that a menu item leads to, or stands below it.
fn belongs_to(job: &Job, item: &Job) -> bool {
    match (job, item) {
        (Job::List(kind, _), Job::List(other, _)) => kind == other,
        (Job::Entry(entry), Job::List(kind, _)) => entry.kind == *kind,
        (Job::Factor(..), Job::Factors) | (Job::Lessons(_), Job::Lessons(_)) => true,
        (job, item) => job == item,
    }
}

/// The menu that the settings give: pages by their file or name, or addresses outside.
fn own_menu(scope: &PageContext<'_>, job: &Job) -> Vec<MenuView> {
    let items = scope.config.menu.iter().filter_map(|item| {
        let link = item.link.value.as_str();
        let page = match scope.graph.menu_target(link) {
            MenuTarget::Outside => None,
            MenuTarget::List(kind) if scope.catalogue.listed(kind).is_empty() => return None,
            MenuTarget::List(kind) => Some(Job::List(kind, 1)),
            MenuTarget::Entry(entry) => Some(Job::Entry(entry)),
            MenuTarget::Hidden(_) | MenuTarget::Forbidden | MenuTarget::Missing => return None,
        };
        let label = item.label.as_ref().map(|label| label.get(scope.language).to_owned());
        Some(MenuView {
            text: label
                .or_else(|| page.as_ref().map(|page| title(scope, page)))
                .unwrap_or_else(|| link.to_owned()),
            url: page.as_ref().map_or_else(|| link.to_owned(), |page| root_url(scope, job, page)),
            current: page.is_some_and(|page| belongs_to(job, &page)),
        })
    });
    items.collect()
}

fn breadcrumbs(scope: &PageContext<'_>, job: &Job) -> Vec<LinkView> {
    let home = LinkView { text: scope.word("home"), url: Some(scope.url(&Job::Home)) };
    let parent = match job {
        Job::Home | Job::NotFound | Job::Redirect(..) => return Vec::new(),
        Job::Entry(entry) if entry.kind != Kind::Page => Some(Job::List(entry.kind, 1)),
        Job::Sector(..) => Some(Job::Sectors),
        Job::Province(..) => Some(Job::Provinces),
        Job::Factor(..) => Some(Job::Factors),
        _ => None,
    };
    let parent = parent
        .map(|parent| LinkView { text: title(scope, &parent), url: Some(scope.url(&parent)) });
    std::iter::once(home).chain(parent).collect()
}

fn languages(scope: &PageContext<'_>, job: &Job) -> Vec<LanguageView> {
    if scope.config.languages.len() < 2 || matches!(job, Job::NotFound | Job::Redirect(..)) {
        return Vec::new();
    }
    let languages = scope.config.languages.iter().map(|code| {
        let job = match job {
            // Titles, and so their letters, differ from language to language.
            Job::Letter(letter, _) => {
                let there = || scope.catalogue.letters(code);
                let same = there().find(|other| other == letter);
                Job::Letter(same.or_else(|| there().next()).unwrap_or_default().to_owned(), 1)
            }
            job => job.clone(),
        };
        LanguageView {
            name: scope.theme.strings(code).get("language").to_owned(),
            url: scope.here.link_to(&scope.routes.path(&job, code)),
            current: code == scope.language,
            code: code.clone(),
        }
    });
    languages.collect()
}

fn canonical(scope: &PageContext<'_>, job: &Job, language: &str) -> Option<String> {
    let base = scope.config.base_url.as_deref()?;
    let path = format!("/{}", scope.routes.path(job, language));
    let folder = path.strip_suffix("/index.html").map(|folder| format!("{folder}/"));
    Some(format!("{base}{}", folder.unwrap_or(path)))
}

fn for_file(url: Option<&str>, path: Option<&str>) -> Option<String> {
    Some(url?.replace("{path}", path?))
}

fn foot(scope: &PageContext<'_>, job: &Job) -> Vec<LinkView> {
    let mut links = Vec::new();
    let mut add = |target: Job, word: &str| {
        let url = Some(root_url(scope, job, &target));
        links.push(LinkView { text: scope.word(word), url });
    };
    add(Job::Search, "search.title");
    if !scope.graph.facets.sectors.is_empty() {
        add(Job::Sectors, "sector.plural");
    }
    if !scope.graph.facets.loci_by_province.is_empty() {
        add(Job::Provinces, "province.plural");
    }
    if let Some(first) = scope.catalogue.letters(scope.language).next().map(str::to_owned) {
        add(Job::Letter(first, 1), "letter.plural");
    }
    add(Job::Terms, "terms.title");
    links
}

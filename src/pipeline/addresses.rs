//! Graph → addresses: the pages, the files beside entries, and a diagnostic where two claim one
//! address.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    attachments::{check_attachment, check_size},
    file_types::FileType,
    linking::Linking,
    pictures::{describe_files, version_paths},
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    graph::{self, Graph},
    offline,
    output::{OutputPath, PathClaim, settle_claims},
    read::{self, EntryFiles, THEMES},
    render::{self, Catalogue, PlannedPage, Routes, ShownFiles, view::RenderContext},
    rule, search,
    source::Sources,
    theme::Theme,
};

/// What stands at which address.
#[derive(Debug)]
pub(super) struct Addresses {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) pages: Arc<Vec<PlannedPage>>,
    pub(super) files: Arc<Vec<(OutputPath, read::Attachment)>>,
    pub(super) published_files: Arc<ShownFiles>,
}

/// Gives everything its address. Of two at one address the first is kept; the diagnostic names
/// both.
pub(super) fn assign_addresses(
    linking: &Linking,
    entries: &[EntryFiles],
    config: &Config,
    theme: &Theme,
    sources: &Sources,
) -> Outcome<Addresses> {
    let mut diagnostics = Vec::new();
    let graph = &linking.linked.graph;
    let routes = Routes::new(graph, theme, config);
    let catalogue = Catalogue::new(graph, config);
    let mut pages = render::plan(graph, &catalogue, config, routes).into_value(&mut diagnostics);
    let mut files = attachments_of(graph, entries, routes, &mut diagnostics);
    let asked = config.attachments.as_slice();
    diagnostics.extend(files.iter().filter_map(|(_, file)| check_attachment(file, asked)));
    files.retain(|(_, file)| FileType::of(&file.name, asked).is_published());
    let mut published = describe_files(&files, &config.photos).into_value(&mut diagnostics);
    diagnostics.extend(files.iter().filter_map(|(path, file)| {
        let picture = published.get(path.as_str()).and_then(|file| file.picture.as_ref());
        check_size(file, picture)
    }));
    diagnostics.extend(theme.assets.iter().filter_map(|asset| {
        let path = OutputPath::new(format!("{}{}", theme.asset_folder, asset.path));
        let file = || format!("{THEMES}/{}/static/{}", config.theme.value, asset.path);
        let report = || Diagnostic::about(&rule::BAD_FILE_NAME, file()).variant("file");
        path.is_none().then(|| report().text("name", &*asset.path))
    }));
    let order = order_of_claims(&pages);
    let mut claims = program_claims(theme);
    claims.extend(data_claims(graph, &catalogue, &pages, config, routes));
    claims.extend(social_card_claims(&RenderContext {
        graph,
        catalogue: &catalogue,
        theme,
        config,
        sources,
        files: &published,
        routes,
    }));
    let first_page = claims.len();
    claims.extend(order.iter().map(|at| page_claim(graph, sources, &pages[*at])));
    let first_file = claims.len();
    claims.extend(files.iter().map(|(path, file)| PathClaim {
        path: path.clone(),
        span: None,
        owner: file.path.clone(),
        whole_folder: false,
    }));
    claims.extend(version_claims(&files, &published));
    let duplicates =
        linking.diagnostics().filter(|diagnostic| diagnostic.rule == &rule::DUPLICATE_ENTRY);
    let duplicates: Vec<Diagnostic> = duplicates.cloned().collect();
    let settled = settle_claims(&claims, &duplicates);
    diagnostics.extend(settled.diagnostics);
    let lost = &settled.lost;
    let lost_pages = order.iter().enumerate().filter(|(at, _)| lost.contains(&(first_page + at)));
    let lost_pages: BTreeSet<usize> = lost_pages.map(|(_, page)| *page).collect();
    let mut at = 0..;
    pages.retain(|_| at.next().is_some_and(|at| !lost_pages.contains(&at)));
    let mut at = first_file..;
    files.retain(|(path, _)| {
        let is_kept = at.next().is_some_and(|at| !lost.contains(&at));
        if !is_kept {
            published.remove(path.as_str());
        }
        is_kept
    });
    let addresses = Addresses {
        catalogue: Arc::new(catalogue),
        pages: Arc::new(pages),
        published_files: Arc::new(published),
        files: Arc::new(files),
    };
    Outcome { value: addresses, diagnostics }
}

/// The folders that the program itself fills: the files of the index are named by their content, and
/// so is the folder of the theme's files. And what browsers keep the site by.
fn program_claims(theme: &Theme) -> Vec<PathClaim> {
    let folders = [search::FOLDER, offline::FOLDER, theme.asset_folder.trim_end_matches('/')];
    let claims = folders.into_iter().filter_map(|folder| {
        let path = OutputPath::new(folder)?;
        Some(PathClaim { path, span: None, owner: format!("{folder}/"), whole_folder: true })
    });
    let files = [offline::WORKER, offline::WEB_MANIFEST].into_iter().filter_map(|name| {
        let path = OutputPath::new(name)?;
        Some(PathClaim { path, span: None, owner: name.to_owned(), whole_folder: false })
    });
    claims.chain(files).collect()
}

/// The files of open data, and those for search engines and feed readers.
fn data_claims(
    graph: &Graph,
    catalogue: &Catalogue,
    pages: &[PlannedPage],
    config: &Config,
    routes: Routes<'_>,
) -> Vec<PathClaim> {
    let files = render::list_data_files(graph, catalogue, config, routes).into_iter();
    let files = files.chain(render::list_site_files(graph, pages, config, routes));
    let claims = files.map(|file| PathClaim {
        owner: file.path.as_str().to_owned(),
        path: file.path,
        span: None,
        whole_folder: false,
    });
    claims.collect()
}

/// The pictures for previews of links.
fn social_card_claims(site: &RenderContext<'_>) -> Vec<PathClaim> {
    let cards = render::list_social_cards(site).into_iter();
    let claims = cards.map(|card| PathClaim {
        owner: card.path.as_str().to_owned(),
        path: card.path,
        span: None,
        whole_folder: false,
    });
    claims.collect()
}

/// The versions of pictures, each in the name of its file.
fn version_claims(
    files: &[(OutputPath, read::Attachment)],
    published: &ShownFiles,
) -> Vec<PathClaim> {
    let pictures = files.iter().filter_map(|(path, file)| {
        Some((path, file, published.get(path.as_str())?.picture.as_ref()?))
    });
    let claims = pictures.flat_map(|(path, file, picture)| {
        version_paths(path, picture).map(|(path, _)| PathClaim {
            path,
            span: None,
            owner: file.path.clone(),
            whole_folder: false,
        })
    });
    claims.collect()
}

/// The files beside published entries.
fn attachments_of(
    graph: &Graph,
    all: &[EntryFiles],
    routes: Routes<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(OutputPath, read::Attachment)> {
    let mut files = Vec::new();
    for entry in all.iter().filter(|entry| !entry.attachments.is_empty()) {
        let graph::Resolution::Entry(of) = graph.find(entry.key.kind, &entry.key.name) else {
            continue;
        };
        // Of a withdrawn entry only the notice is published.
        if graph.entries.is_withdrawn(of) {
            continue;
        }
        let folder = routes.files_of(of);
        for file in &entry.attachments {
            match OutputPath::new(format!("{folder}{}", file.name)) {
                Some(path) => files.push((path, file.clone())),
                None => diagnostics.push(
                    Diagnostic::about(&rule::BAD_FILE_NAME, file.path.as_str())
                        .variant("file")
                        .text("name", &*file.name),
                ),
            }
        }
    }
    files
}

/// The positions of pages, in the order in which they claim their addresses. A later claim gets the
/// diagnostic: so fixed pages come first, then entries, then the old addresses in front matter.
fn order_of_claims(pages: &[PlannedPage]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_key(|at| match pages[*at].kind {
        render::PageKind::Redirect(..) => 2,
        render::PageKind::Entry(_) => 1,
        _ => 0,
    });
    order
}

fn page_claim(graph: &Graph, sources: &Sources, page: &PlannedPage) -> PathClaim {
    let (entry, span) = match page.kind {
        render::PageKind::Entry(entry) => (Some(entry), Some(graph.entries.slug(entry).span)),
        render::PageKind::Redirect(entry, position) => {
            let aliases = &graph.entries.main(entry).common.aliases;
            (Some(entry), aliases.get(position).map(|alias| alias.span))
        }
        _ => (None, None),
    };
    let owner = match entry {
        Some(entry) => sources.get(graph.entries.main(entry).source).path.clone(),
        None => page.kind.template().to_owned(),
    };
    PathClaim { path: page.path.clone(), span, owner, whole_folder: false }
}

//! Graph → addresses: the pages, the files beside entries, and a diagnostic where two claim one
//! address.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use super::{
    attachments::{check_attachment, measure_images},
    file_types::FileType,
    linking::Linking,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    graph::{self, Graph},
    images::Size,
    output::{OutputPath, PathClaim, find_collisions},
    read::{self, EntryFiles},
    render::{self, Catalogue, PlannedPage, Routes},
    rule,
    source::Sources,
    theme::Theme,
};

/// What stands at which address.
#[derive(Debug)]
pub(super) struct Addresses {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) pages: Arc<Vec<PlannedPage>>,
    pub(super) files: Arc<Vec<(OutputPath, read::Attachment)>>,
    pub(super) sizes: Arc<BTreeMap<String, Size>>,
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
    let mut files = attachments_of(graph, entries, routes);
    let order = order_of_claims(&pages);
    let mut claims: Vec<PathClaim> =
        order.iter().map(|at| page_claim(graph, sources, &pages[*at])).collect();
    claims.extend(files.iter().map(|(path, file)| PathClaim {
        path: path.clone(),
        span: None,
        owner: file.name.clone(),
    }));
    let duplicates =
        linking.diagnostics().filter(|diagnostic| diagnostic.rule == &rule::DUPLICATE_ENTRY);
    let duplicates: Vec<Diagnostic> = duplicates.cloned().collect();
    diagnostics.extend(find_collisions(claims, &duplicates));
    let asked = config.attachments.as_slice();
    diagnostics.extend(files.iter().filter_map(|(_, file)| check_attachment(file, asked)));
    files.retain(|(_, file)| FileType::of(&file.name, asked).is_published());
    let mut taken = HashSet::new();
    let lost: BTreeSet<usize> =
        order.into_iter().filter(|at| !taken.insert(pages[*at].path.collision_key())).collect();
    let mut at = 0..;
    pages.retain(|_| at.next().is_some_and(|at| !lost.contains(&at)));
    files.retain(|(path, _)| taken.insert(path.collision_key()));
    let sizes = measure_images(&files).into_value(&mut diagnostics);
    let addresses = Addresses {
        catalogue: Arc::new(catalogue),
        pages: Arc::new(pages),
        sizes: Arc::new(sizes),
        files: Arc::new(files),
    };
    Outcome { value: addresses, diagnostics }
}

/// The files beside published entries.
fn attachments_of(
    graph: &Graph,
    all: &[EntryFiles],
    routes: Routes<'_>,
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
            let path = OutputPath::new(format!("{folder}{}", file.name));
            files.extend(path.map(|path| (path, file.clone())));
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
    PathClaim { path: page.path.clone(), span, owner }
}

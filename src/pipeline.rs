//! The only file that names all stages: a folder → a [`Compilation`], from which every page can be
//! made. There is one path through it, for checking, building and previewing alike.

mod settle;

use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
};

use rayon::prelude::*;
pub use settle::settled;

use crate::{
    config::{self, Config},
    diagnostic::{Diagnostic, Outcome},
    graph::{self, Entries, EntryRef, Graph, LeftOut},
    images,
    model::{EntryKey, Vocabularies},
    names::Kind,
    output::{Claim, OutputPath, collisions},
    parse::parse_data,
    read::{self, EntryFiles, Inventory, SETTINGS, Snapshot},
    render::{self, Catalogue, Page, Renderer, Routes, TemplateError, view::Site},
    rule::{self, Level},
    search::{self, Searchable},
    source::Sources,
    text::date::Date,
    theme::{self, Theme},
    validate::{self, AnyEntry, Checked},
    yaml::Budget,
};

/// What is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Drafts too.
    pub drafts: bool,
    /// What is sound, although some entries have errors.
    pub keep_going: bool,
}

/// What came of a folder: everything there is to say about it, and the site if there can be one.
#[derive(Debug)]
pub struct Compiled {
    /// The texts that findings point into.
    pub sources: Sources,
    /// The settings, if they could be read.
    pub config: Option<Config>,
    /// All findings, sorted by file and place, with the site's own levels.
    pub diagnostics: Vec<Diagnostic>,
    /// The site; nothing if it cannot be made at all.
    pub site: Option<Compilation>,
}

/// A site that can be made, page by page.
#[derive(Debug)]
pub struct Compilation {
    /// The linked entries.
    pub graph: Graph,
    /// The pages, in a fixed order.
    pub pages: Vec<Page>,
    /// The files beside entries, by their path in the site.
    pub files: Vec<(OutputPath, read::Attachment)>,
    catalogue: Catalogue,
    theme: Theme,
    renderer: Renderer,
}

impl Compiled {
    /// Whether something stands in the way of publishing.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|finding| finding.level == Level::Error)
    }
}

impl Compilation {
    /// Makes the HTML of one page.
    pub fn render(
        &self,
        page: &Page,
        config: &Config,
        sources: &Sources,
    ) -> Result<String, TemplateError> {
        let routes = Routes::new(&self.graph, &self.theme, config);
        let (graph, catalogue, theme) = (&self.graph, &self.catalogue, &self.theme);
        let site = Site { graph, catalogue, theme, config, sources, routes };
        self.renderer.render(&site, page)
    }

    /// Writes the index that readers search, file by file, in no particular order. Lists of more
    /// than `tier` documents are split.
    pub fn search(
        &self,
        config: &Config,
        sources: &Sources,
        tier: usize,
        emit: &search::Emit<'_>,
    ) -> Searchable {
        let routes = Routes::new(&self.graph, &self.theme, config);
        let (graph, catalogue, theme) = (&self.graph, &self.catalogue, &self.theme);
        let site = Site { graph, catalogue, theme, config, sources, routes };
        search::write(&site, tier, emit)
    }

    /// The theme's files by their path in the site.
    pub fn assets(&self) -> impl Iterator<Item = (OutputPath, &[u8])> {
        self.theme.assets.iter().filter_map(|asset| {
            let path = OutputPath::new(format!("{}{}", self.theme.asset_folder, asset.path))?;
            Some((path, asset.bytes.as_slice()))
        })
    }
}

/// Runs all stages that come before the pages themselves.
pub fn compile(root: &Path, options: Options) -> Compiled {
    let mut diagnostics = Vec::new();
    let snapshot = read::read(root).into_value(&mut diagnostics);
    let config = settings(&snapshot).into_value(&mut diagnostics);
    let site = config
        .as_ref()
        .and_then(|config| compile_with(&snapshot, config, options).into_value(&mut diagnostics));
    let diagnostics = settled(diagnostics, config.as_ref(), &snapshot.sources);
    Compiled { sources: snapshot.sources, config, diagnostics, site }
}

/// The settings of a folder, if they can be read.
pub fn configured(root: &Path) -> Option<Config> {
    settings(&read::settings(root).value).value
}

fn settings(snapshot: &Snapshot) -> Outcome<Option<Config>> {
    let mut diagnostics = Vec::new();
    let config = snapshot.text(SETTINGS).and_then(|source| {
        let text = &snapshot.sources.get(source).text;
        let root = parse_data(source, text, Budget::FRONT_MATTER).into_value(&mut diagnostics)?;
        config::read(&root, source).into_value(&mut diagnostics)
    });
    Outcome { value: config, diagnostics }
}

fn compile_with(
    snapshot: &Snapshot,
    config: &Config,
    options: Options,
) -> Outcome<Option<Compilation>> {
    let mut diagnostics = Vec::new();
    let inventory = read::inventory(snapshot, &config.languages).into_value(&mut diagnostics);
    let sources = &snapshot.sources;
    let vocabularies = validate::vocabularies(&inventory.terms, sources, config.main_language())
        .into_value(&mut diagnostics);
    let checked = entries(&inventory, config, &vocabularies, sources);
    let graph =
        linked(checked, &vocabularies, config, options, sources).into_value(&mut diagnostics);
    let theme = theme::theme(snapshot, config).into_value(&mut diagnostics);
    let renderer = Renderer::new(&theme, sources).into_value(&mut diagnostics);
    let routes = Routes::new(&graph, &theme, config);
    let catalogue = Catalogue::new(&graph, config);
    let mut pages = render::plan(&graph, &catalogue, config, routes).into_value(&mut diagnostics);
    let mut files = files(&graph, &inventory.entries, routes);
    let collisions = collisions(claims(&graph, sources, &pages, &files), &diagnostics);
    diagnostics.extend(collisions);
    diagnostics.extend(files.iter().filter_map(|(_, file)| unfit_image(file)));
    if options.keep_going {
        // Of two things at one address the first is published; the finding names both.
        let mut taken = HashSet::new();
        pages.retain(|page| taken.insert(page.path.folded()));
        files.retain(|(path, _)| taken.insert(path.folded()));
    }
    let site =
        renderer.map(|renderer| Compilation { graph, pages, files, catalogue, theme, renderer });
    Outcome { value: site, diagnostics }
}

/// Every entry, parsed and checked on all threads; the order is that of the inventory.
fn entries(
    inventory: &Inventory,
    config: &Config,
    vocabularies: &Vocabularies,
    sources: &Sources,
) -> Vec<Outcome<Checked>> {
    let site = validate::Site { config, vocabularies, sources };
    inventory.entries.par_iter().map(|files| validate::entry(files, site)).collect()
}

/// The graph of what is published. Under `keep_going` entries with errors are left out, and the
/// rest is linked again until what is left is sound.
fn linked(
    checked: Vec<Outcome<Checked>>,
    vocabularies: &Vocabularies,
    config: &Config,
    options: Options,
    sources: &Sources,
) -> Outcome<Graph> {
    let mut diagnostics = Vec::new();
    let menu: Vec<String> = config.menu.iter().map(|item| item.link.value.clone()).collect();
    let mut left_out = LeftOut::default();
    let mut entries = Vec::with_capacity(checked.len());
    for outcome in checked {
        let blocked = options.keep_going && blocks(&outcome.diagnostics, config);
        diagnostics.extend(outcome.diagnostics);
        match outcome.value.entry.filter(|_| !blocked) {
            None => {
                left_out.broken.insert(outcome.value.key);
            }
            Some(entry) if !options.drafts && is_draft(&entry) => {
                left_out.drafts.insert(outcome.value.key);
            }
            Some(entry) => entries.push(entry),
        }
    }
    loop {
        let mut all = Entries::default();
        for entry in entries {
            all.add(entry);
        }
        let mut outcome = graph::link(all, left_out, vocabularies.clone(), &menu, sources);
        let faulty = if options.keep_going {
            faulty(&outcome.value, &outcome.diagnostics, config)
        } else {
            BTreeSet::new()
        };
        diagnostics.append(&mut outcome.diagnostics);
        if faulty.is_empty() {
            return Outcome { value: outcome.value, diagnostics };
        }
        (entries, left_out) = outcome.value.without(&faulty);
    }
}

fn blocks(diagnostics: &[Diagnostic], config: &Config) -> bool {
    diagnostics.iter().any(|finding| config.level(finding.rule) == Some(Level::Error))
}

/// The entries that an error of the graph is about.
fn faulty(graph: &Graph, diagnostics: &[Diagnostic], config: &Config) -> BTreeSet<EntryKey> {
    let errors = diagnostics.iter().filter(|it| config.level(it.rule) == Some(Level::Error));
    let sources: BTreeSet<_> = errors.filter_map(Diagnostic::source).collect();
    let touched = graph.entries.all().filter(|entry| {
        graph.entries.versions(*entry).iter().any(|version| sources.contains(&version.source))
    });
    touched.map(|entry| graph.entries.key(entry).clone()).collect()
}

fn is_draft(entry: &AnyEntry) -> bool {
    let common = match entry {
        AnyEntry::Case(entry) => &entry.main().common,
        AnyEntry::Locus(entry) => &entry.main().common,
        AnyEntry::Visit(entry) => &entry.main().common,
        AnyEntry::Institute(entry) => &entry.main().common,
        AnyEntry::Adoption(entry) => &entry.main().common,
        AnyEntry::Page(entry) => &entry.main().common,
    };
    common.draft
}

/// The files beside published entries.
fn files(
    graph: &Graph,
    all: &[EntryFiles],
    routes: Routes<'_>,
) -> Vec<(OutputPath, read::Attachment)> {
    let mut files = Vec::new();
    for entry in all.iter().filter(|entry| !entry.attachments.is_empty()) {
        let graph::Found::Entry(index) = graph.find(entry.key.kind, &entry.key.name) else {
            continue;
        };
        let folder = routes.files_of(EntryRef { kind: entry.key.kind, index });
        for file in &entry.attachments {
            let path = OutputPath::new(format!("{folder}{}", file.name));
            files.extend(path.map(|path| (path, file.clone())));
        }
    }
    files
}

/// A photo that readers could not see, or would have to wait for.
fn unfit_image(file: &read::Attachment) -> Option<Diagnostic> {
    if images::is_unsupported(&file.name) {
        let finding = Diagnostic::about(&rule::UNSUPPORTED_PHOTO, file.path.as_str());
        return Some(finding.text("file", file.name.as_str()));
    }
    let large = images::is_image(&file.name) && file.binary.size > images::LARGE;
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let size = format!("{:.1} MB", file.binary.size as f64 / 1e6);
    large.then(|| Diagnostic::about(&rule::LARGE_IMAGE, file.path.as_str()).text("size", size))
}

/// The bytes of a file beside an entry, as they are published.
pub fn published(file: &read::Attachment) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = file.binary.load().map_err(|error| {
        let finding = Diagnostic::about(&rule::UNREADABLE_FILE, file.path.as_str());
        Box::new(finding.text("error", error.to_string()))
    })?;
    images::published(&file.name, bytes).map_err(|damage| {
        let finding = Diagnostic::about(&rule::DAMAGED_IMAGE, file.path.as_str());
        Box::new(finding.variant(damage.variant()))
    })
}

fn claims(
    graph: &Graph,
    sources: &Sources,
    pages: &[Page],
    files: &[(OutputPath, read::Attachment)],
) -> Vec<Claim> {
    // The pages that readers know come first, so that a collision is told of the entry, and entries
    // before old addresses, so that it is told of the line with the address.
    let mut pages: Vec<&Page> = pages.iter().collect();
    pages.sort_by_key(|page| match page.job {
        render::Job::Redirect(..) => 2,
        render::Job::Entry(_) => 1,
        _ => 0,
    });
    let mut claims: Vec<Claim> =
        pages.into_iter().map(|page| page_claim(graph, sources, page)).collect();
    claims.extend(files.iter().map(|(path, file)| Claim {
        path: path.clone(),
        span: None,
        owner: file.name.clone(),
    }));
    claims
}

fn page_claim(graph: &Graph, sources: &Sources, page: &Page) -> Claim {
    let (entry, span) = match page.job {
        render::Job::Entry(entry) => (Some(entry), Some(graph.entries.slug(entry).span)),
        render::Job::Redirect(entry, position) => {
            let aliases = &graph.entries.main(entry).common.aliases;
            (Some(entry), aliases.get(position).map(|alias| alias.span))
        }
        _ => (None, None),
    };
    let owner = match entry {
        Some(entry) => sources.get(graph.entries.main(entry).source).path.clone(),
        None => page.job.template().to_owned(),
    };
    Claim { path: page.path.clone(), span, owner }
}

impl Compiled {
    /// Looks at what depends on the day, which no page does.
    pub fn check_age(&mut self, today: Date) {
        let Some(site) = &self.site else { return };
        let findings = site.graph.stale(today);
        self.add(findings);
    }

    fn add(&mut self, findings: Vec<Diagnostic>) {
        let mut all = std::mem::take(&mut self.diagnostics);
        all.extend(findings);
        self.diagnostics = settled(all, self.config.as_ref(), &self.sources);
    }

    /// Looks at the files beside entries too, which a build finds out only when it publishes them.
    pub fn check_files(&mut self) {
        let Some(site) = &self.site else { return };
        let findings: Vec<Diagnostic> = site
            .files
            .par_iter()
            .filter_map(|(_, file)| published(file).err().map(|finding| *finding))
            .collect();
        self.add(findings);
    }
}

/// How many entries of each kind a site has, in the order of kinds.
pub fn counts(site: &Compilation) -> Vec<(Kind, usize)> {
    Kind::ALL.into_iter().map(|kind| (kind, site.graph.entries.count(kind))).collect()
}

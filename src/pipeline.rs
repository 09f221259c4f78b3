//! A folder → a [`Compilation`], from which every page can be made. Checking, building and
//! previewing take the same path: a [`Memo`], used once or again and again. `pass` names all stages
//! in their order.

mod addresses;
mod arrange;
mod attachments;
mod dead_addresses;
mod document_properties;
mod entries;
mod file_failures;
mod file_types;
mod isolation;
mod last_good;
mod linking;
mod logo;
mod loss;
mod memo;
mod memory_gate;
mod page_key;
mod pass;
mod pictures;
mod progress;
mod records;
mod renaming;
mod social_cards;
mod stage;
mod template_trial;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use crate::{
    cache::Cache,
    config::Config,
    diagnostic::Diagnostic,
    export,
    graph::{EntryReads, Graph},
    names::Kind,
    output::OutputPath,
    pocket::{self, Pocket},
    read,
    render::{
        self, Catalogue, PageKind, PlannedPage, Renderer, Routes, ShownFiles, TemplateError,
        list_data_files, list_site_files, list_year_tables, view::RenderContext,
    },
    rule::{self, Level},
    search::{self, IndexContents},
    source::Sources,
    text::date::Date,
    theme::Theme,
};
pub use crate::{
    read::Changed,
    render::{DataFile, PlannedSocialCard},
};
pub use arrange::arrange_diagnostics;
use attachments::check_document;
pub use attachments::{PublishedForm, check_file, map_files, published_bytes};
pub use dead_addresses::PublishedBefore;
pub use isolation::{Task, isolate};
pub use loss::find_sudden_loss;
pub use memo::Memo;
use memory_gate::MemoryGate;
pub use page_key::PageKeys;
pub use pictures::PublishedPicture;
pub use progress::{BuildStep, NoProgress, Progress};
pub use records::WrittenPortion;
pub use renaming::plan_rename;
pub use social_cards::ComposedCard;

/// What of a folder is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Drafts too.
    pub drafts: bool,
    /// What is sound, although some entries have errors.
    pub keep_going: bool,
}

/// What came of a folder: everything there is to say about it, and the site if there can be one.
/// A clone is cheap, and stays what it is when the folder changes.
#[derive(Debug, Clone)]
pub struct Compilation {
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// The settings, if they could be read.
    pub config: Option<Config>,
    /// All diagnostics, sorted by file and place, with the site's own levels.
    pub diagnostics: Vec<Diagnostic>,
    /// The site; nothing if it cannot be made at all.
    pub site: Option<Site>,
}

/// A site that can be made, page by page.
#[derive(Debug, Clone)]
pub struct Site {
    /// The linked entries.
    pub graph: Graph,
    /// The pages, in a fixed order.
    pub pages: Arc<Vec<PlannedPage>>,
    /// The files beside entries, by their path in the site.
    pub files: Arc<Vec<(OutputPath, read::Attachment)>>,
    /// The texts that pages are made of, and that diagnostics about templates point into.
    pub sources: Sources,
    published_files: Arc<ShownFiles>,
    gate: Arc<MemoryGate>,
    catalogue: Arc<Catalogue>,
    theme: Arc<Theme>,
    renderer: Arc<Renderer>,
}

impl Compilation {
    /// Whether something stands in the way of publishing.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }
}

impl Site {
    /// Makes the HTML of one page. A panic costs this page alone.
    pub fn render(&self, page: &PlannedPage, config: &Config) -> Result<String, TemplateError> {
        let make = || self.renderer.render(&self.render_context(config), page);
        isolate(Task::Page, self.origin(page), make)?
    }

    /// The same, and which entries were looked at.
    pub fn render_noting(
        &self,
        page: &PlannedPage,
        config: &Config,
    ) -> Result<(String, Arc<EntryReads>), TemplateError> {
        let (graph, reads) = self.graph.noting();
        let context = self.render_context(config);
        let make = || self.renderer.render(&context.with_graph(&graph), page);
        let html = isolate(Task::Page, self.origin(page), make)??;
        Ok((html, reads))
    }

    /// Whether pages like this one are left out, because their template spends too much.
    pub fn gives_up(&self, page: &PlannedPage) -> bool {
        self.renderer.give_up(page).is_some()
    }

    /// The file that a page is made from; the page itself if it is made from many.
    fn origin<'a>(&'a self, page: &'a PlannedPage) -> &'a str {
        let (PageKind::Entry(entry) | PageKind::Redirect(entry, _)) = page.kind else {
            return page.path.as_str();
        };
        &self.sources.get(self.graph.entries.version(entry, &page.language).source).path
    }

    fn render_context<'a>(&'a self, config: &'a Config) -> RenderContext<'a> {
        let routes = Routes::new(&self.graph, &self.theme, config);
        let (graph, catalogue, theme) = (&self.graph, &*self.catalogue, &*self.theme);
        let sources = &self.sources;
        let files = &*self.published_files;
        RenderContext { graph, catalogue, theme, config, sources, files, routes }
    }

    /// Writes the index that readers search, file by file, in no particular order. Lists of more
    /// than `tier` documents are split. A panic costs the index, not the pages.
    pub fn search(
        &self,
        config: &Config,
        tier: usize,
        emit: &search::Emit<'_>,
    ) -> Result<IndexContents, Box<Diagnostic>> {
        let sink = search::NewIndex(emit);
        let write = || search::write_index(&self.render_context(config), tier, &sink, None);
        isolate(Task::Search, search::ROOT, write)
    }

    /// Writes only what is not known from the index before, or not there.
    pub fn update_search(
        &self,
        config: &Config,
        sink: &dyn search::IndexSink,
        memory: &search::IndexMemory<'_>,
    ) -> Result<(), Box<Diagnostic>> {
        let update = || search::update_index(&self.render_context(config), sink, memory);
        isolate(Task::Search, search::ROOT, update)
    }

    /// The files of open data, and those for search engines and feed readers.
    pub fn data_files(&self, config: &Config) -> Vec<DataFile> {
        let routes = Routes::new(&self.graph, &self.theme, config);
        let mut files = list_data_files(&self.graph, &self.catalogue, config, routes);
        files.extend(list_year_tables(&self.pages, routes));
        files.extend(list_site_files(&self.graph, &self.pages, config, routes));
        files
    }

    /// The paths of the files that search engines, feed readers and previews of links ask for, and no
    /// reader.
    pub fn files_for_engines(&self, config: &Config) -> BTreeSet<String> {
        let routes = Routes::new(&self.graph, &self.theme, config);
        let files = list_site_files(&self.graph, &self.pages, config, routes).into_iter();
        let paths = files.map(|file| file.path);
        let cards = self.social_cards(config).into_iter().map(|card| card.path);
        paths.chain(cards).map(|path| path.as_str().to_owned()).collect()
    }

    /// The newest day that an entry tells of itself.
    pub fn newest_day(&self) -> Option<Date> {
        let entries = self.graph.entries.all();
        entries.filter_map(|entry| render::sort_date(&self.graph, entry)).max()
    }

    /// Hands the bytes of a file of open data to `take`, which reads them piece by piece. A panic
    /// costs this file alone.
    pub fn read_data_file<T>(
        &self,
        config: &Config,
        file: &DataFile,
        take: impl FnOnce(export::RecordStream<'_>) -> T,
    ) -> Result<T, Box<Diagnostic>> {
        let read = || take(export::open_data_file(&self.render_context(config), &self.pages, file));
        isolate(Task::Data, file.path.as_str(), read)
    }

    /// Hands each file for a recipient to `take`, which reads it piece by piece. A panic costs all of
    /// them: an engine must not load a part.
    pub fn read_exported_files<T>(
        &self,
        config: &Config,
        recipient: export::Recipient,
        mut take: impl FnMut(export::ExportedFile<'_>) -> T,
    ) -> Result<Vec<T>, Box<Diagnostic>> {
        isolate(Task::Data, "teladan.yaml", || {
            let site = self.render_context(config);
            export::exported_files(&site, recipient).into_iter().map(&mut take).collect()
        })
    }

    /// Writes the base as one file of at most `limit` bytes. A panic costs the file.
    pub fn write_pocket(&self, config: &Config, limit: usize) -> Result<Pocket, Box<Diagnostic>> {
        isolate(Task::Data, "teladan.yaml", || {
            pocket::write_pocket(&self.render_context(config), limit)
        })
    }

    /// What a file beside an entry is published as, by its position among the files. Versions of
    /// pictures are taken from the cache if they are there, and put there if they are not.
    pub fn published_form(
        &self,
        config: &Config,
        (path, file): &(OutputPath, read::Attachment),
        cache: &Cache,
    ) -> Result<PublishedForm, Box<Diagnostic>> {
        let workshop = self.workshop(config, cache);
        attachments::published_form(path, file, self.picture(path), config, workshop)
    }

    /// The entry of each page that is an entry's: `case/antrean` by `praktik/antrean.html`.
    pub fn entry_pages(&self) -> BTreeMap<String, String> {
        let pages = self.pages.iter().filter_map(|page| {
            let PageKind::Entry(entry) = page.kind else { return None };
            let key = self.graph.entries.key(entry);
            Some((page.path.as_str().to_owned(), format!("{}/{}", key.kind.id(), key.name)))
        });
        pages.collect()
    }

    /// Whether the site has templates of its own.
    pub fn has_own_templates(&self) -> bool {
        self.theme.has_own_templates()
    }

    /// The folder of the theme's files in the site, with a slash at the end.
    pub fn asset_folder(&self) -> &str {
        &self.theme.asset_folder
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
pub fn compile(root: &Path, options: Options) -> Compilation {
    let compilation = Memo::new(root, options).compile(Changed::Anything);
    Arc::unwrap_or_clone(compilation)
}

/// The same, and tells how far it is.
pub fn compile_with_progress(
    root: &Path,
    options: Options,
    progress: Arc<dyn Progress>,
) -> Compilation {
    let compilation = Memo::new(root, options).with_progress(progress).compile(Changed::Anything);
    Arc::unwrap_or_clone(compilation)
}

/// Reads the settings of a folder, if they can be read.
pub fn read_config(root: &Path) -> Option<Config> {
    pass::read_settings(&read::settings(root).value).value
}

impl Compilation {
    /// Adds the diagnostics that depend on the day. No page depends on it.
    pub fn check_age(&mut self, today: Date) {
        let Some(site) = &self.site else { return };
        let diagnostics = site.graph.find_stale(today);
        self.add(diagnostics);
    }

    /// Adds a diagnostic if most of what was published is gone. A build finds it under the lock of the
    /// folder.
    pub fn check_loss(&mut self, published: &BTreeMap<String, String>) {
        let Some(site) = &self.site else { return };
        let loss = find_sudden_loss(published, &site.graph);
        self.add(loss.into_iter().collect());
    }

    /// Whether some entries of the site are drafts.
    fn has_drafts(&self) -> bool {
        let entries = self.site.iter().flat_map(|site| {
            site.graph.entries.all().map(|entry| site.graph.entries.main(entry).common.draft)
        });
        entries.into_iter().any(|is_draft| is_draft)
    }

    fn add(&mut self, diagnostics: Vec<Diagnostic>) {
        if diagnostics.is_empty() {
            return;
        }
        let mut all = std::mem::take(&mut self.diagnostics);
        all.extend(diagnostics);
        self.diagnostics = arrange_diagnostics(all, self.config.as_ref(), &self.sources);
    }

    /// Whether there are files that the system did not let us read, but may at another time.
    pub fn has_unreadable_files(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.rule == &rule::UNREADABLE_FILE)
    }

    /// Whether the program itself has failed at a file.
    pub fn has_internal_faults(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.rule == &rule::INTERNAL_FAULT)
    }

    /// Adds the diagnostics about the bytes of files beside entries. A build finds those of damaged
    /// files when it publishes them.
    pub fn check_files(&mut self) {
        let (Some(site), Some(config)) = (&self.site, &self.config) else { return };
        let cache = Cache::off();
        let workshop = site.workshop(config, &cache);
        let diagnostics = map_files(&site.files, |(path, file)| {
            let picture = site.picture(path).filter(|picture| picture.is_decoded());
            if picture.is_some() { workshop.check(file) } else { check_file(file, config) }
        });
        self.add(diagnostics.into_iter().flatten().collect());
    }

    /// Adds the diagnostics about documents that name somebody in their properties.
    pub fn check_documents(&mut self) {
        let (Some(site), Some(config)) = (&self.site, &self.config) else { return };
        let cleans = config.cleans_documents;
        let diagnostics = map_files(&site.files, |(_, file)| check_document(file, cleans));
        self.add(diagnostics.into_iter().flatten().collect());
    }
}

/// How many entries of each kind a site has, in the order of kinds.
pub fn counts(site: &Site) -> Vec<(Kind, usize)> {
    Kind::ALL.into_iter().map(|kind| (kind, site.graph.entries.count(kind))).collect()
}

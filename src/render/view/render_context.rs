//! The whole site, as pages and the search index are made from it.

use crate::{
    config::Config,
    graph::{EntryRef, Graph, ObstacleAt},
    model::{TermId, TextOrEntry, VocabularyId},
    names::ReferenceField,
    output::OutputPath,
    render::{catalogue::Catalogue, page::PageKind, routes::Routes, shown_files::ShownFiles},
    source::Sources,
    text::percent::encode,
    theme::Theme,
};

/// The whole site, as pages are made from it.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each field is the stage of its name, or what came of it")]
pub struct RenderContext<'a> {
    pub graph: &'a Graph,
    pub catalogue: &'a Catalogue,
    pub theme: &'a Theme,
    pub config: &'a Config,
    pub sources: &'a Sources,
    /// The files beside entries.
    pub files: &'a ShownFiles,
    pub routes: Routes<'a>,
}

impl<'a> RenderContext<'a> {
    /// The same site with another reading of its graph.
    pub fn with_graph<'g>(&self, graph: &'g Graph) -> RenderContext<'g>
    where
        'a: 'g,
    {
        RenderContext { graph, routes: Routes::new(graph, self.theme, self.config), ..*self }
    }

    /// The title of an entry in a language.
    pub fn title(&self, entry: EntryRef, language: &str) -> &'a str {
        &self.graph.entries.version(entry, language).common.title.value
    }

    /// What comparisons and readers' choices call an entry, the same in all languages: `case/antrean`.
    /// Nothing for what is not compared or withdrawn.
    pub fn compared_name(&self, entry: EntryRef) -> Option<String> {
        let is_compared = matches!(entry, EntryRef::Case(_) | EntryRef::Locus(_));
        (is_compared && !self.graph.entries.is_withdrawn(entry)).then(|| {
            let key = self.graph.entries.key(entry);
            format!("{}/{}", key.kind.id(), key.name)
        })
    }

    /// Where the page of an entry stands, as an address from the root of the site.
    pub fn page_path(&self, entry: EntryRef, language: &str) -> String {
        let path = self.routes.path(&PageKind::Entry(entry), language);
        OutputPath::new("index.html").map_or_else(|| path.clone(), |root| root.link_to(&path))
    }

    /// Where the page of an entry stands: in full where the site's address is known, else from the root
    /// of the site.
    pub fn page_address(&self, entry: EntryRef, language: &str) -> String {
        self.full_address(&self.routes.path(&PageKind::Entry(entry), language))
    }

    /// The address of a page as search engines and feeds know it: folders by their name alone.
    pub fn page_url(&self, kind: &PageKind, language: &str) -> String {
        let path = self.routes.path(kind, language);
        let folder = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &path,
        };
        self.full_address(folder)
    }

    /// A path of the site in full, where the site's address is known. Characters that mean something
    /// in an address are encoded.
    pub fn full_address(&self, path: &str) -> String {
        let names: Vec<_> = path.split('/').map(encode).collect();
        let path = names.join("/");
        match &self.config.base_url {
            Some(base) => format!("{base}/{path}"),
            None => path,
        }
    }

    /// The id of an obstacle on the page of its factor.
    pub fn obstacle_anchor(&self, at: ObstacleAt) -> String {
        let slug = &self.graph.entries.slug(EntryRef::Case(at.case)).value;
        format!("_{slug}-{}", at.obstacle.position())
    }

    /// The title of the entry that a name leads to, or the name itself where it leads to none.
    pub fn title_or_name<'n>(
        &self,
        name: &'n TextOrEntry,
        field: ReferenceField,
        language: &str,
    ) -> &'n str
    where
        'a: 'n,
    {
        match self.graph.resolve_any(name, field) {
            Some(entry) => self.title(entry, language),
            None => name.name(),
        }
    }

    /// The label of a term in a language; its id, if the vocabulary does not have it.
    pub fn label<'n>(&self, vocabulary: VocabularyId, term: &'n TermId, language: &str) -> &'n str
    where
        'a: 'n,
    {
        let found = self.graph.vocabularies.get(vocabulary).get(term);
        found.map_or(term.0.as_str(), |term| term.label.get(language))
    }
}

//! What is shown at one moment: a site, its diagnostics, and the last sound site for pages that fail
//! now. A change replaces the whole at once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{
    address::PathPosition,
    panel::{DiagnosticText, PanelReport},
    site::ServedSite,
};
use crate::{diagnostic::Diagnostic, output::OutputPath, search::is_index_file};

/// What a wrong address shows.
const NOT_FOUND: &str = "404.html";
/// What a folder shows.
const INDEX: &str = "index.html";

/// What is shown at one moment.
#[derive(Debug)]
pub(super) struct Preview {
    /// The number of this preview: each has the next one.
    pub(super) generation: u64,
    /// How often the site was compiled.
    pub(super) rebuilds: u64,
    /// The diagnostics.
    pub(super) panel: PanelReport,
    /// The site. If none can be made now it is the last one; nothing if there never was one.
    pub(super) site: Option<Arc<ServedSite>>,
    /// The last site of which no page failed, among those that were asked for.
    last_sound: Option<Arc<ServedSite>>,
    /// The diagnostics that came when pages were made.
    page_diagnostics: Mutex<Vec<DiagnosticText>>,
}

/// What stands at an address.
#[derive(Debug)]
pub(super) enum AddressTarget {
    /// A file of a site.
    File(String),
    /// A file of the search index.
    SearchFile(String),
    /// No file; this page says so.
    Missing(String),
    /// A folder, asked for without its slash: the address with it.
    Folder(String),
    /// No file, and no page that says so.
    Nothing,
}

impl Preview {
    /// Nothing is shown yet.
    pub(super) fn empty() -> Self {
        Self {
            generation: 0,
            rebuilds: 0,
            panel: PanelReport::default(),
            site: None,
            last_sound: None,
            page_diagnostics: Mutex::default(),
        }
    }

    /// What is shown next: the site that was compiled, or still the one before.
    pub(super) fn next(
        &self,
        site: Option<Arc<ServedSite>>,
        panel: PanelReport,
        rebuilds: u64,
    ) -> Self {
        let shown = self.site.as_ref().filter(|_| self.page_diagnostics().is_empty());
        Self {
            generation: self.generation + 1,
            rebuilds,
            panel,
            last_sound: shown.or(self.last_sound.as_ref()).cloned(),
            site: site.or_else(|| self.site.clone()),
            page_diagnostics: Mutex::default(),
        }
    }

    /// The same site with more diagnostics.
    pub(super) fn with_panel(&self, panel: PanelReport) -> Self {
        Self {
            generation: self.generation + 1,
            rebuilds: self.rebuilds,
            panel,
            site: self.site.clone(),
            last_sound: self.last_sound.clone(),
            page_diagnostics: Mutex::new(self.page_diagnostics().clone()),
        }
    }

    /// What stands at a decoded path.
    pub(super) fn find(&self, path: &str) -> AddressTarget {
        let Some(site) = &self.site else { return AddressTarget::Nothing };
        let inner = match site.base.position_of(path) {
            PathPosition::AtBase => return AddressTarget::Folder(site.base.written.clone()),
            PathPosition::Inside(inner) => inner,
            PathPosition::Outside => "",
        };
        let file = if inner.is_empty() || inner.ends_with('/') {
            format!("{inner}{INDEX}")
        } else {
            inner.to_owned()
        };
        let outside = matches!(site.base.position_of(path), PathPosition::Outside);
        if !outside && site.has(&file) {
            return AddressTarget::File(file);
        }
        if !outside && is_index_file(&file) {
            return AddressTarget::SearchFile(file);
        }
        let folder = format!("{inner}/{INDEX}");
        if !outside && site.has(&folder) {
            let link = OutputPath::new(INDEX).map(|root| root.link_to(&folder));
            let link = link.unwrap_or_default();
            let link = link.trim_end_matches(INDEX);
            return AddressTarget::Folder(format!("{}{link}", site.base.written));
        }
        if site.has(NOT_FOUND) {
            AddressTarget::Missing(NOT_FOUND.to_owned())
        } else {
            AddressTarget::Nothing
        }
    }

    /// The site that may still make a page which fails in the present one.
    pub(super) fn last_good(&self) -> Option<&Arc<ServedSite>> {
        let shown = self.site.as_ref();
        self.last_sound
            .as_ref()
            .filter(|last_sound| !shown.is_some_and(|site| Arc::ptr_eq(site, last_sound)))
    }

    /// Adds a diagnostic that came when a page was made; whether it is new.
    pub(super) fn add_page_diagnostic(&self, diagnostic: &Diagnostic) -> bool {
        let sources = self.site.as_ref().and_then(|site| site.sources());
        let Some(sources) = sources else { return false };
        let diagnostic = DiagnosticText::new(diagnostic, sources, self.panel.language());
        let mut page_diagnostics = self.page_diagnostics();
        let new = !page_diagnostics.contains(&diagnostic);
        if new {
            page_diagnostics.push(diagnostic);
        }
        new
    }

    /// The diagnostics that came when pages were made.
    pub(super) fn page_diagnostics(&self) -> MutexGuard<'_, Vec<DiagnosticText>> {
        self.page_diagnostics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state as other programs read it.
    pub(super) fn json(&self) -> String {
        self.panel.json(self.generation, self.rebuilds, &self.page_diagnostics())
    }
}

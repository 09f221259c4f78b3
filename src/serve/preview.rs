//! What is shown at one moment: a site, what was found in it, and what was shown before where it
//! cannot be made now. A change replaces the whole at once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{
    address::Asked,
    report::{DiagnosticText, Report},
    site::ServedSite,
};
use crate::{diagnostic::Diagnostic, output::OutputPath, search::is_index};

/// What a wrong address shows.
const NOT_FOUND: &str = "404.html";
/// What a folder shows.
const INDEX: &str = "index.html";

/// What is shown at one moment.
#[derive(Debug)]
pub(super) struct Preview {
    /// Counts what was shown.
    pub(super) generation: u64,
    /// Counts how often the site was compiled.
    pub(super) rebuilds: u64,
    /// What was found.
    pub(super) report: Report,
    /// The site; the last one if there is none now, nothing if there never was one.
    pub(super) site: Option<Arc<ServedSite>>,
    /// The last site all of whose pages could be made, as far as anybody has asked for them.
    sound: Option<Arc<ServedSite>>,
    /// What was found when pages were made.
    late: Mutex<Vec<DiagnosticText>>,
}

/// What stands at an address.
#[derive(Debug)]
pub(super) enum Found {
    /// A file of a site.
    File(String),
    /// A file that readers search in.
    Shard(String),
    /// Nothing, for which there is a page.
    Missing(String),
    /// A folder without its slash: its address.
    Folder(String),
    /// Nothing at all.
    Nothing,
}

impl Preview {
    /// Nothing is shown yet.
    pub(super) fn nothing() -> Self {
        Self {
            generation: 0,
            rebuilds: 0,
            report: Report::default(),
            site: None,
            sound: None,
            late: Mutex::default(),
        }
    }

    /// What is shown next: the site that was compiled, or still the one before.
    pub(super) fn next(
        &self,
        site: Option<Arc<ServedSite>>,
        report: Report,
        rebuilds: u64,
    ) -> Self {
        let shown = self.site.as_ref().filter(|_| self.late().is_empty());
        Self {
            generation: self.generation + 1,
            rebuilds,
            report,
            sound: shown.or(self.sound.as_ref()).cloned(),
            site: site.or_else(|| self.site.clone()),
            late: Mutex::default(),
        }
    }

    /// The same site, of which more is known now.
    pub(super) fn told(&self, report: Report) -> Self {
        Self {
            generation: self.generation + 1,
            rebuilds: self.rebuilds,
            report,
            site: self.site.clone(),
            sound: self.sound.clone(),
            late: Mutex::new(self.late().clone()),
        }
    }

    /// What stands at a decoded path.
    pub(super) fn find(&self, path: &str) -> Found {
        let Some(site) = &self.site else { return Found::Nothing };
        let inner = match site.base.asked(path) {
            Asked::Before => return Found::Folder(site.base.written.clone()),
            Asked::Site(inner) => inner,
            Asked::Outside => "",
        };
        let file = if inner.is_empty() || inner.ends_with('/') {
            format!("{inner}{INDEX}")
        } else {
            inner.to_owned()
        };
        let outside = matches!(site.base.asked(path), Asked::Outside);
        if !outside && site.has(&file) {
            return Found::File(file);
        }
        if !outside && is_index(&file) {
            return Found::Shard(file);
        }
        let folder = format!("{inner}/{INDEX}");
        if !outside && site.has(&folder) {
            let link = OutputPath::new(INDEX).map(|root| root.link_to(&folder));
            let link = link.unwrap_or_default();
            let link = link.trim_end_matches(INDEX);
            return Found::Folder(format!("{}{link}", site.base.written));
        }
        if site.has(NOT_FOUND) { Found::Missing(NOT_FOUND.to_owned()) } else { Found::Nothing }
    }

    /// The site that could make a page which the present one cannot.
    pub(super) fn last_good(&self) -> Option<&Arc<ServedSite>> {
        let shown = self.site.as_ref();
        self.sound.as_ref().filter(|sound| !shown.is_some_and(|site| Arc::ptr_eq(site, sound)))
    }

    /// Adds what was found when a page was made; whether it is new.
    pub(super) fn note(&self, diagnostic: &Diagnostic) -> bool {
        let sources = self.site.as_ref().and_then(|site| site.sources());
        let Some(sources) = sources else { return false };
        let diagnostic = DiagnosticText::new(diagnostic, sources, self.report.language());
        let mut late = self.late();
        let new = !late.contains(&diagnostic);
        if new {
            late.push(diagnostic);
        }
        new
    }

    /// What was found when pages were made.
    pub(super) fn late(&self) -> MutexGuard<'_, Vec<DiagnosticText>> {
        self.late.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state as other programs read it.
    pub(super) fn json(&self) -> String {
        self.report.json(self.generation, self.rebuilds, &self.late())
    }
}

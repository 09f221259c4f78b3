//! A trial of the theme's templates: one that compiles may still fail when a page is rendered. A
//! preview must know that before somebody asks for the page, and a check must find what a build does.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use super::{Compilation, Site};
use crate::{config::Config, diagnostic::Diagnostic, theme::Theme};

impl Compilation {
    /// Renders one page with each template and adds what fails. Nothing is done again for the theme
    /// that passed last, which is kept in `passed`.
    pub(super) fn try_templates(&mut self, passed: &mut Option<Arc<Theme>>) {
        let (Some(site), Some(config)) = (&self.site, &self.config) else { return };
        let has_passed = passed.as_ref().is_some_and(|known| Arc::ptr_eq(known, &site.theme));
        if has_passed || !site.theme.has_own_templates() {
            return;
        }
        let diagnostics = site.render_one_of_each(config);
        if diagnostics.is_empty() {
            *passed = Some(Arc::clone(&site.theme));
            return;
        }
        self.add(diagnostics);
    }

    /// Renders every page of a site with templates of its own, and adds what fails. A mistake may
    /// show on a single page, such as the only one without a photo. The built-in templates fail on
    /// none.
    pub fn check_pages(&mut self) {
        let (Some(site), Some(config)) = (&self.site, &self.config) else { return };
        if !site.theme.has_own_templates() {
            return;
        }
        let failures = site.pages.par_iter().filter_map(|page| site.render(page, config).err());
        let diagnostics = failures.map(|diagnostic| *diagnostic).collect();
        self.add(diagnostics);
    }
}

impl Site {
    /// Renders the first page of each template, in each language, and collects what fails.
    fn render_one_of_each(&self, config: &Config) -> Vec<Diagnostic> {
        let mut tried = BTreeSet::new();
        let firsts = self.pages.iter();
        let firsts: Vec<_> =
            firsts.filter(|page| tried.insert((page.kind.template(), &page.language))).collect();
        let failures = firsts.par_iter().filter_map(|page| self.render(page, config).err());
        failures.map(|diagnostic| *diagnostic).collect()
    }
}

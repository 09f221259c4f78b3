//! Whether a theme's templates can be used: those that compile may still fail when a page is made.
//! Apart from making pages, because a preview must know before somebody asks for one.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use super::{Compilation, Site, settled};
use crate::{config::Config, diagnostic::Diagnostic, theme::Theme};

impl Compilation {
    /// Makes a page of each sort, unless that was done with the same theme and all went well, and
    /// adds what is wrong with its templates.
    pub(super) fn prove(&mut self, proved: &mut Option<Arc<Theme>>) {
        let (Some(site), Some(config)) = (&self.site, &self.config) else { return };
        let is_proved = proved.as_ref().is_some_and(|known| Arc::ptr_eq(known, &site.theme));
        if is_proved || !site.theme.has_own_templates() {
            return;
        }
        let diagnostics = site.one_of_each_sort(config);
        if diagnostics.is_empty() {
            *proved = Some(Arc::clone(&site.theme));
            return;
        }
        let mut all = std::mem::take(&mut self.diagnostics);
        all.extend(diagnostics);
        self.diagnostics = settled(all, self.config.as_ref(), &self.sources);
    }
}

impl Site {
    /// What is found when the first page of each template is made, in each language.
    fn one_of_each_sort(&self, config: &Config) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let firsts = self.pages.iter();
        let firsts: Vec<_> =
            firsts.filter(|page| seen.insert((page.job.template(), &page.language))).collect();
        let made = firsts.par_iter().filter_map(|page| self.render(page, config).err());
        made.map(|diagnostic| *diagnostic).collect()
    }
}

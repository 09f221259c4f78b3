//! One pass through all stages, and the only file that names them all. A stage whose input is the
//! same as in an earlier pass is not run again: its output is taken from there.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Compilation, Options, Site,
    addresses::{Addresses, assign_addresses},
    arrange::arrange_diagnostics,
    entries::{EntryContext, EntryStage, check_entries},
    isolation::{Task, isolate, isolate_items},
    linking::{Linking, LinkingInput, link_entries},
    logo::{load_logo, logo_path},
    progress::{BuildStep, Progress},
    stage::{ByIdentity, Stage},
};
use crate::{
    config::{self, Config},
    diagnostic::{Diagnostic, Outcome},
    graph::Backlinks,
    model::{EntryKey, Vocabularies},
    parse::parse_data,
    read::{self, CONTENT, InputFile, Inventory, SETTINGS, Snapshot, THEMES, TermsFile},
    render::Renderer,
    source::{Source, SourceId, Sources},
    theme::{self, Theme},
    validate,
    yaml::Limits,
};

/// The theme, and its templates compiled, if they can be.
#[derive(Debug)]
struct LoadedTheme {
    theme: Arc<Theme>,
    renderer: Option<Arc<Renderer>>,
}

/// The stages of one pass.
#[derive(Debug)]
pub(super) struct Pass {
    settings: Stage<Option<SettingsInput>, Outcome<Option<Arc<Config>>>>,
    site: Option<SitePass>,
}

/// The stages that need settings.
#[derive(Debug)]
struct SitePass {
    inventory: Stage<InventoryInput, Outcome<Inventory>>,
    vocabularies: Stage<VocabularyInput, Outcome<Arc<Vocabularies>>>,
    entries: Vec<Arc<EntryStage>>,
    linking: Arc<Linking>,
    theme: Stage<ThemeInput, Outcome<LoadedTheme>>,
    addresses: Stage<AddressInput, Outcome<Option<Addresses>>>,
}

/// The text of the settings, and its number.
type SettingsInput = (SourceId, ByIdentity<Source>);

/// All files, and the languages of the site.
type InventoryInput = (Arc<Vec<InputFile>>, Vec<String>);

/// The files of terms, and the main language.
type VocabularyInput = (Vec<(TermsFile, ByIdentity<Source>)>, String);

/// The files of the site's own theme, and the settings.
type ThemeInput = (Vec<(InputFile, Option<ByIdentity<Source>>)>, ByIdentity<Config>);

/// The graph (its back-links change whenever it does), the files, and the theme.
type AddressInput =
    (ByIdentity<Backlinks>, ByIdentity<Outcome<Inventory>>, ByIdentity<Outcome<LoadedTheme>>);

/// Runs all stages. Where it `may_lag`, what others say of a changed entry may be left for later.
pub(super) fn run_pass<'a>(
    snapshot: &Snapshot,
    options: Options,
    may_lag: bool,
    before: impl Iterator<Item = &'a Pass>,
    progress: &dyn Progress,
) -> (Pass, Compilation) {
    let before: Vec<&Pass> = before.collect();
    let text = snapshot.text(SETTINGS).map(|id| (id, ByIdentity::of(snapshot.sources.get(id))));
    let settings = Stage::reuse_or_run(text, before.iter().map(|pass| &pass.settings), || {
        let Outcome { value, diagnostics } = read_settings(snapshot);
        Outcome { value: value.map(Arc::new), diagnostics }
    });
    let config = settings.output.value.clone();
    let before: Vec<&SitePass> = before.iter().filter_map(|pass| pass.site.as_ref()).collect();
    let site = config
        .as_ref()
        .map(|config| SitePass::new(snapshot, config, (options, may_lag), &before, progress));
    let pass = Pass { settings, site };
    let compilation = Compilation {
        sources: snapshot.sources.clone(),
        diagnostics: pass.diagnostics(snapshot),
        site: pass.site.as_ref().and_then(|site| site.site(snapshot)),
        config: config.map(Arc::unwrap_or_clone),
    };
    (pass, compilation)
}

/// The settings, if they can be read.
pub(super) fn read_settings(snapshot: &Snapshot) -> Outcome<Option<Config>> {
    let read = || {
        let mut diagnostics = Vec::new();
        let config = snapshot.text(SETTINGS).and_then(|source| {
            let text = &snapshot.sources.get(source).text;
            let root = parse_data(source, text, Limits::FRONT_MATTER);
            config::read(&root.into_value(&mut diagnostics)?, source).into_value(&mut diagnostics)
        });
        Outcome { value: config, diagnostics }
    };
    isolate(Task::Settings, SETTINGS, read)
        .unwrap_or_else(|fault| Outcome { value: None, diagnostics: vec![*fault] })
}

/// All vocabularies. A file of terms at which the program fails is left out.
fn read_vocabularies(files: &[TermsFile], sources: &Sources, main: &str) -> Outcome<Vocabularies> {
    let paths: Vec<&str> = files.iter().map(|it| sources.get(it.source).path.as_str()).collect();
    let (read, mut faults) = isolate_items(Task::Terms, &paths, |takes| {
        let taken = files.iter().enumerate().filter(|(at, _)| takes(*at));
        let taken: Vec<TermsFile> = taken.map(|(_, file)| file.clone()).collect();
        validate::read_vocabularies(&taken, sources, main)
    });
    let Outcome { value, diagnostics } = read.unwrap_or_default();
    faults.extend(diagnostics);
    Outcome { value, diagnostics: faults }
}

impl SitePass {
    fn new(
        snapshot: &Snapshot,
        config: &Arc<Config>,
        (options, may_lag): (Options, bool),
        before: &[&Self],
        progress: &dyn Progress,
    ) -> Self {
        let sources = &snapshot.sources;
        let inventory_input = (Arc::clone(&snapshot.files), config.languages.clone());
        let inventory =
            Stage::reuse_or_run(inventory_input, before.iter().map(|pass| &pass.inventory), || {
                read::inventory(&snapshot.files, &config.languages)
            });
        let files = &inventory.output.value;
        let terms = files.terms.iter().map(|file| {
            let text = ByIdentity::of(sources.get(file.source));
            (file.clone(), text)
        });
        let vocabulary_input = (terms.collect(), config.main_language().to_owned());
        let vocabularies = Stage::reuse_or_run(
            vocabulary_input,
            before.iter().map(|pass| &pass.vocabularies),
            || {
                let main = config.main_language();
                let Outcome { value, diagnostics } = read_vocabularies(&files.terms, sources, main);
                Outcome { value: Arc::new(value), diagnostics }
            },
        );
        let known: Vec<&[Arc<EntryStage>]> =
            before.iter().map(|pass| pass.entries.as_slice()).collect();
        let context = EntryContext {
            vocabularies: Arc::clone(&vocabularies.output.value),
            languages: config.languages.clone(),
        };
        progress.begin(BuildStep::Check, Some(files.entries.len()));
        // The theme takes one thread some time, while the others check entries.
        let (entries, theme) = rayon::join(
            || check_entries(&files.entries, &context, sources, &known, progress),
            || {
                let input = (theme_files(snapshot, config), ByIdentity::of(config));
                let known = before.iter().map(|pass| &pass.theme);
                Stage::reuse_or_run(input, known, || load_theme(snapshot, config))
            },
        );
        progress.end(BuildStep::Check);
        progress.begin(BuildStep::Link, None);
        let known: Vec<&Arc<Linking>> = before.iter().map(|pass| &pass.linking).collect();
        let input = LinkingInput {
            entries: &entries,
            vocabularies: &context.vocabularies,
            config,
            sources,
            options,
            may_lag,
        };
        let linking = link_entries(&input, &known);
        let address_input = (
            ByIdentity::of(&linking.linked.graph.backlinks),
            ByIdentity::of(&inventory.output),
            ByIdentity::of(&theme.output),
        );
        let addresses =
            Stage::reuse_or_run(address_input, before.iter().map(|pass| &pass.addresses), || {
                let theme = &theme.output.value.theme;
                let assign = || assign_addresses(&linking, &files.entries, config, theme, sources);
                match isolate(Task::Addresses, CONTENT, assign) {
                    Ok(Outcome { value, diagnostics }) => {
                        Outcome { value: Some(value), diagnostics }
                    }
                    Err(fault) => Outcome { value: None, diagnostics: vec![*fault] },
                }
            });
        progress.end(BuildStep::Link);
        Self { inventory, vocabularies, entries, linking, theme, addresses }
    }

    /// The site, if its entries are known, its templates can be compiled and everything has an address.
    fn site(&self, snapshot: &Snapshot) -> Option<Site> {
        if !snapshot.has_content() {
            return None;
        }
        let loaded = &self.theme.output.value;
        let addresses = self.addresses.output.value.as_ref()?;
        Some(Site {
            renderer: Arc::clone(loaded.renderer.as_ref()?),
            theme: Arc::clone(&loaded.theme),
            graph: self.linking.linked.graph.clone(),
            pages: Arc::clone(&addresses.pages),
            files: Arc::clone(&addresses.files),
            published_files: Arc::clone(&addresses.published_files),
            gate: Arc::default(),
            sources: snapshot.sources.clone(),
            catalogue: Arc::clone(&addresses.catalogue),
        })
    }
}

/// The files of the site's own theme, and its logo.
fn theme_files(
    snapshot: &Snapshot,
    config: &Config,
) -> Vec<(InputFile, Option<ByIdentity<Source>>)> {
    let folder = format!("{THEMES}/{}/", config.theme.value);
    let start = snapshot.files.partition_point(|file| *file.path < *folder);
    let files = snapshot.files[start..].iter();
    let files = files.take_while(|file| file.path.starts_with(&folder));
    let logo = logo_path(config).and_then(|name| snapshot.file(name));
    let files = files.chain(logo).map(|file| {
        let text = match file.content {
            read::Content::Text(id) => Some(ByIdentity::of(snapshot.sources.get(id))),
            read::Content::Unreadable | read::Content::Binary(_) => None,
        };
        (file.clone(), text)
    });
    files.collect()
}

fn load_theme(snapshot: &Snapshot, config: &Config) -> Outcome<LoadedTheme> {
    let mut diagnostics = Vec::new();
    let logo =
        isolate(Task::Theme, logo_path(config).unwrap_or_default(), || load_logo(snapshot, config));
    let logo = logo.unwrap_or_else(|fault| Outcome { value: None, diagnostics: vec![*fault] });
    let logo = logo.into_value(&mut diagnostics);
    let folder = format!("{THEMES}/{}", config.theme.value);
    let load = || {
        let mut diagnostics = Vec::new();
        let theme = theme::theme(snapshot, config, logo).into_value(&mut diagnostics);
        let renderer = Renderer::new(&theme, &snapshot.sources).into_value(&mut diagnostics);
        (theme, renderer, diagnostics)
    };
    let (theme, renderer, of_theme) = isolate(Task::Theme, &folder, load)
        .unwrap_or_else(|fault| (theme::built_in(config), None, vec![*fault]));
    diagnostics.extend(of_theme);
    let loaded = LoadedTheme { theme: Arc::new(theme), renderer: renderer.map(Arc::new) };
    Outcome { value: loaded, diagnostics }
}

impl Pass {
    /// The entries that have files, if the settings say what a site is.
    pub(super) fn entry_keys(&self) -> Option<BTreeSet<EntryKey>> {
        let entries = &self.site.as_ref()?.inventory.output.value.entries;
        Some(entries.iter().map(|entry| entry.key.clone()).collect())
    }

    /// Whether lists and what others say of a changed entry are left for later.
    pub(super) fn lags(&self) -> bool {
        self.site.as_ref().is_some_and(|site| site.linking.lags)
    }

    /// The diagnostics of all stages, arranged.
    fn diagnostics(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let config = self.settings.output.value.as_deref();
        let mut all: Vec<&Diagnostic> = snapshot.diagnostics.iter().collect();
        all.extend(&self.settings.output.diagnostics);
        if let Some(site) = &self.site {
            all.extend(&site.inventory.output.diagnostics);
            all.extend(&site.vocabularies.output.diagnostics);
            all.extend(site.entries.iter().flat_map(|entry| &entry.outcome.diagnostics));
            all.extend(site.linking.diagnostics());
            all.extend(&site.theme.output.diagnostics);
            all.extend(&site.addresses.output.diagnostics);
        }
        // Of thousands of diagnostics most may be switched off by the settings: those are not cloned.
        all.retain(|diagnostic| {
            config.map_or(diagnostic.rule.level, |it| it.level(diagnostic.rule)).is_some()
        });
        arrange_diagnostics(all.into_iter().cloned().collect(), config, &snapshot.sources)
    }
}

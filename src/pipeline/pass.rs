//! One way through all stages. Each stage is made from what the one before it made; where that is
//! the same as in an earlier pass, so is what came of it, and it is taken from there.

use std::sync::Arc;

use super::{
    Compilation, Options, Site,
    addresses::{Addresses, addresses},
    entries::{Ground, Made, entries},
    linking::{self, Linking, linking},
    logo::{self, logo},
    settle::settled,
    stage::{Same, Stage},
};
use crate::{
    config::{self, Config},
    diagnostic::{Diagnostic, Outcome},
    graph::Backlinks,
    model::Vocabularies,
    parse::parse_data,
    read::{self, InputFile, Inventory, SETTINGS, Snapshot, THEMES, TermsFile},
    render::Renderer,
    source::{Source, SourceId},
    theme::{self, Theme},
    validate,
    yaml::Budget,
};

/// How pages look: the theme, and its templates made ready if they can be.
#[derive(Debug)]
struct Look {
    theme: Arc<Theme>,
    renderer: Option<Arc<Renderer>>,
}

/// Everything that one pass made.
#[derive(Debug)]
pub(super) struct Pass {
    settings: Stage<Option<Text>, Outcome<Option<Arc<Config>>>>,
    site: Option<SitePass>,
}

/// What is made once there are settings.
#[derive(Debug)]
struct SitePass {
    inventory: Stage<Listing, Outcome<Inventory>>,
    vocabularies: Stage<Lists, Outcome<Arc<Vocabularies>>>,
    entries: Vec<Arc<Made>>,
    linking: Arc<Linking>,
    look: Stage<Outfit, Outcome<Look>>,
    addresses: Stage<Shape, Outcome<Addresses>>,
}

/// A text by its number.
type Text = (SourceId, Same<Source>);

/// All files, and the languages of the site.
type Listing = (Arc<Vec<InputFile>>, Vec<String>);

/// The files of terms, and the main language.
type Lists = (Vec<(TermsFile, Same<Source>)>, String);

/// The files of the site's own theme, and the settings.
type Outfit = (Vec<(InputFile, Option<Same<Source>>)>, Same<Config>);

/// All that addresses depend on: how entries hang together, files and look.
type Shape = (Same<Backlinks>, Same<Outcome<Inventory>>, Same<Outcome<Look>>);

/// Goes through all stages.
pub(super) fn pass<'a>(
    snapshot: &Snapshot,
    options: Options,
    before: impl Iterator<Item = &'a Pass>,
) -> (Pass, Compilation) {
    let before: Vec<&Pass> = before.collect();
    let text = snapshot.text(SETTINGS).map(|id| (id, Same::as_before(snapshot.sources.get(id))));
    let settings = Stage::of(text, before.iter().map(|pass| &pass.settings), || {
        let Outcome { value, diagnostics } = settings(snapshot);
        Outcome { value: value.map(Arc::new), diagnostics }
    });
    let config = settings.output.value.clone();
    let before: Vec<&SitePass> = before.iter().filter_map(|pass| pass.site.as_ref()).collect();
    let site = config.as_ref().map(|config| SitePass::new(snapshot, config, options, &before));
    let pass = Pass { settings, site };
    let compiled = Compilation {
        sources: snapshot.sources.clone(),
        diagnostics: pass.diagnostics(snapshot),
        site: pass.site.as_ref().and_then(|site| site.compilation(snapshot)),
        config: config.map(Arc::unwrap_or_clone),
    };
    (pass, compiled)
}

/// The settings, if they can be read.
pub(super) fn settings(snapshot: &Snapshot) -> Outcome<Option<Config>> {
    let mut diagnostics = Vec::new();
    let config = snapshot.text(SETTINGS).and_then(|source| {
        let text = &snapshot.sources.get(source).text;
        let root = parse_data(source, text, Budget::FRONT_MATTER).into_value(&mut diagnostics)?;
        config::read(&root, source).into_value(&mut diagnostics)
    });
    Outcome { value: config, diagnostics }
}

impl SitePass {
    fn new(snapshot: &Snapshot, config: &Arc<Config>, options: Options, before: &[&Self]) -> Self {
        let sources = &snapshot.sources;
        let files = (Arc::clone(&snapshot.files), config.languages.clone());
        let inventory = Stage::of(files, before.iter().map(|pass| &pass.inventory), || {
            read::inventory(&snapshot.files, &config.languages)
        });
        let found = &inventory.output.value;
        let terms = found.terms.iter().map(|file| {
            let text = Same::as_before(sources.get(file.source));
            (file.clone(), text)
        });
        let terms = (terms.collect(), config.main_language().to_owned());
        let vocabularies = Stage::of(terms, before.iter().map(|pass| &pass.vocabularies), || {
            let main = config.main_language();
            let Outcome { value, diagnostics } =
                validate::vocabularies(&found.terms, sources, main);
            Outcome { value: Arc::new(value), diagnostics }
        });
        let known: Vec<&[Arc<Made>]> = before.iter().map(|pass| pass.entries.as_slice()).collect();
        let ground = Ground {
            vocabularies: Arc::clone(&vocabularies.output.value),
            languages: config.languages.clone(),
        };
        let entries = entries(&found.entries, &ground, sources, &known);
        let known: Vec<&Arc<Linking>> = before.iter().map(|pass| &pass.linking).collect();
        let input = linking::Input {
            entries: &entries,
            vocabularies: &ground.vocabularies,
            config,
            sources,
        };
        let linking = linking(&input, options, &known);
        let files = (theme_files(snapshot, config), Same::as_before(config));
        let look =
            Stage::of(files, before.iter().map(|pass| &pass.look), || look(snapshot, config));
        let shape = (
            Same::as_before(&linking.linked.graph.backlinks),
            Same::as_before(&inventory.output),
            Same::as_before(&look.output),
        );
        let addresses = Stage::of(shape, before.iter().map(|pass| &pass.addresses), || {
            let theme = &look.output.value.theme;
            addresses(&linking, &found.entries, config, theme, sources)
        });
        Self { inventory, vocabularies, entries, linking, look, addresses }
    }

    /// The site, if its templates can be used.
    fn compilation(&self, snapshot: &Snapshot) -> Option<Site> {
        let look = &self.look.output.value;
        let addresses = &self.addresses.output.value;
        Some(Site {
            renderer: Arc::clone(look.renderer.as_ref()?),
            theme: Arc::clone(&look.theme),
            graph: self.linking.linked.graph.clone(),
            pages: Arc::clone(&addresses.pages),
            files: Arc::clone(&addresses.files),
            sizes: Arc::clone(&addresses.sizes),
            sources: snapshot.sources.clone(),
            catalogue: Arc::clone(&addresses.catalogue),
        })
    }
}

/// The files of the site's own theme, and its logo.
fn theme_files(snapshot: &Snapshot, config: &Config) -> Vec<(InputFile, Option<Same<Source>>)> {
    let folder = format!("{THEMES}/{}/", config.theme.value);
    let start = snapshot.files.partition_point(|file| *file.path < *folder);
    let files = snapshot.files[start..].iter();
    let files = files.take_while(|file| file.path.starts_with(&folder));
    let logo = logo::name(config).and_then(|name| snapshot.file(name));
    let files = files.chain(logo).map(|file| {
        let text = match file.content {
            read::Content::Text(id) => Some(Same::as_before(snapshot.sources.get(id))),
            read::Content::Unreadable | read::Content::Binary(_) => None,
        };
        (file.clone(), text)
    });
    files.collect()
}

fn look(snapshot: &Snapshot, config: &Config) -> Outcome<Look> {
    let mut diagnostics = Vec::new();
    let logo = logo(snapshot, config).into_value(&mut diagnostics);
    let theme = theme::theme(snapshot, config, logo).into_value(&mut diagnostics);
    let renderer = Renderer::new(&theme, &snapshot.sources).into_value(&mut diagnostics);
    let look = Look { theme: Arc::new(theme), renderer: renderer.map(Arc::new) };
    Outcome { value: look, diagnostics }
}

impl Pass {
    /// Everything that the stages have to say, as it is told.
    fn diagnostics(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let config = self.settings.output.value.as_deref();
        let mut all: Vec<&Diagnostic> = snapshot.diagnostics.iter().collect();
        all.extend(&self.settings.output.diagnostics);
        if let Some(site) = &self.site {
            all.extend(&site.inventory.output.diagnostics);
            all.extend(&site.vocabularies.output.diagnostics);
            all.extend(site.entries.iter().flat_map(|made| &made.outcome.diagnostics));
            all.extend(site.linking.diagnostics());
            all.extend(&site.look.output.diagnostics);
            all.extend(&site.addresses.output.diagnostics);
        }
        // Most knowledge bases have thousands of diagnostics that their settings keep silent about.
        all.retain(|diagnostic| {
            config.map_or(diagnostic.rule.level, |it| it.level(diagnostic.rule)).is_some()
        });
        settled(all.into_iter().cloned().collect(), config, &snapshot.sources)
    }
}

//! Views + templates → HTML. Only this file and its parts know the template engine.

mod budget;
mod constants;
mod expansion;
mod filters;
mod meter;
mod symbols;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use budget::{Excess, PageWriter};
use constants::write_constants;
use expansion::SmallComponents;
use meter::Metered;
use serde::Serialize;
use symbols::drop_unused_symbols;
use tera::{Context, ErrorKind, Tera};

use super::{
    page::PlannedPage,
    view::{self, LayoutView, RenderContext, View},
};
use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{Sources, Span},
    text::web_address::WebAddress,
    theme::{FOLDER, ForeignLoad, Strings, Theme, find_foreign_load, template_path},
};

/// A template that does not compile or render, as a diagnostic.
pub type TemplateError = Box<Diagnostic>;

/// How many pages of one template may spend too much before no more of them are tried: each takes
/// seconds, and there may be thousands.
const MOST_EXCESSES: usize = 3;

/// How much of a tag is shown, in characters.
const LONGEST_TAG: usize = 120;

/// The engines of a theme: one for each language, with its strings.
#[derive(Debug)]
pub struct Renderer {
    engines: BTreeMap<String, Tera>,
    /// The site's own templates, made to count.
    metered: BTreeMap<String, Metered>,
    /// The diagnostics of pages that spent too much, by template.
    excesses: Mutex<BTreeMap<&'static str, Vec<Diagnostic>>>,
}

/// What a template sees.
#[derive(Serialize)]
struct TemplateData<'a> {
    page: &'a LayoutView,
    view: &'a View,
}

impl Renderer {
    /// Compiles the templates of a theme.
    pub fn new(theme: &Theme, sources: &Sources) -> Outcome<Option<Self>> {
        let own = theme.templates.iter().filter(|(_, template)| template.source.is_some());
        let metered: BTreeMap<String, Metered> =
            own.map(|(name, template)| (name.clone(), meter::meter(&template.text))).collect();
        let reporter = Reporter { theme, sources, metered: &metered };
        if let Some(diagnostic) = reporter.find_deep_chain() {
            return Outcome { value: None, diagnostics: vec![diagnostic] };
        }
        let engines = match compile_engines(theme, &metered) {
            Ok(engines) => engines,
            Err(error) => {
                let diagnostic = reporter.diagnostic(&error, FOLDER);
                return Outcome { value: None, diagnostics: vec![diagnostic] };
            }
        };
        Outcome::clean(Some(Self { engines, metered, excesses: Mutex::default() }))
    }

    /// Renders one page.
    pub fn render(
        &self,
        site: &RenderContext<'_>,
        page: &PlannedPage,
    ) -> Result<String, TemplateError> {
        if let Some(diagnostic) = self.give_up(page) {
            return Err(Box::new(diagnostic));
        }
        let layout = view::layout(site, page);
        let content = view::view(site, page);
        let data = TemplateData { page: &layout, view: &content };
        let template = format!("{}.html", page.kind.template());
        let reporter =
            Reporter { theme: site.theme, sources: site.sources, metered: &self.metered };
        let failed = |error: &tera::Error, excess: Option<Excess>| {
            let path = template_path(site.sources, site.theme, &template);
            let mut diagnostic = reporter.diagnostic(error, &path);
            diagnostic.variant = diagnostic.variant.or(excess.map(Excess::variant));
            if diagnostic.variant.is_some() {
                self.excesses().entry(page.kind.template()).or_default().push(diagnostic.clone());
            }
            Box::new(diagnostic)
        };
        let context = Context::from_serialize(&data).map_err(|error| failed(&error, None))?;
        let engine = self.engines.get(&page.language).or_else(|| self.engines.values().next());
        let mut writer = PageWriter::new();
        budget::begin();
        match engine.map(|engine| engine.render_to(&template, &context, &mut writer)) {
            Some(Ok(())) => {
                let html = String::from_utf8(writer.bytes);
                let html = html.map_err(|error| failed(&error.into(), None))?;
                let own = site.config.base_url.as_ref().map(WebAddress::as_str);
                match find_foreign_load(&html, own) {
                    Some(load) => Err(Box::new(reporter.describe_foreign_load(&load, page))),
                    None => Ok(drop_unused_symbols(html)),
                }
            }
            Some(Err(error)) => Err(failed(&error, writer.excess)),
            None => Err(Box::new(
                Diagnostic::about(&rule::TEMPLATE_ERROR, template).text("error", "no language"),
            )),
        }
    }

    /// Why no more pages like this one are tried. With the first of them all are given up, so that
    /// it does not depend on chance which pages a site has.
    pub fn give_up(&self, page: &PlannedPage) -> Option<Diagnostic> {
        let excesses = self.excesses();
        let known = excesses.get(page.kind.template())?;
        known.first().filter(|_| known.len() >= MOST_EXCESSES).cloned()
    }

    fn excesses(&self) -> std::sync::MutexGuard<'_, BTreeMap<&'static str, Vec<Diagnostic>>> {
        self.excesses.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An engine for each language, with its strings.
fn compile_engines(
    theme: &Theme,
    metered: &BTreeMap<String, Metered>,
) -> tera::TeraResult<BTreeMap<String, Tera>> {
    budget::begin();
    let plain = compile_templates(theme, metered, None)?;
    let engines = theme.strings.iter().map(|(language, strings)| {
        let strings = string_tree(strings);
        let mut engine = plain.clone();
        engine.global_context().insert("t", &strings);
        let mut engine = compile_templates(theme, metered, Some(&engine))?;
        engine.global_context().insert("t", &strings);
        Ok((language.clone(), engine))
    });
    engines.collect()
}

/// An engine with all templates; those of the theme's own count what they spend, the built-in ones
/// have written out what never changes, if an engine knows what that is.
fn compile_templates(
    theme: &Theme,
    metered: &BTreeMap<String, Metered>,
    constants: Option<&Tera>,
) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    budget::register(&mut tera);
    filters::register(&mut tera);
    tera.set_fallback_prefixes(["default/"])?;
    let built_in = theme.templates.iter().filter(|(name, _)| !metered.contains_key(*name));
    let built_in = built_in.map(|(_, template)| template.text.as_str());
    let own = metered.values().map(|template| template.text.as_str());
    let small = SmallComponents::find(built_in, own);
    let templates = theme.templates.iter().map(|(name, template)| {
        let text = match (metered.get(name), constants) {
            (Some(metered), _) => Cow::Borrowed(metered.text.as_str()),
            (None, Some(engine)) => {
                Cow::Owned(write_constants(engine, &small.expand(&template.text)))
            }
            (None, None) => Cow::Borrowed(template.text.as_str()),
        };
        (name.as_str(), text)
    });
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

/// Strings as templates reach them: `t.case.problem`.
fn string_tree(strings: &Strings) -> tera::Value {
    #[derive(Default)]
    struct Branch {
        leaves: BTreeMap<String, String>,
        branches: BTreeMap<String, Branch>,
    }
    fn value(branch: Branch) -> BTreeMap<String, tera::Value> {
        let leaves = branch
            .leaves
            .into_iter()
            .map(|(key, text)| (key, tera::Value::from_serializable(&text)));
        let branches = branch
            .branches
            .into_iter()
            .map(|(key, inner)| (key, tera::Value::from_serializable(&value(inner))));
        leaves.chain(branches).collect()
    }
    let mut root = Branch::default();
    for (path, text) in strings.iter() {
        let mut branch = &mut root;
        let (folders, leaf) = path.rsplit_once('.').map_or((None, path), |(f, l)| (Some(f), l));
        for part in folders.into_iter().flat_map(|folders| folders.split('.')) {
            branch = branch.branches.entry(part.to_owned()).or_default();
        }
        branch.leaves.insert(leaf.to_owned(), text.to_owned());
    }
    tera::Value::from_serializable(&value(root))
}

/// How many templates may stand in one another: the engine calls itself for each.
const DEEPEST_CHAIN: usize = 40;

/// Puts errors of the engine into diagnostics, in the words and places of the site's own templates.
struct Reporter<'a> {
    theme: &'a Theme,
    sources: &'a Sources,
    metered: &'a BTreeMap<String, Metered>,
}

impl Reporter<'_> {
    /// The diagnostic of an error; about this path if the error does not say where it is.
    fn diagnostic(&self, error: &tera::Error, path: &str) -> Diagnostic {
        let whole = error.to_string();
        let (diagnostic, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let place = self.place(report.filename(), &report.span().range);
                (place, report.message())
            }
            // Templates that do not fit together: the first line names the block that is missing.
            _ => {
                let first = whole.lines().next().unwrap_or_default().trim_start_matches("error: ");
                (Diagnostic::about(&rule::TEMPLATE_ERROR, path), first)
            }
        };
        match Excess::of(message) {
            Some(excess) => diagnostic.variant(excess.variant()),
            None => diagnostic.text("error", message),
        }
    }

    /// A page that loads something from another host: told at the template that writes the address,
    /// or about the page where none has it.
    fn describe_foreign_load(&self, load: &ForeignLoad<'_>, page: &PlannedPage) -> Diagnostic {
        let sources = self.theme.templates.values().filter_map(|template| template.source);
        let place = sources.into_iter().find_map(|source| {
            let at = self.sources.get(source).text.find(load.address)?;
            Some(Span::new(source, at..at + load.address.len()))
        });
        let diagnostic = match place {
            Some(span) => Diagnostic::at(&rule::FOREIGN_LOAD, span),
            None => Diagnostic::about(&rule::FOREIGN_LOAD, page.path.as_str()),
        };
        let tag: String = load.tag.chars().take(LONGEST_TAG).collect();
        diagnostic.text("address", load.address).text("tag", tag)
    }

    fn place(&self, name: &str, range: &std::ops::Range<usize>) -> Diagnostic {
        match self.theme.templates.get(name).and_then(|template| template.source) {
            Some(source) => {
                let text = &self.sources.get(source).text;
                let range =
                    self.metered.get(name).map_or(range.clone(), |metered| metered.original(range));
                let range = if text.get(range.clone()).is_some() { range } else { 0..0 };
                Diagnostic::at(&rule::TEMPLATE_ERROR, Span::new(source, range))
            }
            None => Diagnostic::about(
                &rule::TEMPLATE_ERROR,
                template_path(self.sources, self.theme, name),
            ),
        }
    }

    /// A site's template that stands in too many others, one in the other.
    fn find_deep_chain(&self) -> Option<Diagnostic> {
        let mut level: Vec<&str> = self.metered.keys().map(String::as_str).collect();
        // After so many steps only those are left that such a chain leads to.
        for _ in 0..DEEPEST_CHAIN {
            let inner = level.iter().filter_map(|name| self.metered.get(*name));
            let inner = inner.flat_map(|template| &template.names).map(|(_, name)| name.as_str());
            let mut next: Vec<&str> =
                inner.filter(|name| self.metered.contains_key(*name)).collect();
            next.sort_unstable();
            next.dedup();
            level = next;
        }
        let name = level.first()?;
        Some(self.place(name, &(0..0)).variant("depth").number("most", DEEPEST_CHAIN))
    }
}

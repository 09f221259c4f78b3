//! Views + templates → HTML. The only file that knows the template engine.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::{
    page::PlannedPage,
    view::{self, LayoutView, RenderContext, View},
};
use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{Sources, Span},
    theme::{FOLDER, Strings, Theme, template_path},
};

/// A template that does not compile or render, as a diagnostic.
pub type TemplateError = Box<Diagnostic>;

/// The engines of a theme: one for each language, with its strings.
#[derive(Debug)]
pub struct Renderer {
    engines: BTreeMap<String, Tera>,
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
        let mut tera = Tera::new();
        let templates = theme.templates.iter().map(|(name, it)| (name.as_str(), it.text.as_str()));
        let ready = tera
            .set_fallback_prefixes(["default/"])
            .and_then(|()| tera.add_raw_templates(templates));
        if let Err(error) = ready {
            let diagnostic = diagnostic(&error, theme, sources);
            return Outcome { value: None, diagnostics: vec![diagnostic] };
        }
        let engines = theme.strings.iter().map(|(language, strings)| {
            let mut engine = tera.clone();
            engine.global_context().insert("t", &string_tree(strings));
            (language.clone(), engine)
        });
        Outcome::clean(Some(Self { engines: engines.collect() }))
    }

    /// Renders one page.
    pub fn render(
        &self,
        site: &RenderContext<'_>,
        page: &PlannedPage,
    ) -> Result<String, TemplateError> {
        let layout = view::layout(site, page);
        let content = view::view(site, page);
        let data = TemplateData { page: &layout, view: &content };
        let failed = |error: &tera::Error| Box::new(diagnostic(error, site.theme, site.sources));
        let context = Context::from_serialize(&data).map_err(|error| failed(&error))?;
        let engine = self.engines.get(&page.language).or_else(|| self.engines.values().next());
        let template = format!("{}.html", page.kind.template());
        match engine.map(|engine| engine.render(&template, &context)) {
            Some(Ok(html)) => Ok(html),
            Some(Err(error)) => Err(failed(&error)),
            None => Err(Box::new(
                Diagnostic::about(&rule::TEMPLATE_ERROR, template).text("error", "no language"),
            )),
        }
    }
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

fn diagnostic(error: &tera::Error, theme: &Theme, sources: &Sources) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = report.filename();
            let diagnostic = match theme.templates.get(name).and_then(|template| template.source) {
                Some(source) => {
                    let text = &sources.get(source).text;
                    let range = report.span().range.clone();
                    let range = if text.get(range.clone()).is_some() { range } else { 0..0 };
                    Diagnostic::at(&rule::TEMPLATE_ERROR, Span::new(source, range))
                }
                None => {
                    Diagnostic::about(&rule::TEMPLATE_ERROR, template_path(sources, theme, name))
                }
            };
            diagnostic.text("error", report.message())
        }
        // Templates that do not fit together: the first line names the block that is missing.
        _ => {
            let message = error.to_string();
            let first = message.lines().next().unwrap_or_default().trim_start_matches("error: ");
            let diagnostic = Diagnostic::about(&rule::TEMPLATE_ERROR, FOLDER);
            diagnostic.text("error", first)
        }
    }
}

//! What decides for a case, in a line: its strongest figure, or an obstacle that it overcame. Apart,
//! because cards in lists and results of the search must say the same.

use serde::Serialize;

use super::{
    page_context::PageContext, render_context::RenderContext, results::change,
    strongest::strongest_figure,
};
use crate::{
    model::{
        CaseId, VocabularyId,
        case::{Case, Figure},
        choice::ObstacleOutcome,
    },
    output::OutputPath,
    render::page::{PageKind, PlannedPage},
};

/// A figure, or an obstacle that was overcome.
#[derive(Debug, Serialize)]
pub struct Highlight {
    /// `figure` or `overcome`.
    pub kind: &'static str,
    /// What is measured, or that something was overcome.
    pub label: String,
    /// The figures before and after, or the obstacle.
    pub text: String,
    /// The change, with its sign or in times.
    pub change: Option<String>,
}

/// What decides for a case, as cards in a language say it.
pub fn case_highlight(site: &RenderContext<'_>, case: CaseId, language: &str) -> Option<Highlight> {
    let path = OutputPath::new("index.html")?;
    let planned = PlannedPage { kind: PageKind::Home, language: language.to_owned(), path };
    let page = PageContext::new(site, &planned);
    highlight(&page, &site.graph.case(case).version(language).data)
}

/// The strongest figure of a case; where it has none, the first obstacle that it overcame.
pub(super) fn highlight(page: &PageContext<'_>, case: &Case) -> Option<Highlight> {
    if let Some(result) = strongest_figure(case) {
        let shown =
            |figure: &Option<Figure>| figure.as_ref().map(|it| page.figure(it)).unwrap_or_default();
        let (before, after) = (shown(&result.before), shown(&result.after));
        let unit = result.unit.as_deref().unwrap_or_default();
        return Some(Highlight {
            kind: "figure",
            label: result.indicator.clone(),
            text: format!("{before} → {after} {unit}").trim_end().to_owned(),
            change: change(page, result),
        });
    }
    let overcome = case.obstacles.items.iter().find(|obstacle| {
        obstacle.outcome == Some(ObstacleOutcome::Overcome) && obstacle.response.is_some()
    })?;
    Some(Highlight {
        kind: "overcome",
        label: page.word("card.overcome"),
        text: page.label(VocabularyId::Factors, &overcome.factor),
        change: None,
    })
}

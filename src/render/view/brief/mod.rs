//! What a brief for a visit says of a case or a locus beside the rows of its comparison: who says
//! what, what is not known yet, whom to write to, and the sources. Apart from the comparison, whose
//! readers need none of it.

mod case;
mod locus;
mod questions;

use serde::Serialize;

use super::{page_context::PageContext, render_context::RenderContext};
use crate::{
    graph::EntryRef,
    model::Common,
    output::OutputPath,
    render::{
        locale,
        page::{PageKind, PlannedPage},
    },
};

/// What a brief says of an entry. Texts are single lines without marks.
#[derive(Debug, Default, Serialize)]
pub struct EntryBrief {
    /// The title.
    pub title: String,
    /// Where its page stands, from the root of the site.
    pub path: String,
    /// The gist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What readers' choices call the locus of a case: `locus/banyuwangi`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locus: Option<String>,
    /// Problem, goal and the other texts, each with its heading.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<BriefText>,
    /// What made a case succeed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<BriefFactor>,
    /// What stood in its way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub obstacles: Vec<BriefObstacle>,
    /// What can be learnt from it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lessons: Vec<BriefLesson>,
    /// The office to write to, and how it is reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<String>,
    /// Where a locus lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inset: Option<BriefInset>,
    /// What the next visit can ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<BriefQuestion>,
    /// What the page rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A text with its heading.
#[derive(Debug, Serialize)]
pub struct BriefText {
    /// The heading.
    pub heading: String,
    /// The text.
    pub text: String,
}

/// What made a case succeed.
#[derive(Debug, Serialize)]
pub struct BriefFactor {
    /// The factor.
    pub label: String,
    /// How it helped.
    pub note: String,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
    /// Whether it does not work without it.
    pub prerequisite: bool,
}

/// What stood in the way of a case.
#[derive(Debug, Serialize)]
pub struct BriefObstacle {
    /// The obstacle.
    pub label: String,
    /// How it showed.
    pub note: String,
    /// The way round it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
}

/// What can be learnt from a case.
#[derive(Debug, Serialize)]
pub struct BriefLesson {
    /// What to do with it, in a word.
    pub label: String,
    /// The lesson.
    pub text: String,
    /// Under which conditions it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What must be changed elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
}

/// The small map of a locus, as its own page draws it.
#[derive(Debug, Serialize)]
pub struct BriefInset {
    /// What it shows, for voices.
    pub label: String,
    /// The frame of the drawing.
    pub frame: String,
    /// The outline of the land.
    pub land: &'static str,
    /// How far to the right the locus lies.
    pub x: i32,
    /// How far down.
    pub y: i32,
    /// Whether that is the centre of its province, because its own place is not known.
    pub centre: bool,
}

/// A question for the next visit.
#[derive(Debug, Serialize)]
pub struct BriefQuestion {
    /// The question.
    pub text: String,
    /// Why it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What a brief says of an entry in a language; nothing for kinds that nobody visits.
pub fn entry_brief(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> EntryBrief {
    let Some(path) = OutputPath::new("index.html") else { return EntryBrief::default() };
    let planned = PlannedPage { kind: PageKind::Entry(entry), language: language.to_owned(), path };
    let page = PageContext::new(site, &planned);
    let brief = match entry {
        EntryRef::Case(id) => case::brief(&page, id),
        EntryRef::Locus(id) => locus::brief(&page, id),
        _ => EntryBrief::default(),
    };
    let common = site.graph.entries.version(entry, language).common;
    EntryBrief {
        title: page.title(entry).to_owned(),
        path: page.url(&PageKind::Entry(entry)),
        summary: common.summary.clone(),
        sources: sources(&page, common),
        ..brief
    }
}

/// The sources of an entry, each as a line: author, title, publisher, date, address.
fn sources(page: &PageContext<'_>, common: &Common) -> Vec<String> {
    let sources = common.sources.iter().map(|source| {
        let parts = [
            source.author.clone(),
            Some(source.title.clone()),
            source.publisher.clone(),
            source.date.map(|date| locale::date(date, page.strings)),
            source.url.as_ref().map(ToString::to_string),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(". ")
    });
    sources.collect()
}

//! What a reader sees of a case at one look: whether it runs, what changed, what was hard, and what
//! nobody knows yet. Apart from the page below it, which tells the same at length.

use serde::Serialize;

use super::{
    link::LinkView,
    page_context::PageContext,
    results::{MeasureItem, ResultScales, measure_with_bars},
    strongest::strongest_figure,
};
use crate::{
    graph::{Aspect, Completeness, EntryRef},
    model::{Version, VocabularyId, case::Case},
    render::page::PageKind,
};

/// A case at one look.
#[derive(Debug, Serialize)]
pub struct CaseHeadView {
    /// The beginning of the text, where no gist was written.
    pub lead_html: Option<String>,
    /// The strongest figure; where there is none, the first result in words.
    pub change: Option<MeasureItem>,
    /// What stood in the way, the first few.
    pub obstacles: Vec<ObstacleName>,
    /// How many more obstacles there are, in words.
    pub more_obstacles: Option<String>,
    /// How many things nobody knows yet, with the most important by name.
    pub unknown: Option<String>,
    /// Where the locus tells how to visit it.
    pub hosting_url: Option<String>,
}

/// An obstacle by name, and how it ended.
#[derive(Debug, Serialize)]
pub struct ObstacleName {
    pub name: String,
    pub outcome: Option<String>,
}

/// How many obstacles are named at one look.
const OBSTACLES: usize = 2;

pub(super) fn case_head(
    page: &PageContext<'_>,
    version: &Version<Case>,
    lead_html: Option<String>,
    question_count: usize,
) -> CaseHeadView {
    let case = &version.data;
    let results = &case.results.items;
    let change = strongest_figure(case).or_else(|| results.first());
    let obstacles = &case.obstacles.items;
    let more = obstacles.len().saturating_sub(OBSTACLES);
    CaseHeadView {
        lead_html,
        change: change
            .map(|it| measure_with_bars(page, &ResultScales::of(std::slice::from_ref(it)), it)),
        obstacles: obstacles
            .iter()
            .take(OBSTACLES)
            .map(|it| ObstacleName {
                name: page.label(VocabularyId::Factors, &it.factor),
                outcome: it.outcome.map(|outcome| page.choice("outcome", outcome.id())),
            })
            .collect(),
        more_obstacles: (more > 0).then(|| page.count("count.more", more)),
        unknown: unknown(page, version, question_count),
        hosting_url: page.site.graph.locus_of(case).map(|locus| {
            format!("{}#_hosting", page.url(&PageKind::Entry(EntryRef::Locus(locus))))
        }),
    }
}

/// What a reader would look for first, with its name among the strings.
const ESSENTIALS: [(Aspect, &str); 4] = [
    (Aspect::Results, "case.results"),
    (Aspect::SuccessFactors, "case.success_factors"),
    (Aspect::Obstacles, "case.obstacles"),
    (Aspect::Lessons, "case.lessons"),
];

/// How many questions there are, with the most important of what is missing by name.
fn unknown(
    page: &PageContext<'_>,
    version: &Version<Case>,
    question_count: usize,
) -> Option<String> {
    if question_count == 0 {
        return None;
    }
    let missing = Completeness::of(version).missing;
    let count = page.count("count.unknown", question_count);
    let essential = ESSENTIALS.iter().filter(|(aspect, _)| {
        missing.contains(aspect)
            // Known, but not sorted yet.
            && !(*aspect == Aspect::Lessons && version.data.lessons.is_known())
    });
    let names: Vec<String> = essential.map(|(_, word)| page.word(word).to_lowercase()).collect();
    if names.is_empty() {
        return Some(count);
    }
    let arguments = [("count", count.as_str()), ("names", &names.join(", "))];
    Some(page.strings.fill("case.unknown_named", &arguments))
}

/// A link to the locus of a case, and to where that lies.
pub(super) fn place_links(page: &PageContext<'_>, case: &Case, locus: LinkView) -> Vec<LinkView> {
    let entry = page.site.graph.locus_of(case).map(|id| &page.site.graph.locus(id).main().data);
    let province = entry.and_then(|locus| locus.province.as_ref());
    let province = province.map(|id| page.term_link(VocabularyId::Provinces, id));
    let country = entry.filter(|it| it.country != "ID").map(|it| page.country(&it.country));
    // A province is a locus of its own: its name is not said twice.
    let province = province.filter(|province| !locus.text.contains(&province.text));
    let country = country.filter(|country| !locus.text.contains(country.as_str()));
    [Some(locus), province, country.map(LinkView::text)].into_iter().flatten().collect()
}

//! The questions that a visit can take along: what nobody told yet, figures that are missing, what
//! one side alone says, and what earlier visits left open.

use super::BriefQuestion;
use crate::{
    graph::{Aspect, Completeness},
    model::{
        CaseId, LocusId, TermId, Version, VocabularyId,
        case::{Case, Measure},
        choice::{ObstacleOutcome, SaidBy},
        locus::Locus,
    },
    render::view::page_context::PageContext,
};

/// What the record of a case leaves open.
pub(super) fn questions_of_case(
    page: &PageContext<'_>,
    id: CaseId,
    version: &Version<Case>,
) -> Vec<BriefQuestion> {
    let case = &version.data;
    let mut questions = figures(page, case);
    questions.extend(obstacles(page, case));
    questions.extend(one_sided(page, id, case));
    // Of these two the questions above ask one by one.
    let is_told = |aspect: &Aspect| match aspect {
        Aspect::Figures => !case.results.items.is_empty(),
        Aspect::Responses => !case.obstacles.items.is_empty(),
        _ => false,
    };
    let missing = Completeness::of(version).missing;
    let missing = missing.iter().filter(|aspect| !is_told(aspect));
    questions.extend(missing.map(|aspect| BriefQuestion {
        text: page.word(&format!("missing.{}", aspect.id())),
        why: None,
    }));
    questions
}

/// Results without a figure before or after.
fn figures(page: &PageContext<'_>, case: &Case) -> Vec<BriefQuestion> {
    let ask = |it: &Measure| {
        let word = match (&it.before, &it.after) {
            (Some(_), Some(_)) => return None,
            (Some(_), None) => "brief.ask.after",
            (None, Some(_)) => "brief.ask.before",
            (None, None) => "brief.ask.both",
        };
        Some(ask(page, word, &it.indicator, "brief.why.figure"))
    };
    case.results.items.iter().filter_map(ask).collect()
}

/// Obstacles whose way round, or whose end, nobody told.
fn obstacles(page: &PageContext<'_>, case: &Case) -> Vec<BriefQuestion> {
    let questions = case.obstacles.items.iter().filter_map(|it| {
        let word = match (&it.response, it.outcome) {
            (None, _) => "brief.ask.response",
            (_, None) => "brief.ask.outcome",
            (_, Some(ObstacleOutcome::Open | ObstacleOutcome::Partly)) => "brief.ask.since",
            _ => return None,
        };
        Some(ask(page, word, &label(page, &it.factor), "brief.why.obstacle"))
    });
    questions.collect()
}

/// What the locus alone says, as long as no cohort noted what it saw itself.
fn one_sided(page: &PageContext<'_>, id: CaseId, case: &Case) -> Vec<BriefQuestion> {
    if !page.site.graph.backlinks.findings_of_case[id].is_empty() {
        return Vec::new();
    }
    let factors = case.success_factors.items.iter().map(|it| (&it.factor, it.said_by));
    let said = factors.filter(|(_, by)| *by == Some(SaidBy::Locus));
    let mut questions: Vec<BriefQuestion> = said
        .map(|(term, _)| ask(page, "brief.ask.seen", &label(page, term), "brief.why.one_side"))
        .collect();
    if questions.is_empty() {
        questions.push(BriefQuestion { text: page.word("case.ask_seen"), why: None });
    }
    questions
}

/// What a visit to a locus must find out before it sets off, and what earlier visits left open.
pub(super) fn questions_of_locus(
    page: &PageContext<'_>,
    id: LocusId,
    locus: &Locus,
) -> Vec<BriefQuestion> {
    let mut questions = Vec::new();
    for visit in &page.site.graph.backlinks.visits_of_locus[id] {
        let data = &page.site.graph.entries.visits[*visit].version(page.language).data;
        let visit = page.entry_link(*visit).text;
        questions.extend(data.unanswered.items.iter().map(|text| BriefQuestion {
            text: text.clone(),
            why: Some(page.strings.fill("brief.why.open", &[("visit", &visit)])),
        }));
    }
    let before = page.word("brief.why.before");
    let mut add = |is_missing: bool, word: &str| {
        if is_missing {
            questions.push(BriefQuestion { text: page.word(word), why: Some(before.clone()) });
        }
    };
    let rules = locus.hosting.as_ref();
    add(rules.is_none_or(|it| it.accepts.is_empty()), "brief.ask.accepts");
    add(rules.is_none_or(|it| it.notice_days.is_none()), "brief.ask.notice");
    add(
        rules.is_none_or(|it| it.letter_to.is_none()) && locus.contact.is_none(),
        "brief.ask.letter",
    );
    questions
}

fn label(page: &PageContext<'_>, term: &TermId) -> String {
    page.label(VocabularyId::Factors, term)
}

fn ask(page: &PageContext<'_>, word: &str, name: &str, why: &str) -> BriefQuestion {
    BriefQuestion { text: page.strings.fill(word, &[("name", name)]), why: Some(page.word(why)) }
}

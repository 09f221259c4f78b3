//! The page of a case.

use serde::Serialize;

use super::{
    card::{Card, card},
    case_head::{CaseHeadView, case_head, place_links},
    claims::{
        AwardItem, FactorItem, LessonGroup, ListingView, ObstacleItem, award, factor,
        group_lessons, lesson, listing, obstacle, say_claim_once,
    },
    entry::{EntryView, entry_view},
    entry_body::EntryBody,
    entry_list::{CardSection, card_section},
    fact::{Fact, choice_fact, fact, text_fact},
    fit_check::fit_check_of,
    link::LinkView,
    page_context::PageContext,
    results::{MeasureItem, ResultScales, measure_with_bars},
    section::text_sections,
    section::{SectionView, TocItem, toc},
    spread_tree::{SpreadNode, giver_link, spread_from},
    timeline::{YearView, case_timeline},
    voices::{VoicesView, voices},
};
use crate::{
    graph::{CaseReason, Completeness, EntryRef},
    model::{
        CaseId, Version, VocabularyId,
        case::{Case, Resources},
        choice::{Change, Evaluator, Initiator},
    },
    names::{Kind, ReferenceField},
    render::{locale, page::PageKind},
};

/// The page of a case.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml, or is named for it")]
pub struct CaseView {
    pub entry: EntryView,
    /// The page that checks whether it fits the reader's own place.
    pub fit_check: String,
    /// The case at one look.
    pub head: CaseHeadView,
    /// The locus, and where it lies.
    pub place: Vec<LinkView>,
    pub sectors: Vec<LinkView>,
    pub stage: Option<StateView>,
    pub status: Option<StateView>,
    /// When the status was last made sure of.
    pub checked: Option<String>,
    pub facts: Vec<Fact>,
    pub success_factors: ListingView<FactorItem>,
    pub obstacles: ListingView<ObstacleItem>,
    pub results: ListingView<MeasureItem>,
    pub lessons: ListingView<LessonGroup>,
    /// Problem, goal, origin and the other texts, in order.
    pub sections: Vec<SectionView>,
    pub process: Vec<StepView>,
    pub process_html: Option<String>,
    /// The anchor of the section about the process.
    pub process_id: String,
    pub stakeholders: Vec<StakeholderView>,
    pub resources: Vec<Fact>,
    pub awards: ListingView<AwardItem>,
    pub evaluation: Vec<Fact>,
    /// What the body says before its first heading.
    pub intro_html: String,
    pub body_html: String,
    pub toc: Vec<TocItem>,
    pub voices: VoicesView,
    pub visits: CardSection,
    /// From whom it was taken.
    pub inspired_by: Vec<LinkView>,
    /// What spread from it.
    pub spread: Vec<SpreadNode>,
    /// How much that is, in words.
    pub spread_counts: Vec<String>,
    /// The page of everything that spread.
    pub all_spread: Option<String>,
    pub related: Vec<RelatedCase>,
    /// What happened to it, the earliest year first, where several things are known.
    pub timeline: Vec<YearView>,
    pub completeness: CompletenessView,
}

/// A state with its name for styles.
#[derive(Debug, Serialize)]
pub struct StateView {
    pub id: &'static str,
    pub label: String,
}

/// A step of the change.
#[derive(Debug, Serialize)]
pub struct StepView {
    pub when: Option<String>,
    pub what: String,
    pub who: Option<String>,
}

/// A party to the change.
#[derive(Debug, Serialize)]
pub struct StakeholderView {
    pub who: String,
    pub part: Option<String>,
}

/// A case beside this one.
#[derive(Debug, Serialize)]
pub struct RelatedCase {
    /// The case.
    pub card: Card,
    /// Why it stands here.
    pub reason: String,
}

/// How complete the case is.
#[derive(Debug, Serialize)]
pub struct CompletenessView {
    /// `stub`, `partial` or `complete`.
    pub level: &'static str,
    /// In a word.
    pub label: String,
    /// How many aspects are told.
    pub told: usize,
    /// Of how many.
    pub of: usize,
    /// What is missing, each as a question.
    pub missing: Vec<String>,
}

/// The province of the locus.
pub(super) fn province_link(page: &PageContext<'_>, case: &Case) -> Option<LinkView> {
    let locus = page.site.graph.locus(page.site.graph.locus_of(case)?);
    let province = locus.main().data.province.as_ref()?;
    Some(page.term_link(VocabularyId::Provinces, province))
}

pub(super) fn case(page: &PageContext<'_>, id: CaseId) -> CaseView {
    let entry = EntryRef::Case(id);
    let version = page.site.graph.case(id).version(page.language);
    let case = &version.data;
    let mut body = page.body(entry);
    let completeness = completeness(page, id, version);
    let shown = entry_view(page, entry);
    let lead = shown.summary.is_none().then(|| std::mem::take(&mut body.intro));
    let scales = ResultScales::of(&case.results.items);
    CaseView {
        entry: shown,
        fit_check: fit_check_of(page, id),
        head: case_head(
            page,
            version,
            lead.filter(|it| !it.is_empty()),
            completeness.missing.len(),
        ),
        place: place_links(page, case, page.link_or_name(&case.locus, ReferenceField::CaseLocus)),
        sectors: case.sectors.iter().map(|id| page.term_link(VocabularyId::Sectors, id)).collect(),
        stage: case.stage.map(|stage| state(page, "stage", stage.id())),
        status: case.status.map(|status| state(page, "status", status.id())),
        checked: case.checked.map(|date| locale::day(date, page.strings)),
        facts: facts(page, case),
        success_factors: say_claim_once(
            listing(page, &body, "success_factors", &case.success_factors, |(i, it)| {
                factor(page, entry, i, it)
            }),
            |item| &mut item.claim,
        ),
        obstacles: say_claim_once(
            listing(page, &body, "obstacles", &case.obstacles, |(i, it)| {
                obstacle(page, entry, i, it)
            }),
            |item| &mut item.claim,
        ),
        results: listing(page, &body, "results", &case.results, |(_, it)| {
            measure_with_bars(page, &scales, it)
        }),
        lessons: group_lessons(say_claim_once(
            listing(page, &body, "lessons", &case.lessons, |(i, it)| lesson(page, id, i, it)),
            |item| &mut item.claim,
        )),
        sections: sections(page, entry, case, &mut body),
        process: process(page, case),
        process_html: body.sections.get("process").cloned(),
        process_id: body.anchors.get("process").cloned().unwrap_or_else(|| "_process".to_owned()),
        stakeholders: case
            .stakeholders
            .iter()
            .map(|it| StakeholderView { who: it.who.clone(), part: it.part.clone() })
            .collect(),
        resources: case.resources.as_ref().map(|it| resources(page, it)).unwrap_or_default(),
        awards: listing(page, &body, "awards", &case.awards, |(_, it)| award(page, it)),
        evaluation: evaluation(page, case),
        voices: voices(page, id, version),
        visits: card_section(page, entry, Kind::Visit),
        inspired_by: givers(page, id),
        spread: spread_from(page, id),
        spread_counts: spread_counts(page, id),
        all_spread: page.site.catalogue.has_spread().then(|| page.url(&PageKind::Spread(1))),
        related: related(page, id),
        timeline: case_timeline(page, id),
        completeness,
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

fn givers(page: &PageContext<'_>, id: CaseId) -> Vec<LinkView> {
    page.site.graph.givers_of(id).iter().map(|giver| giver_link(page, giver)).collect()
}

/// "adopted 3 times", "2 of them tell a result", "inspired 2 practices".
fn spread_counts(page: &PageContext<'_>, id: CaseId) -> Vec<String> {
    let graph = page.site.graph;
    let adoptions = &graph.backlinks.adoptions_of_case[id];
    let results = adoptions.iter().filter(|it| graph.tells_result(**it)).count();
    let inspired = graph.receivers_of(id).len() - adoptions.len();
    let counts = [
        ("count.adopted", adoptions.len()),
        ("spread.with_result", results),
        ("spread.inspired", inspired),
    ];
    counts.iter().filter(|(_, n)| *n > 0).map(|(word, n)| page.count(word, *n)).collect()
}

fn process(page: &PageContext<'_>, case: &Case) -> Vec<StepView> {
    let steps = case.process.iter().map(|step| StepView {
        when: step.when.map(|when| locale::date(when, page.strings)),
        what: step.what.clone(),
        who: step.who.clone(),
    });
    steps.collect()
}

fn state(page: &PageContext<'_>, list: &str, id: &'static str) -> StateView {
    StateView { id, label: page.choice(list, id) }
}

pub(super) fn facts(page: &PageContext<'_>, case: &Case) -> Vec<Fact> {
    let date = |date: Option<_>| date.map(|date| locale::date(date, page.strings));
    let implementer =
        case.implementer.iter().map(|it| page.link_or_name(it, ReferenceField::CaseImplementer));
    let partners =
        case.partners.items.iter().map(|id| LinkView::text(page.label(VocabularyId::Partners, id)));
    let digital = case.digital.map(|yes| page.word(if yes { "yes" } else { "no" }));
    let sdgs = case.sdgs.iter().map(|number| LinkView::text(page.word(&format!("sdg.{number}"))));
    let facts = [
        fact(page, "implementer", implementer.collect()),
        choice_fact(page, "form", case.form.map(crate::model::choice::Form::id)),
        text_fact(page, "digital", digital),
        choice_fact(page, "change", case.change.iter().copied().map(Change::id)),
        choice_fact(page, "novelty", case.novelty.map(crate::model::choice::Novelty::id)),
        choice_fact(page, "initiator", case.initiator.iter().copied().map(Initiator::id)),
        text_fact(page, "since", date(case.since)),
        text_fact(page, "ended", date(case.ended)),
        fact(page, "partners", partners.collect()),
        fact(page, "sdgs", sdgs.collect()),
    ];
    facts.into_iter().flatten().collect()
}

pub(super) fn resources(page: &PageContext<'_>, resources: &Resources) -> Vec<Fact> {
    let texts = |texts: &[String]| texts.iter().map(LinkView::text).collect();
    let budget = resources.budget.as_ref().map(|budget| {
        let amount = locale::number(budget.amount, page.strings);
        let money = match budget.currency.as_str() {
            "IDR" => format!("Rp{amount}"),
            other => format!("{other} {amount}"),
        };
        budget.year.map_or(money.clone(), |year| format!("{money} ({year})"))
    });
    let facts = [
        text_fact(page, "staff", resources.staff.as_ref().map(|it| page.figure(it))),
        text_fact(page, "budget", budget),
        text_fact(page, "months", resources.months.map(|it| locale::number(it, page.strings))),
        fact(page, "tools", texts(&resources.tools)),
        fact(page, "regulation", texts(&resources.regulation.items)),
    ];
    facts.into_iter().flatten().collect()
}

pub(super) fn evaluation(page: &PageContext<'_>, case: &Case) -> Vec<Fact> {
    let phase = case.evaluation_phase.map(crate::model::choice::EvaluationPhase::id);
    let purposes = case
        .evaluation_purposes
        .iter()
        .map(|id| LinkView::text(page.label(VocabularyId::EvaluationPurposes, id)));
    let facts = [
        choice_fact(page, "evaluation_phase", phase),
        choice_fact(page, "evaluation_by", case.evaluation_by.iter().copied().map(Evaluator::id)),
        fact(page, "evaluation_purposes", purposes.collect()),
    ];
    facts.into_iter().flatten().collect()
}

fn sections(
    page: &PageContext<'_>,
    entry: EntryRef,
    case: &Case,
    body: &mut EntryBody,
) -> Vec<SectionView> {
    let texts = [
        ("how", &case.how),
        ("problem", &case.problem),
        ("goal", &case.goal),
        ("origin", &case.origin),
        ("beneficiaries", &case.beneficiaries),
        ("plans", &case.plans),
    ];
    text_sections(page, entry, &texts, body)
}

fn related(page: &PageContext<'_>, id: CaseId) -> Vec<RelatedCase> {
    let cases = page.site.graph.related_cases(id).into_iter();
    cases
        .map(|(other, reason)| RelatedCase {
            card: card(page, EntryRef::Case(other)),
            reason: why(page, &reason),
        })
        .collect()
}

fn why(page: &PageContext<'_>, reason: &CaseReason) -> String {
    match reason {
        CaseReason::Named(Some(how)) => page.choice("relation", how.id()),
        CaseReason::Named(None) => page.word("related.named"),
        CaseReason::InspiredBy => page.word("related.inspired_by"),
        CaseReason::Inspired => page.word("related.inspired"),
        CaseReason::Shares { obstacles, factors, sectors } => {
            let labels = |name: VocabularyId, ids: &[crate::model::TermId]| {
                ids.iter().map(|id| page.label(name, id)).collect::<Vec<_>>().join(", ")
            };
            if !obstacles.is_empty() {
                let shared = labels(VocabularyId::Factors, obstacles);
                page.strings.fill("related.obstacles", &[("names", &shared)])
            } else if !factors.is_empty() {
                let shared = labels(VocabularyId::Factors, factors);
                page.strings.fill("related.factors", &[("names", &shared)])
            } else {
                page.strings
                    .fill("related.sectors", &[("names", &labels(VocabularyId::Sectors, sectors))])
            }
        }
    }
}

fn completeness(page: &PageContext<'_>, id: CaseId, version: &Version<Case>) -> CompletenessView {
    let completeness = Completeness::of(version);
    let links = &page.site.graph.backlinks;
    let also = [
        ("case.ask_seen", links.findings_of_case[id].is_empty()),
        ("case.ask_adopted", links.adoptions_of_case[id].is_empty()),
    ];
    let also = also.into_iter().filter(|(_, is_unknown)| *is_unknown).map(|(word, _)| word);
    let level = completeness.level.id();
    CompletenessView {
        level,
        label: page.word(&format!("completeness.{level}")),
        told: completeness.count_told(),
        of: crate::graph::Aspect::ALL.len(),
        missing: completeness
            .missing
            .iter()
            .map(|aspect| page.word(&format!("missing.{}", aspect.id())))
            .chain(also.map(|word| page.word(word)))
            .collect(),
    }
}

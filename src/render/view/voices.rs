//! The two voices of a case: what the locus says, and what cohorts found.

use serde::Serialize;

use super::{
    claims::{ClaimView, factor, obstacle},
    link::LinkView,
    page_context::PageContext,
};
use crate::{
    graph::EntryRef,
    model::{CaseId, Version, case::Case, choice::SaidBy},
    render::locale,
};

/// What the locus says, and what cohorts found.
#[derive(Debug, Serialize)]
pub struct VoicesView {
    /// Factors and obstacles that the locus itself names.
    pub locus: Vec<StatementView>,
    /// What participants saw for themselves.
    pub cohorts: Vec<CohortFindingView>,
    /// How many visits studied the case.
    pub visit_count: usize,
    /// How many visits, in words.
    pub visits: String,
    /// When the last one was.
    pub last_visit: Option<String>,
}

/// Something the locus says.
#[derive(Debug, Serialize)]
pub struct StatementView {
    /// What kind of statement it is, such as "success factor".
    pub about: String,
    /// The factor.
    pub factor: LinkView,
    /// What is said.
    pub note_html: String,
    /// Who says so.
    pub claim: ClaimView,
}

/// Something a cohort found.
#[derive(Debug, Serialize)]
pub struct CohortFindingView {
    /// What was found.
    pub text_html: String,
    /// Whether it agrees with what the locus says, in words.
    pub agrees: Option<String>,
    /// Its English name.
    pub agrees_id: Option<&'static str>,
    /// The visit.
    pub visit: LinkView,
    /// When the locus confirmed the visit's report.
    pub confirmed: Option<String>,
}

pub(super) fn voices(page: &PageContext<'_>, id: CaseId, version: &Version<Case>) -> VoicesView {
    let entry = EntryRef::Case(id);
    let case = &version.data;
    let of_locus = |said_by: Option<SaidBy>| said_by == Some(SaidBy::Locus);
    let mut locus = Vec::new();
    for (id, item) in case.success_factors.iter() {
        if of_locus(item.said_by) {
            let item = factor(page, entry, id, item);
            let about = page.word("case.success_factor");
            let (factor, note_html, claim) = (item.factor, item.note_html, item.claim);
            locus.push(StatementView { about, factor, note_html, claim });
        }
    }
    for (id, item) in case.obstacles.iter() {
        if of_locus(item.said_by) {
            let item = obstacle(page, entry, id, item);
            let about = page.word("case.obstacle");
            let (factor, note_html, claim) = (item.factor, item.note_html, item.claim);
            locus.push(StatementView { about, factor, note_html, claim });
        }
    }
    let visits = &page.site.graph.backlinks.visits_of_case[id];
    let last = visits.iter().map(|visit| &page.site.graph.entries.visits[*visit].main().data);
    let last = last.map(|visit| visit.start.value).max_by_key(|start| start.latest());
    VoicesView {
        locus,
        cohorts: findings(page, id),
        visit_count: visits.len(),
        visits: page.count("count.visits", visits.len()),
        last_visit: last.map(|start| locale::date(start, page.strings)),
    }
}

fn findings(page: &PageContext<'_>, id: CaseId) -> Vec<CohortFindingView> {
    let findings = page.site.graph.backlinks.findings_of_case[id].iter().map(|at| {
        let entry = EntryRef::Visit(at.visit);
        let visit = &page.site.graph.entries.visits[at.visit].version(page.language).data;
        let finding = &visit.findings[at.finding];
        CohortFindingView {
            text_html: page.prose(
                entry,
                &finding.text,
                &format!("v{}-{}-", at.visit.position(), at.finding.position()),
            ),
            agrees: finding.agrees.map(|it| page.choice("agrees", it.id())),
            agrees_id: finding.agrees.map(crate::model::choice::Agreement::id),
            visit: page.entry_link(entry),
            confirmed: visit.confirmed.as_ref().map(|it| locale::date(it.date, page.strings)),
        }
    });
    findings.collect()
}

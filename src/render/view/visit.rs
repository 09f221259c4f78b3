//! The page of a visit.

use serde::Serialize;

use super::{
    claims::{ListingView, listing},
    entry::{EntryView, entry_view},
    entry_list::{CardSection, card_section},
    fact::{Fact, fact, text_fact},
    link::LinkView,
    page_context::PageContext,
    section::{SectionView, TocItem, text_sections, toc},
    visit_chain::{VisitChainView, visit_chain},
};
use crate::{
    graph::EntryRef,
    model::{
        Id, VisitId, VocabularyId,
        choice::Agreement,
        visit::{CohortFinding, Visit},
    },
    names::{Kind, Reference, ReferenceField},
    render::locale,
};

/// The page of a visit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml, or is named for it")]
pub struct VisitView {
    pub entry: EntryView,
    pub kind: String,
    pub organizer: LinkView,
    pub period: String,
    pub loci: Vec<LinkView>,
    pub cases: CardSection,
    pub facts: Vec<Fact>,
    /// Purpose, reason and the other texts, in order.
    pub sections: Vec<SectionView>,
    pub speakers: Vec<SpeakerView>,
    pub groups: Vec<GroupView>,
    pub agenda: Vec<AgendaView>,
    pub questions: Vec<String>,
    pub unanswered: Vec<String>,
    /// What is read where no question was left open.
    pub unanswered_special: Option<String>,
    pub findings: ListingView<CohortFindingItem>,
    /// When the locus confirmed the report.
    pub confirmed: Option<String>,
    pub corrections_html: Option<String>,
    /// What the body says before its first heading.
    pub intro_html: String,
    pub body_html: String,
    pub toc: Vec<TocItem>,
    /// What became of it.
    pub chain: VisitChainView,
}

/// Somebody who spoke.
#[derive(Debug, Serialize)]
pub struct SpeakerView {
    pub office: String,
    pub name: Option<String>,
    pub topic: Option<String>,
    pub locus: Option<LinkView>,
}

/// A part of the cohort.
#[derive(Debug, Serialize)]
pub struct GroupView {
    pub name: String,
    pub locus: Option<LinkView>,
    pub cases: Vec<LinkView>,
    pub size: Option<String>,
}

/// A point of the programme.
#[derive(Debug, Serialize)]
pub struct AgendaView {
    pub when: Option<String>,
    pub what: String,
}

/// Something participants saw.
#[derive(Debug, Serialize)]
pub struct CohortFindingItem {
    pub case: Option<LinkView>,
    pub text_html: String,
    pub agrees: Option<String>,
    pub agrees_id: Option<&'static str>,
}

pub(super) fn visit(page: &PageContext<'_>, id: VisitId) -> VisitView {
    let entry = EntryRef::Visit(id);
    let visit = &page.site.graph.entries.visits[id].version(page.language).data;
    let mut body = page.body(entry);
    let end = visit.end.map(|end| end.value);
    VisitView {
        entry: entry_view(page, entry),
        kind: page.choice("visit_kind", visit.kind.id()),
        organizer: page.link_or_name(&visit.organizer, ReferenceField::VisitOrganizer),
        period: locale::period(visit.start.value, end, page.strings),
        loci: visit
            .loci
            .iter()
            .map(|locus| page.link_or_name(locus, ReferenceField::VisitLoci))
            .collect(),
        cases: card_section(page, entry, Kind::Case),
        facts: facts(page, visit),
        sections: text_sections(
            page,
            entry,
            &[
                ("purpose", &visit.purpose),
                ("reason", &visit.reason),
                ("assignment", &visit.assignment),
                ("network", &visit.network),
            ],
            &mut body,
        ),
        speakers: speakers(page, visit),
        groups: groups(page, visit),
        agenda: visit
            .agenda
            .iter()
            .map(|item| AgendaView { when: item.when.clone(), what: item.what.clone() })
            .collect(),
        questions: visit.questions.clone(),
        unanswered: visit.unanswered.items.clone(),
        unanswered_special: visit.unanswered.special.map(|word| page.special(word)),
        findings: listing(page, &body, "findings", &visit.findings, |(i, it)| {
            finding(page, entry, i, it)
        }),
        confirmed: visit.confirmed.as_ref().map(|it| locale::date(it.date, page.strings)),
        corrections_html: visit
            .confirmed
            .as_ref()
            .and_then(|it| it.corrections.as_ref())
            .map(|text| page.prose(entry, text, "corrections-")),
        chain: visit_chain(page, id),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

fn facts(page: &PageContext<'_>, visit: &Visit) -> Vec<Fact> {
    let number = |number: Option<u64>| number.map(|it| locale::count(it, page.strings));
    let program =
        visit.program.iter().map(|id| LinkView::text(page.label(VocabularyId::Programs, id)));
    let methods =
        visit.methods.iter().map(|id| LinkView::text(page.label(VocabularyId::Methods, id)));
    let texts = |texts: &[String]| texts.iter().map(LinkView::text).collect::<Vec<_>>();
    let facts = [
        fact(page, "program", program.collect()),
        text_fact(page, "cohort", visit.cohort.clone()),
        text_fact(page, "participants", number(visit.participants)),
        text_fact(page, "companions", number(visit.companions)),
        text_fact(page, "participants_from", visit.participants_from.clone()),
        text_fact(page, "leader", visit.leader.clone()),
        fact(page, "received_by", texts(&visit.received_by)),
        fact(page, "methods", methods.collect()),
        fact(page, "legal_basis", texts(&visit.legal_basis)),
    ];
    facts.into_iter().flatten().collect()
}

fn speakers(page: &PageContext<'_>, visit: &Visit) -> Vec<SpeakerView> {
    let speakers = visit.speakers.iter().map(|speaker| SpeakerView {
        office: speaker.office.clone(),
        name: speaker.name.clone(),
        topic: speaker.topic.clone(),
        locus: speaker
            .locus
            .as_ref()
            .map(|locus| page.link_or_name(locus, ReferenceField::SpeakerLocus)),
    });
    speakers.collect()
}

fn groups(page: &PageContext<'_>, visit: &Visit) -> Vec<GroupView> {
    let groups = visit.groups.iter().map(|group| GroupView {
        name: group.name.clone(),
        locus: group
            .locus
            .as_ref()
            .map(|locus| page.link_or_name(locus, ReferenceField::GroupLocus)),
        cases: group.cases.iter().filter_map(|case| case_link(page, case)).collect(),
        size: group.size.map(|size| locale::count(size, page.strings)),
    });
    groups.collect()
}

fn case_link(page: &PageContext<'_>, case: &Reference) -> Option<LinkView> {
    page.site.graph.resolve(case).map(|case| page.entry_link(case))
}

fn finding(
    page: &PageContext<'_>,
    entry: EntryRef,
    id: Id<CohortFinding>,
    item: &CohortFinding,
) -> CohortFindingItem {
    CohortFindingItem {
        case: item.case.as_ref().and_then(|case| case_link(page, case)),
        text_html: page.prose(entry, &item.text, &format!("v{}-", id.position())),
        agrees: item.agrees.map(|agrees| page.choice("agrees", agrees.id())),
        agrees_id: item.agrees.map(Agreement::id),
    }
}

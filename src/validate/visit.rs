//! Values → visit.

use super::part_builder::{PartBuilder, references, text_listing, text_or_entry, texts_or_entries};
use crate::{
    model::{
        VocabularyId,
        choice::{Agreement, VisitKind},
        visit::{AgendaItem, CohortFinding, Confirmation, Group, Speaker, Visit},
    },
    names::Values,
};

pub(super) fn visit(values: &Values, builder: &mut PartBuilder<'_>) -> Option<Visit> {
    let program = builder.term(values, "program", VocabularyId::Programs);
    let methods = builder.terms(values, "methods", VocabularyId::Methods);
    let findings = builder.listing(values, "findings", |_, values| finding(values));
    Some(Visit {
        kind: values.choice("kind").and_then(VisitKind::from_id)?,
        organizer: text_or_entry(values, "organizer")?,
        start: values.partial_date("start")?,
        end: values.partial_date("end"),
        loci: texts_or_entries(values, "loci"),
        program,
        cohort: values.string("cohort"),
        cases: references(values, "cases"),
        participants: values.count("participants"),
        companions: values.count("companions"),
        participants_from: values.string("participants_from"),
        leader: values.string("leader"),
        received_by: values.strings("received_by"),
        speakers: values.maps("speakers").filter_map(speaker).collect(),
        groups: values.maps("groups").filter_map(group).collect(),
        purpose: values.prose("purpose"),
        reason: values.prose("reason"),
        questions: values.strings("questions"),
        agenda: values.maps("agenda").filter_map(agenda_item).collect(),
        methods,
        findings,
        confirmed: values.map("confirmed").and_then(|confirmed| {
            Some(Confirmation {
                date: confirmed.partial_date("date")?.value,
                corrections: confirmed.prose("corrections"),
            })
        }),
        unanswered: text_listing(values, "unanswered"),
        assignment: values.prose("assignment"),
        legal_basis: values.strings("legal_basis"),
        network: values.prose("network"),
    })
}

fn speaker(values: &Values) -> Option<Speaker> {
    Some(Speaker {
        office: values.string("office")?,
        name: values.string("name"),
        topic: values.string("topic"),
        locus: text_or_entry(values, "locus"),
    })
}

fn group(values: &Values) -> Option<Group> {
    Some(Group {
        name: values.string("name")?,
        locus: text_or_entry(values, "locus"),
        cases: references(values, "cases"),
        size: values.count("size"),
    })
}

fn agenda_item(values: &Values) -> Option<AgendaItem> {
    Some(AgendaItem { when: values.string("when"), what: values.string("what")? })
}

fn finding(values: &Values) -> Option<CohortFinding> {
    Some(CohortFinding {
        case: values.reference("case"),
        text: values.prose("text")?,
        agrees: values.choice("agrees").and_then(Agreement::from_id),
    })
}

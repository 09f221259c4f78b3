//! The text of a visit, for the search.

use super::builder::DocumentBuilder;
use crate::{
    model::{VisitId, VocabularyId},
    names::ReferenceField,
};

pub(super) fn read(builder: &mut DocumentBuilder<'_>, id: VisitId) {
    let graph = builder.site.graph;
    let visit = &graph.entries.visits[id].version(builder.language).data;
    let loci: Vec<String> = visit
        .loci
        .iter()
        .map(|locus| builder.title_or_text(locus, ReferenceField::VisitLoci))
        .collect();
    for locus in &loci {
        builder.add_name(locus);
    }
    builder.document.place = loci.join(", ");
    let organizer = builder.title_or_text(&visit.organizer, ReferenceField::VisitOrganizer);
    builder.add_name(&organizer);
    let kind = builder.strings.get(&format!("choice.visit_kind.{}", visit.kind.id())).to_owned();
    builder.add_name(&kind);
    if let Some(end) = visit.end.as_ref().filter(|end| end.value != visit.start.value) {
        builder.add_date(end.value);
    }
    if let Some(program) = &visit.program {
        builder.add_term(VocabularyId::Programs, program);
    }
    for case in visit.cases.iter().filter_map(|case| graph.resolve(case)) {
        let title = builder.title_of(case);
        builder.add_name(&title);
    }
    builder.add_prose("purpose", visit.purpose.as_ref());
    builder.add_prose("reason", visit.reason.as_ref());
    builder.add_listing("findings", "visit.findings", &visit.findings, |it, finding, out| {
        it.append_plain(&finding.text.text, out);
    });
    let speakers = visit.speakers.iter().map(|it| {
        let parts = [Some(&it.office), it.name.as_ref(), it.topic.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
    });
    let speakers: Vec<String> = speakers.collect();
    builder.add_lines("speakers", "visit.speakers", speakers.iter().map(String::as_str));
    let unanswered = visit.unanswered.items.iter().map(String::as_str);
    let questions = visit.questions.iter().map(String::as_str);
    builder.add_lines("questions", "visit.questions", questions.chain(unanswered));
    let agenda = visit.agenda.iter().map(|it| it.what.as_str());
    builder.add_lines("agenda", "visit.agenda", agenda);
    builder.add_prose("assignment", visit.assignment.as_ref());
    builder.add_prose("network", visit.network.as_ref());
}

//! What a search knows of a visit.

use super::Writer;
use crate::{
    model::VocabularyId,
    names::{Kind, ReferenceField},
};

pub(super) fn write(writer: &mut Writer<'_>, index: usize) {
    let graph = writer.site.graph;
    let visit = &graph.entries.visits[index].version(writer.language).data;
    let loci: Vec<String> =
        visit.loci.iter().map(|locus| writer.named(locus, ReferenceField::VisitLoci)).collect();
    for locus in &loci {
        writer.name(locus);
    }
    writer.found.place = loci.join(", ");
    let organizer = writer.named(&visit.organizer, ReferenceField::VisitOrganizer);
    writer.name(&organizer);
    let kind = writer.strings.get(&format!("choice.visit_kind.{}", visit.kind.id())).to_owned();
    writer.name(&kind);
    if let Some(program) = &visit.program {
        writer.term(VocabularyId::Programs, program);
    }
    for case in visit.cases.iter().filter_map(|case| graph.resolve(case)) {
        let title = writer.title(crate::graph::EntryRef { kind: Kind::Case, index: case });
        writer.name(&title);
    }
    writer.prose("purpose", visit.purpose.as_ref());
    writer.prose("reason", visit.reason.as_ref());
    writer.listing("findings", "visit.findings", &visit.findings, |it, finding, out| {
        it.plain(&finding.text.text, out);
    });
    let speakers = visit.speakers.iter().map(|it| {
        let parts = [Some(&it.office), it.name.as_ref(), it.topic.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
    });
    let speakers: Vec<String> = speakers.collect();
    writer.lines("speakers", "visit.speakers", speakers.iter().map(String::as_str));
    let unanswered = visit.unanswered.items.iter().map(String::as_str);
    let questions = visit.questions.iter().map(String::as_str);
    writer.lines("questions", "visit.questions", questions.chain(unanswered));
    let agenda = visit.agenda.iter().map(|it| it.what.as_str());
    writer.lines("agenda", "visit.agenda", agenda);
    writer.prose("assignment", visit.assignment.as_ref());
    writer.prose("network", visit.network.as_ref());
}

//! The record of a visit.

use super::builder::RecordBuilder;
use crate::{
    model::{choice::Agreement, visit::Visit},
    names::ReferenceField,
};

pub(super) fn add_visit<'a>(it: &mut RecordBuilder<'a>, visit: &'a Visit) {
    it.text("kind", Some(visit.kind.id()));
    it.entry("organizer", ReferenceField::VisitOrganizer, Some(&visit.organizer));
    it.shown("start", Some(visit.start.value));
    it.shown("end", visit.end.as_ref().map(|end| end.value));
    it.entries("loci", ReferenceField::VisitLoci, &visit.loci);
    it.term("program", visit.program.as_ref());
    it.text("cohort", visit.cohort.as_deref());
    it.references("cases", &visit.cases);
    it.count("participants", visit.participants);
    it.count("companions", visit.companions);
    it.text("participants_from", visit.participants_from.as_deref());
    it.text("leader", visit.leader.as_deref());
    it.texts("received_by", &visit.received_by);
    it.maps("speakers", &visit.speakers, |it, speaker| {
        it.text("office", Some(&speaker.office));
        it.text("name", speaker.name.as_deref());
        it.text("topic", speaker.topic.as_deref());
        it.entry("locus", ReferenceField::SpeakerLocus, speaker.locus.as_ref());
    });
    it.maps("groups", &visit.groups, |it, group| {
        it.text("name", Some(&group.name));
        it.entry("locus", ReferenceField::GroupLocus, group.locus.as_ref());
        it.references("cases", &group.cases);
        it.count("size", group.size);
    });
    it.prose("purpose", visit.purpose.as_ref());
    it.prose("reason", visit.reason.as_ref());
    it.texts("questions", &visit.questions);
    it.maps("agenda", &visit.agenda, |it, item| {
        it.text("when", item.when.as_deref());
        it.text("what", Some(&item.what));
    });
    it.terms("methods", &visit.methods);
    it.listing("findings", &visit.findings, |it, finding| {
        it.reference("case", finding.case.as_ref());
        it.prose("text", Some(&finding.text));
        it.text("agrees", finding.agrees.map(Agreement::id));
    });
    if let Some(confirmed) = &visit.confirmed {
        it.map("confirmed", |it| {
            it.shown("date", Some(confirmed.date));
            it.prose("corrections", confirmed.corrections.as_ref());
        });
    }
    it.texts("unanswered", &visit.unanswered.items);
    it.stated("unanswered", &visit.unanswered);
    it.prose("assignment", visit.assignment.as_ref());
    it.texts("legal_basis", &visit.legal_basis);
    it.prose("network", visit.network.as_ref());
}

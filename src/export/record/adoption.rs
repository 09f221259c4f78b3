//! The record of an adoption.

use super::builder::RecordBuilder;
use crate::{
    model::{
        adoption::Adoption,
        choice::{Mode, SpreadStep},
    },
    names::ReferenceField,
};

pub(super) fn add_adoption<'a>(it: &mut RecordBuilder<'a>, adoption: &'a Adoption) {
    it.entry("by", ReferenceField::AdoptionBy, Some(&adoption.by));
    it.text("status", Some(adoption.status.id()));
    it.reference("case", adoption.case.as_ref());
    it.text("lesson", adoption.lesson.as_ref().map(|lesson| lesson.value.as_str()));
    it.reference("visit", adoption.visit.as_ref());
    it.text("mode", adoption.mode.map(Mode::id));
    it.text("step", adoption.step.map(SpreadStep::id));
    it.prose("changed", adoption.changed.as_ref());
    it.prose("why", adoption.why.as_ref());
    it.prose("result", adoption.result.as_ref());
    it.prose("stopped_because", adoption.stopped_because.as_ref());
    it.shown("started", adoption.started);
}

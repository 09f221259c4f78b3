//! Values → adoption.

use super::part_builder::text_or_entry;
use crate::{
    model::{
        adoption::Adoption,
        choice::{AdoptionStatus, Mode, SpreadStep},
    },
    names::Values,
};

pub(super) fn adoption(values: &Values) -> Option<Adoption> {
    Some(Adoption {
        by: text_or_entry(values, "by")?,
        status: values.choice("status").and_then(AdoptionStatus::from_id)?,
        case: values.reference("case"),
        lesson: values.text("lesson"),
        visit: values.reference("visit"),
        mode: values.choice("mode").and_then(Mode::from_id),
        step: values.choice("step").and_then(SpreadStep::from_id),
        changed: values.prose("changed"),
        why: values.prose("why"),
        result: values.prose("result"),
        stopped_because: values.prose("stopped_because"),
        started: values.partial_date("started").map(|date| date.value),
    })
}

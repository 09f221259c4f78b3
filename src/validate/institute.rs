//! Values → institute.

use super::context::Context;
use crate::{model::institute::Institute, names::Values};

pub(super) fn institute(values: &Values, context: &mut Context<'_>) -> Institute {
    Institute {
        kind: context.term(values, "kind", "institute_kinds"),
        short_name: values.string("short_name"),
        province: context.term(values, "province", "provinces"),
        url: values.string("url"),
    }
}

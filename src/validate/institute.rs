//! Values → institute.

use super::context::Context;
use crate::{model::VocabularyId, model::institute::Institute, names::Values};

pub(super) fn institute(values: &Values, context: &mut Context<'_>) -> Institute {
    Institute {
        kind: context.term(values, "kind", VocabularyId::InstituteKinds),
        short_name: values.string("short_name"),
        province: context.term(values, "province", VocabularyId::Provinces),
        url: values.string("url"),
    }
}

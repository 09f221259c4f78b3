//! Values → institute.

use super::part_builder::PartBuilder;
use crate::{model::VocabularyId, model::institute::Institute, names::Values};

pub(super) fn institute(values: &Values, builder: &mut PartBuilder<'_>) -> Institute {
    Institute {
        kind: builder.term(values, "kind", VocabularyId::InstituteKinds),
        short_name: values.string("short_name"),
        province: builder.term(values, "province", VocabularyId::Provinces),
        url: values.web_address("url"),
    }
}

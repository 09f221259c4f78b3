//! The text of an institute, for the search.

use super::builder::DocumentBuilder;
use crate::model::{InstituteId, VocabularyId};

pub(super) fn read(builder: &mut DocumentBuilder<'_>, id: InstituteId) {
    let institute = &builder.site.graph.entries.institutes[id].version(builder.language).data;
    if let Some(province) = &institute.province {
        builder.document.place = builder.label(VocabularyId::Provinces, province);
        builder.add_term(VocabularyId::Provinces, province);
    }
    if let Some(name) = &institute.short_name {
        builder.add_name(name);
    }
}

//! The text of a locus, for the search.

use super::builder::DocumentBuilder;
use crate::{
    model::{LocusId, VocabularyId},
    names::ReferenceField,
};

pub(super) fn read(builder: &mut DocumentBuilder<'_>, id: LocusId) {
    let locus = &builder.site.graph.locus(id).version(builder.language).data;
    builder.add_term(VocabularyId::LocusKinds, &locus.kind);
    let province = locus.province.as_ref();
    let label = province.map(|province| builder.label(VocabularyId::Provinces, province));
    let place = [locus.regency.clone(), label].into_iter().flatten().collect::<Vec<_>>();
    builder.document.place = place.join(", ");
    if let Some(province) = province {
        builder.add_term(VocabularyId::Provinces, province);
    }
    let names = [&locus.short_name, &locus.original_name, &locus.regency];
    for name in names.into_iter().flatten() {
        builder.add_name(name);
    }
    if let Some(parent) = &locus.parent {
        let name = builder.title_or_text(parent, ReferenceField::LocusParent);
        builder.add_name(&name);
    }
    if let Some(address) = &locus.address {
        builder.add_line(address);
    }
    builder.add_listing("awards", "locus.awards", &locus.awards, |_, award, out| {
        out.push_str(&award.name);
        if let Some(giver) = &award.giver {
            out.push_str(" · ");
            out.push_str(giver);
        }
    });
}

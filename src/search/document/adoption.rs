//! The text of an adoption, for the search.

use super::builder::DocumentBuilder;
use crate::{model::AdoptionId, names::ReferenceField};

pub(super) fn read(builder: &mut DocumentBuilder<'_>, id: AdoptionId) {
    let adoption = &builder.site.graph.entries.adoptions[id].version(builder.language).data;
    let by = builder.title_or_text(&adoption.by, ReferenceField::AdoptionBy);
    builder.add_name(&by);
    let status = format!("choice.adoption_status.{}", adoption.status.id());
    let status = builder.strings.get(&status);
    builder.add_name(status);
    builder.document.place = format!("{by} · {status}");
    for reference in adoption.case.iter().chain(&adoption.visit) {
        if let Some(entry) = builder.site.graph.resolve(reference) {
            let title = builder.title_of(entry);
            builder.add_name(&title);
        }
    }
    builder.add_prose("changed", adoption.changed.as_ref());
    builder.add_prose("why", adoption.why.as_ref());
    builder.add_prose("result", adoption.result.as_ref());
    builder.add_prose("stopped_because", adoption.stopped_because.as_ref());
}

//! The text of an adoption, for the search.

use super::builder::DocumentBuilder;
use crate::{
    graph::EntryRef,
    names::{Kind, Reference, ReferenceField},
};

pub(super) fn read(builder: &mut DocumentBuilder<'_>, index: usize) {
    let adoption = &builder.site.graph.entries.adoptions[index].version(builder.language).data;
    let by = builder.title_or_text(&adoption.by, ReferenceField::AdoptionBy);
    builder.add_name(&by);
    builder.document.place = by;
    let mut of = |kind: Kind, reference: &Option<Reference>| {
        let index = reference.as_ref().and_then(|it| builder.site.graph.resolve(it));
        if let Some(index) = index {
            let title = builder.title_of(EntryRef { kind, index });
            builder.add_name(&title);
        }
    };
    of(Kind::Case, &adoption.case);
    of(Kind::Visit, &adoption.visit);
    builder.add_prose("changed", adoption.changed.as_ref());
    builder.add_prose("why", adoption.why.as_ref());
    builder.add_prose("result", adoption.result.as_ref());
    builder.add_prose("stopped_because", adoption.stopped_because.as_ref());
}

//! What a brief says of a locus.

use super::{BriefInset, EntryBrief, questions::questions_of_locus};
use crate::{
    model::LocusId,
    render::view::{inset::inset, page_context::PageContext},
};

pub(super) fn brief(page: &PageContext<'_>, id: LocusId) -> EntryBrief {
    let locus = &page.site.graph.locus(id).version(page.language).data;
    let contact = locus.contact.iter().flat_map(|it| it.office.iter().chain(&it.channel));
    EntryBrief {
        contact: contact.cloned().collect(),
        inset: inset(page, id).map(|it| BriefInset {
            label: it.label,
            frame: it.view_box,
            land: it.land,
            x: it.x,
            y: it.y,
            centre: it.is_centre,
        }),
        questions: questions_of_locus(page, id, locus),
        ..EntryBrief::default()
    }
}

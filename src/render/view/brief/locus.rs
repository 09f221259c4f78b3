//! What a brief says of a locus.

use super::{EntryBrief, questions::questions_of_locus};
use crate::{model::LocusId, render::view::page_context::PageContext};

pub(super) fn brief(page: &PageContext<'_>, id: LocusId) -> EntryBrief {
    let locus = &page.site.graph.locus(id).version(page.language).data;
    let contact = locus.contact.iter().flat_map(|it| it.office.iter().chain(&it.channel));
    EntryBrief {
        contact: contact.cloned().collect(),
        questions: questions_of_locus(page, id, locus),
        ..EntryBrief::default()
    }
}

//! What records of every kind share, and the parts that several are built from.

use super::builder::RecordBuilder;
use crate::{
    export::datum::Datum,
    model::{Claim, Common, Listing, TextOrTerm, case::Award},
};

/// The keys that every kind has.
pub(super) fn add_common<'a>(it: &mut RecordBuilder<'a>, common: &'a Common) {
    it.text("title", Some(&common.title.value));
    it.text("summary", common.summary.as_deref());
    it.shown("date", common.date);
    it.shown("updated", common.updated);
    it.texts("authors", &common.authors);
    if let Some(approved) = &common.approved {
        it.map("approved", |it| {
            it.text("by", Some(&approved.by));
            it.shown("date", approved.date);
        });
    }
    it.maps("photos", &common.photos, |it, photo| {
        it.text("file", Some(&photo.file.value));
        it.text("alt", Some(&photo.alt));
        it.text("caption", photo.caption.as_deref());
        it.text("credit", photo.credit.as_deref());
    });
    it.maps("sources", &common.sources, |it, source| {
        it.text("title", Some(&source.title));
        it.shown("url", source.url.as_ref());
        it.text("file", source.file.as_ref().map(|file| file.value.as_str()));
        it.text("publisher", source.publisher.as_deref());
        it.text("author", source.author.as_deref());
        it.shown("date", source.date);
        it.text("id", source.id.as_deref());
    });
    if !common.extra.is_empty() {
        it.add("extra", Datum::Free(&common.extra));
    }
    it.reference("institute", common.institute.as_ref());
}

/// Who answers for a statement. Sources are counted from 1, as the page counts them.
pub(super) fn add_claim<'a>(it: &mut RecordBuilder<'a>, claim: &'a Claim) {
    it.count("source", claim.source.map(|source| source.position() as u64 + 1));
    it.text("speaker", claim.speaker.as_deref());
}

/// The awards of a case or a locus.
pub(super) fn add_awards<'a>(it: &mut RecordBuilder<'a>, awards: &'a Listing<Award>) {
    it.listing("awards", awards, |it, award| {
        it.text("name", Some(&award.name));
        it.text("giver", award.giver.as_deref());
        it.count("year", award.year.map(u64::from));
        match &award.rank {
            Some(TextOrTerm::Term(term)) => it.term("rank", Some(term)),
            Some(TextOrTerm::Text(text)) => it.text("rank", Some(text)),
            None => {}
        }
        add_claim(it, &award.claim);
    });
}

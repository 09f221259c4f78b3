//! An adoption: what somebody did at home with a lesson.

use super::{
    choice::{AdoptionStatus, Mode, SpreadStep},
    common::TextOrEntry,
};
use crate::{
    names::{Prose, Reference},
    source::Spanned,
    text::date::PartialDate,
};

/// What somebody did at home with a lesson.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Adoption {
    pub by: TextOrEntry,
    pub status: AdoptionStatus,
    pub case: Option<Reference>,
    pub lesson: Option<Spanned<String>>,
    pub visit: Option<Reference>,
    pub mode: Option<Mode>,
    pub step: Option<SpreadStep>,
    pub changed: Option<Prose>,
    pub why: Option<Prose>,
    pub result: Option<Prose>,
    pub stopped_because: Option<Prose>,
    pub started: Option<PartialDate>,
}

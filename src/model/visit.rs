//! A visit: a cohort's journey to loci, and what it brought home.

use super::{
    choice::{Agreement, VisitKind},
    common::{Listing, TextOrEntry},
    term::TermId,
};
use crate::{
    names::{Prose, Reference},
    source::Spanned,
    text::date::PartialDate,
};

/// A cohort's journey.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Visit {
    pub kind: VisitKind,
    pub organizer: TextOrEntry,
    pub start: Spanned<PartialDate>,
    pub end: Option<Spanned<PartialDate>>,
    pub loci: Vec<TextOrEntry>,
    pub program: Option<TermId>,
    pub cohort: Option<String>,
    pub cases: Vec<Reference>,
    pub participants: Option<u64>,
    pub companions: Option<u64>,
    pub participants_from: Option<String>,
    pub leader: Option<String>,
    pub received_by: Vec<String>,
    pub speakers: Vec<Speaker>,
    pub groups: Vec<Group>,
    pub purpose: Option<Prose>,
    pub reason: Option<Prose>,
    pub questions: Vec<String>,
    pub agenda: Vec<AgendaItem>,
    pub methods: Vec<TermId>,
    pub findings: Listing<CohortFinding>,
    pub confirmed: Option<Confirmation>,
    pub unanswered: Listing<String>,
    pub assignment: Option<Prose>,
    pub legal_basis: Vec<String>,
    pub network: Option<Prose>,
}

/// Somebody who spoke to the cohort.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Speaker {
    pub office: String,
    pub name: Option<String>,
    pub topic: Option<String>,
    pub locus: Option<TextOrEntry>,
}

/// A part of the cohort.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Group {
    pub name: String,
    pub locus: Option<TextOrEntry>,
    pub cases: Vec<Reference>,
    pub size: Option<u64>,
}

/// A point of the programme.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct AgendaItem {
    pub when: Option<String>,
    pub what: String,
}

/// What participants saw for themselves.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct CohortFinding {
    pub case: Option<Reference>,
    pub text: Prose,
    pub agrees: Option<Agreement>,
}

/// When the locus confirmed the report, and what it corrected.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Confirmation {
    pub date: PartialDate,
    pub corrections: Option<Prose>,
}

//! A case: one practice or innovation at one locus.

use super::{
    choice::{
        Change, EvaluationPhase, Evaluator, Evidence, Form, Initiator, LessonKind, Novelty,
        ObstacleOutcome, Relation, SaidBy, Stage, Status,
    },
    common::{Claim, Listing, TextOrEntry},
    term::{TermId, TextOrTerm},
};
use crate::{
    names::{Prose, Reference},
    source::Spanned,
    text::{
        date::{Date, PartialDate},
        number::Number,
    },
};

/// One practice or innovation.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Case {
    pub locus: TextOrEntry,
    pub sectors: Vec<TermId>,
    pub problem: Option<Prose>,
    pub goal: Option<Prose>,
    pub origin: Option<Prose>,
    pub how: Option<Prose>,
    pub beneficiaries: Option<Prose>,
    pub plans: Option<Prose>,
    pub implementer: Option<TextOrEntry>,
    pub form: Option<Form>,
    pub digital: Option<bool>,
    pub change: Vec<Change>,
    pub novelty: Option<Novelty>,
    pub inspired_by: Vec<TextOrEntry>,
    pub stage: Option<Stage>,
    pub since: Option<PartialDate>,
    pub ended: Option<PartialDate>,
    pub status: Option<Status>,
    pub checked: Option<Date>,
    pub initiator: Vec<Initiator>,
    pub success_factors: Listing<Factor>,
    pub obstacles: Listing<Obstacle>,
    pub results: Listing<Measure>,
    pub lessons: Listing<Lesson>,
    pub process: Vec<Step>,
    pub process_text: Option<Prose>,
    pub stakeholders: Vec<Stakeholder>,
    pub partners: Listing<TermId>,
    pub resources: Option<Resources>,
    pub awards: Listing<Award>,
    pub evaluation_phase: Option<EvaluationPhase>,
    pub evaluation_by: Vec<Evaluator>,
    pub evaluation_purposes: Vec<TermId>,
    pub sdgs: Vec<u8>,
    pub related: Vec<Related>,
}

/// What made a practice succeed.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Factor {
    pub factor: TermId,
    pub note: Prose,
    pub said_by: Option<SaidBy>,
    pub prerequisite: bool,
    pub claim: Claim,
}

/// What stood in the way, and the way round it.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Obstacle {
    pub factor: TermId,
    pub note: Prose,
    pub response: Option<Prose>,
    pub outcome: Option<ObstacleOutcome>,
    pub said_by: Option<SaidBy>,
    pub claim: Claim,
}

/// A result, with its figures before and after.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Measure {
    pub indicator: String,
    pub before: Option<Figure>,
    pub after: Option<Figure>,
    pub unit: Option<String>,
    pub period: Option<String>,
    pub evidence: Option<Evidence>,
    pub claim: Claim,
}

/// A number, or words where no number is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A number.
    Number(Number),
    /// Words such as "hampir 100".
    Text(String),
}

/// What can be learnt and taken home.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The name under which adoptions refer to it.
    pub id: Option<String>,
    /// The lesson.
    pub text: Prose,
    /// What to do with it; nothing if nobody knows yet.
    pub kind: Option<LessonKind>,
    /// Under which conditions it holds.
    pub condition: Option<Prose>,
    /// What must be changed elsewhere.
    pub change: Option<Prose>,
    /// The visit where it was learnt.
    pub visit: Option<Reference>,
    /// Who says so.
    pub claim: Claim,
}

/// A step of the change.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Step {
    pub when: Option<PartialDate>,
    pub what: String,
    pub who: Option<String>,
}

/// A party to the change.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Stakeholder {
    pub who: String,
    pub part: Option<String>,
}

/// What it took.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Resources {
    pub staff: Option<Figure>,
    pub budget: Option<Budget>,
    pub months: Option<Number>,
    pub tools: Vec<String>,
    pub regulation: Listing<String>,
}

/// The money it took.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Budget {
    pub amount: Number,
    pub currency: String,
    pub year: Option<u16>,
}

/// An award of a case or a locus.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Award {
    pub name: String,
    pub giver: Option<String>,
    pub year: Option<u16>,
    pub rank: Option<TextOrTerm>,
    pub claim: Claim,
}

/// Another case that belongs to this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The other case.
    pub case: Reference,
    /// How the two hang together.
    pub how: Option<Spanned<Relation>>,
}

//! How complete a case is, and what is missing: shown as an invitation, never as a reproach.

use crate::model::{
    Version,
    case::{Case, Figure},
    choice::Status,
};

/// What a complete case tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is a question a reader asks")]
pub enum Aspect {
    Summary,
    Problem,
    Origin,
    How,
    Stage,
    Since,
    Status,
    SuccessFactors,
    Obstacles,
    Responses,
    Results,
    Figures,
    Lessons,
    Actors,
    Resources,
    Sources,
}

impl Aspect {
    /// Every aspect, in the order in which a case tells them.
    pub const ALL: [Self; 16] = [
        Self::Summary,
        Self::Problem,
        Self::Origin,
        Self::How,
        Self::Stage,
        Self::Since,
        Self::Status,
        Self::SuccessFactors,
        Self::Obstacles,
        Self::Responses,
        Self::Results,
        Self::Figures,
        Self::Lessons,
        Self::Actors,
        Self::Resources,
        Self::Sources,
    ];

    /// The name under which the interface has a word and a question for it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Problem => "problem",
            Self::Origin => "origin",
            Self::How => "how",
            Self::Stage => "stage",
            Self::Since => "since",
            Self::Status => "status",
            Self::SuccessFactors => "success_factors",
            Self::Obstacles => "obstacles",
            Self::Responses => "responses",
            Self::Results => "results",
            Self::Figures => "figures",
            Self::Lessons => "lessons",
            Self::Actors => "actors",
            Self::Resources => "resources",
            Self::Sources => "sources",
        }
    }

    fn is_told(self, version: &Version<Case>) -> bool {
        let case = &version.data;
        match self {
            Self::Summary => version.common.summary.is_some(),
            Self::Problem => case.problem.is_some() || case.goal.is_some(),
            Self::Origin => case.origin.is_some(),
            Self::How => case.how.is_some(),
            Self::Stage => case.stage.is_some(),
            Self::Since => case.since.is_some(),
            Self::Status => {
                case.checked.is_some()
                    && case.status.is_some_and(|status| status != Status::Unknown)
            }
            Self::SuccessFactors => case.success_factors.is_known(),
            Self::Obstacles => case.obstacles.is_known(),
            Self::Responses => {
                case.obstacles.is_known()
                    && case
                        .obstacles
                        .items
                        .iter()
                        .all(|obstacle| obstacle.response.is_some() || obstacle.outcome.is_some())
            }
            Self::Results => case.results.is_known(),
            Self::Figures => case.results.items.iter().any(|result| {
                let number = |figure: &Option<Figure>| matches!(figure, Some(Figure::Number(_)));
                number(&result.before) && number(&result.after)
            }),
            Self::Lessons => {
                case.lessons.is_known() && case.lessons.items.iter().all(|item| item.kind.is_some())
            }
            Self::Actors => !case.stakeholders.is_empty() || !case.initiator.is_empty(),
            Self::Resources => case.resources.is_some(),
            Self::Sources => !version.common.sources.is_empty(),
        }
    }
}

/// In one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompletenessLevel {
    /// Less than half is told.
    Stub,
    /// At least half is told.
    Partial,
    /// All of it is told.
    Complete,
}

impl CompletenessLevel {
    /// The name under which the interface has a word for it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Stub => "stub",
            Self::Partial => "partial",
            Self::Complete => "complete",
        }
    }
}

/// How complete a case is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// In one word.
    pub level: CompletenessLevel,
    /// What it does not tell.
    pub missing: Vec<Aspect>,
}

impl Completeness {
    /// Looks at the facts of a case.
    pub fn of(version: &Version<Case>) -> Self {
        let missing: Vec<Aspect> =
            Aspect::ALL.into_iter().filter(|aspect| !aspect.is_told(version)).collect();
        let level = match missing.len() {
            0 => CompletenessLevel::Complete,
            few if few * 2 <= Aspect::ALL.len() => CompletenessLevel::Partial,
            _ => CompletenessLevel::Stub,
        };
        Self { level, missing }
    }

    /// How many aspects are told.
    pub fn count_told(&self) -> usize {
        Aspect::ALL.len() - self.missing.len()
    }
}

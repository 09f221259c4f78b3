//! The charts of the barometer: what each counts, and of what.

use crate::{
    model::{
        VocabularyId,
        choice::{
            AdoptionStatus, Change, EvaluationPhase, Evaluator, Evidence, Form, Initiator,
            LessonKind, Mode, Novelty, ObstacleOutcome, SaidBy, SpreadStep, Stage, Status,
        },
    },
    text::language::Language,
};

/// A chart of the barometer, in the order of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named for what it counts")]
pub enum BarometerChart {
    Novelty,
    Change,
    Form,
    Digital,
    Initiator,
    Partners,
    Helped,
    Hindered,
    Outcomes,
    SaidBy,
    Results,
    Evidence,
    EvaluationPhase,
    EvaluationBy,
    EvaluationPurposes,
    Stage,
    Status,
    Stopped,
    Lessons,
    AdoptionStatus,
    AdoptionMode,
    AdoptionStep,
    Year,
    Sector,
    Province,
    LocusKind,
    Awards,
    Goals,
}

/// What a chart counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartUnit {
    /// Cases.
    Case,
    /// Cases that stopped or were replaced.
    StoppedCase,
    /// Results of cases.
    Result,
    /// Obstacles of cases.
    Obstacle,
    /// Success factors and obstacles of cases.
    Claim,
    /// Lessons of cases.
    Lesson,
    /// Adoptions of cases.
    Adoption,
}

impl BarometerChart {
    /// Every chart, in order.
    pub const ALL: [Self; 28] = [
        Self::Novelty,
        Self::Change,
        Self::Form,
        Self::Digital,
        Self::Initiator,
        Self::Partners,
        Self::Helped,
        Self::Hindered,
        Self::Outcomes,
        Self::SaidBy,
        Self::Results,
        Self::Evidence,
        Self::EvaluationPhase,
        Self::EvaluationBy,
        Self::EvaluationPurposes,
        Self::Stage,
        Self::Status,
        Self::Stopped,
        Self::Lessons,
        Self::AdoptionStatus,
        Self::AdoptionMode,
        Self::AdoptionStep,
        Self::Year,
        Self::Sector,
        Self::Province,
        Self::LocusKind,
        Self::Awards,
        Self::Goals,
    ];

    /// Its English name, then its Indonesian one.
    const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Novelty => ["novelty", "kebaruan"],
            Self::Change => ["change", "perubahan"],
            Self::Form => ["form", "bentuk"],
            Self::Digital => ["digital", "digital"],
            Self::Initiator => ["initiator", "pemrakarsa"],
            Self::Partners => ["partners", "mitra"],
            Self::Helped => ["helped", "pendorong"],
            Self::Hindered => ["hindered", "penghambat"],
            Self::Outcomes => ["outcomes", "akhir-hambatan"],
            Self::SaidBy => ["said-by", "menurut"],
            Self::Results => ["results", "hasil"],
            Self::Evidence => ["evidence", "bukti"],
            Self::EvaluationPhase => ["evaluation-phase", "tahap-evaluasi"],
            Self::EvaluationBy => ["evaluation-by", "evaluator"],
            Self::EvaluationPurposes => ["evaluation-purposes", "tujuan-evaluasi"],
            Self::Stage => ["stage", "tahapan"],
            Self::Status => ["status", "keberlanjutan"],
            Self::Stopped => ["stopped", "berhenti"],
            Self::Lessons => ["lessons", "pembelajaran"],
            Self::AdoptionStatus => ["adoption-status", "status-adopsi"],
            Self::AdoptionMode => ["adoption-mode", "cara-adopsi"],
            Self::AdoptionStep => ["adoption-step", "langkah-adopsi"],
            Self::Year => ["year", "tahun"],
            Self::Sector => ["sector", "bidang"],
            Self::Province => ["province", "provinsi"],
            Self::LocusKind => ["locus-kind", "jenis-lokus"],
            Self::Awards => ["awards", "penghargaan"],
            Self::Goals => ["goals", "tpb"],
        }
    }

    /// Its English name.
    pub const fn id(self) -> &'static str {
        self.names()[0]
    }

    /// How files in a language call it.
    pub fn name(self, language: Option<Language>) -> &'static str {
        let [english, indonesian] = self.names();
        if language == Some(Language::Id) { indonesian } else { english }
    }

    /// What it counts.
    pub const fn unit(self) -> ChartUnit {
        match self {
            Self::Stopped => ChartUnit::StoppedCase,
            Self::Evidence => ChartUnit::Result,
            Self::Outcomes => ChartUnit::Obstacle,
            Self::SaidBy => ChartUnit::Claim,
            Self::Lessons => ChartUnit::Lesson,
            Self::AdoptionStatus | Self::AdoptionMode | Self::AdoptionStep => ChartUnit::Adoption,
            _ => ChartUnit::Case,
        }
    }

    /// Whether one case can stand in several bars.
    pub const fn has_several_answers(self) -> bool {
        matches!(
            self,
            Self::Change
                | Self::Initiator
                | Self::Partners
                | Self::Helped
                | Self::Hindered
                | Self::EvaluationBy
                | Self::EvaluationPurposes
                | Self::Stopped
                | Self::Sector
                | Self::Goals
        )
    }

    /// Its values, where they are a fixed list: those that nothing has are shown too.
    pub fn fixed_values(self) -> Vec<&'static str> {
        fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
            all.iter().copied().map(id).collect()
        }
        let mut values = match self {
            Self::Novelty => ids(Novelty::ALL, Novelty::id),
            Self::Change => ids(Change::ALL, Change::id),
            Self::Form => ids(Form::ALL, Form::id),
            Self::Digital => vec!["yes", "no"],
            Self::Initiator => ids(Initiator::ALL, Initiator::id),
            Self::SaidBy => ids(SaidBy::ALL, SaidBy::id),
            Self::Results => vec!["measured", "told", "not-measured"],
            Self::Evidence => ids(Evidence::ALL, Evidence::id),
            Self::EvaluationPhase => ids(EvaluationPhase::ALL, EvaluationPhase::id),
            Self::EvaluationBy => ids(Evaluator::ALL, Evaluator::id),
            Self::Stage => ids(Stage::ALL, Stage::id),
            Self::Status => ids(Status::ALL, Status::id),
            Self::Lessons => ids(LessonKind::ALL, LessonKind::id),
            Self::AdoptionStatus => ids(AdoptionStatus::ALL, AdoptionStatus::id),
            Self::AdoptionMode => ids(Mode::ALL, Mode::id),
            Self::AdoptionStep => ids(SpreadStep::ALL, SpreadStep::id),
            Self::Awards => vec!["awarded"],
            _ => Vec::new(),
        };
        // What nobody knows is a bar of its own in every chart.
        values.retain(|value| *value != Novelty::Unknown.id());
        values
    }

    /// The vocabulary of its terms, where its bars are terms.
    pub const fn vocabulary(self) -> Option<VocabularyId> {
        match self {
            Self::Partners => Some(VocabularyId::Partners),
            Self::Helped | Self::Hindered | Self::Outcomes | Self::Stopped => {
                Some(VocabularyId::Factors)
            }
            Self::EvaluationPurposes => Some(VocabularyId::EvaluationPurposes),
            Self::Sector => Some(VocabularyId::Sectors),
            Self::Province => Some(VocabularyId::Provinces),
            Self::LocusKind => Some(VocabularyId::LocusKinds),
            _ => None,
        }
    }

    /// The parts of its bars, in order, where they have any.
    pub fn parts(self) -> Vec<&'static str> {
        match self {
            Self::Outcomes => {
                let outcomes = ObstacleOutcome::ALL.iter().copied().map(ObstacleOutcome::id);
                outcomes.chain([UNSAID]).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The part of an obstacle whose end nobody told.
pub const UNSAID: &str = "unsaid";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{BarometerChart, Language};

    #[test]
    fn every_chart_has_a_name_of_its_own_in_both_languages() {
        let all = BarometerChart::ALL;
        let english: BTreeSet<_> = all.iter().map(|chart| chart.id()).collect();
        let indonesian: BTreeSet<_> = all.iter().map(|it| it.name(Some(Language::Id))).collect();
        assert_eq!((english.len(), indonesian.len()), (all.len(), all.len()));
        assert!(all.is_sorted());
    }
}

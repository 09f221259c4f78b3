//! Fixed lists of values as enums, each tied by name to the table: a test holds the two equal.

/// Declares enums whose variants are the English names of the table.
macro_rules! choices {
    ($($(#[doc = $doc:literal])* $name:ident at $path:literal { $($variant:ident = $id:literal),* $(,)? })*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[expect(missing_docs, reason = "each variant is described in names.yaml")]
            pub enum $name { $($variant),* }

            impl $name {
                /// Every value, in the table's order.
                pub const ALL: &'static [Self] = &[$(Self::$variant),*];

                /// The English name in the table.
                pub const fn id(self) -> &'static str {
                    match self { $(Self::$variant => $id),* }
                }

                /// The value of that English name.
                pub fn from_id(id: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|value| value.id() == id)
                }
            }
        )*

        #[cfg(test)]
        const PATHS: &[(&str, &[&str])] = &[$(($path, &[$($id),*])),*];
    };
}

choices! {
    /// The form of an innovation (PP 38/2017).
    Form at "case/form" { Governance = "governance", PublicService = "public-service", Other = "other" }
    /// What an innovation changes.
    Change at "case/change" {
        Product = "product", Service = "service", Process = "process", Communication = "communication",
    }
    /// How new a practice is.
    Novelty at "case/novelty" {
        First = "first", Adapted = "adapted", Copied = "copied", Unknown = "unknown",
    }
    /// How far a practice has been put to use.
    Stage at "case/stage" { Initiative = "initiative", Trial = "trial", Applied = "applied" }
    /// Whether a practice goes on.
    Status at "case/status" {
        Continuing = "continuing", Stopped = "stopped", Replaced = "replaced", Unknown = "unknown",
    }
    /// Who started a practice.
    Initiator at "case/initiator" {
        Head = "head", Council = "council", Unit = "unit", Staff = "staff", Community = "community",
    }
    /// Who says so.
    SaidBy at "case/success_factors/said_by" {
        Locus = "locus", Cohort = "cohort", Document = "document", ThirdParty = "third-party",
    }
    /// What became of an obstacle.
    ObstacleOutcome at "case/obstacles/outcome" {
        Overcome = "overcome", Partly = "partly", Open = "open",
    }
    /// How strong the evidence of a result is.
    Evidence at "case/results/evidence" {
        Strong = "strong", Moderate = "moderate", Early = "early", Statement = "statement",
    }
    /// What to do with a lesson.
    LessonKind at "case/lessons/kind" { Adopt = "adopt", Adapt = "adapt", Avoid = "avoid" }
    /// The phases of an evaluation.
    EvaluationPhase at "case/evaluation_phase" {
        Clarify = "clarify", Plan = "plan", Collect = "collect", Use = "use",
    }
    /// Who evaluated.
    Evaluator at "case/evaluation_by" { Internal = "internal", External = "external" }
    /// How two cases hang together.
    Relation at "case/related/how" {
        Part = "part", Whole = "whole", Inspired = "inspired", Similar = "similar",
    }
    /// Traits of an area.
    Trait at "locus/traits" {
        Coastal = "coastal", Mountainous = "mountainous", Archipelago = "archipelago",
        Urban = "urban", Rural = "rural", Border = "border", Underdeveloped = "underdeveloped",
    }
    /// What a locus accepts.
    Hosting at "locus/hosting/accepts" { Visit = "visit", Internship = "internship" }
    /// The kind of a visit.
    VisitKind at "visit/kind" {
        Benchmarking = "benchmarking", FieldStudy = "field-study",
        LeadershipVisit = "leadership-visit", StudyVisit = "study-visit",
        WorkingVisit = "working-visit", Internship = "internship",
    }
    /// Whether what participants saw agrees with what the locus says.
    Agreement at "visit/findings/agrees" { Yes = "yes", Partly = "partly", No = "no" }
    /// How far an adoption has come.
    AdoptionStatus at "adoption/status" {
        Drafted = "drafted", Seminared = "seminared", Planned = "planned", Running = "running",
        Done = "done", Stopped = "stopped",
    }
    /// How a practice is taken over.
    Mode at "adoption/mode" { Copy = "copy", Adapt = "adapt", Inspire = "inspire" }
    /// The six steps of spreading an innovation.
    SpreadStep at "adoption/step" {
        Check = "check", Test = "test", Adapt = "adapt", Remove = "remove",
        Implement = "implement", Harvest = "harvest",
    }
}

#[cfg(test)]
mod tests {
    use super::PATHS;
    use crate::names::{Kind, ValueType, names};

    #[test]
    fn every_enum_has_exactly_the_values_of_the_table() {
        for (path, ids) in PATHS {
            let mut parts = path.split('/');
            let kind = parts.next().and_then(Kind::from_id).unwrap();
            let mut fields = names().fields(kind);
            let mut field = None;
            for part in parts {
                field = fields.get(part);
                fields = &field.unwrap().children;
            }
            let ValueType::Choice(choices) = &field.unwrap().value_type else { panic!("{path}") };
            let table: Vec<&str> = choices.iter().map(|name| name.en.as_str()).collect();
            assert_eq!(&table, ids, "{path}");
        }
    }
}

//! What each reason weighs on the page that finds a place to go. Apart, because the list of reasons
//! is one for the settings, the page and its script.

use crate::names::Values;

/// The reasons for a place, in the order in which they are shown, each with its usual weight. Their
/// names are those of the table and of the script that reckons.
const WEIGHTS: [(&str, u64); 10] = [
    ("sectors", 5),
    ("obstacle", 5),
    ("kind", 2),
    ("size", 2),
    ("distance", 2),
    ("awards", 2),
    ("evidence", 2),
    ("checked", 2),
    ("hosting", 3),
    ("few_visits", 1),
];

/// The weight of each reason at first, from 0 to 5. Readers can move them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinderWeights(Vec<(&'static str, u64)>);

impl FinderWeights {
    /// Those that the settings name, and the usual ones for the rest.
    pub(super) fn read(values: Option<&Values>) -> Self {
        let weight = |reason| values.and_then(|values| values.count(reason));
        Self(
            WEIGHTS
                .iter()
                .map(|(reason, usual)| (*reason, weight(*reason).unwrap_or(*usual)))
                .collect(),
        )
    }

    /// Every reason with its weight.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::WEIGHTS;
    use crate::names::names;

    #[test]
    fn the_table_names_every_reason_and_its_usual_weight() {
        let field = names().config.get("finder_weights").expect("the table has it");
        for (reason, weight) in WEIGHTS {
            let default = field.children.get(reason).and_then(|field| field.default.clone());
            assert_eq!(default, Some(weight.to_string()), "{reason}");
        }
    }
}

//! The language in which most keys of a file are written: what is missing is named in it.

use super::field::Fields;
use crate::{
    text::{fold::fold, language::Language},
    yaml::Node,
};

/// The language of most keys at the top of a file.
pub(super) fn language_of_keys(root: &Node, fields: &Fields, otherwise: Language) -> Language {
    let (mut id, mut en) = (0, 0);
    for pair in root.pairs() {
        if let Some(field) = fields.find(&pair.key) {
            let folded = fold(&pair.key);
            let is = |name: &str| fold(name) == folded;
            match (is(&field.name.id), is(&field.name.en)) {
                (true, false) => id += 1,
                (false, true) => en += 1,
                _ => {}
            }
        }
    }
    match id.cmp(&en) {
        std::cmp::Ordering::Greater => Language::Id,
        std::cmp::Ordering::Less => Language::En,
        std::cmp::Ordering::Equal => otherwise,
    }
}

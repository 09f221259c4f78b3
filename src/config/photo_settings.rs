//! How photos are published: in which widths, how sharp, and whether the file itself too. Apart because
//! the usual values stand in the table of names as well, and a test holds them equal.

use crate::names::{Value, Values};

/// The usual widths: a phone upright, a phone that is sharper or lies on its side, a column of text on
/// a sharp screen, a whole screen.
const WIDTHS: [u32; 4] = [360, 720, 1080, 1600];

/// The usual quality of JPEG.
const QUALITY: u8 = 80;

/// How photos are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoSettings {
    /// The widths of versions in pixels, ascending.
    pub widths: Vec<u32>,
    /// The quality of JPEG, from 1 to 100.
    pub quality: u8,
    /// Whether a file that is wider than any version is published too.
    pub keeps_originals: bool,
}

impl PhotoSettings {
    /// What the settings say, and the usual for the rest.
    pub(super) fn read(values: Option<&Values>) -> Self {
        let widths = values.map(|values| values.list("widths")).unwrap_or_default();
        let mut widths: Vec<u32> = widths.iter().filter_map(width).collect();
        widths.sort_unstable();
        widths.dedup();
        let quality = values.and_then(|values| values.count("quality"));
        Self {
            widths: if widths.is_empty() { WIDTHS.to_vec() } else { widths },
            quality: quality.and_then(|it| u8::try_from(it).ok()).unwrap_or(QUALITY),
            keeps_originals: values.and_then(|values| values.bool("originals")).unwrap_or(true),
        }
    }
}

fn width(value: &Value) -> Option<u32> {
    let Value::Number(number) = value else { return None };
    #[expect(clippy::cast_sign_loss, reason = "bounded to zero and above first")]
    let whole = number.value.value.clamp(0.0, 1e6) as u32;
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::names;

    #[test]
    fn the_table_names_the_usual_values() {
        let field = names().config.get("photos").expect("the table has it");
        let default = |key| field.children.get(key).and_then(|field| field.default.clone());
        let usual = PhotoSettings::read(None);
        assert_eq!(default("quality"), Some(usual.quality.to_string()));
        assert_eq!(default("originals"), Some(usual.keeps_originals.to_string()));
        assert_eq!(
            field.children.get("widths").map(|it| it.example.clone()),
            Some(format!("{WIDTHS:?}"))
        );
    }
}

//! How a reference is written: `banyuwangi`, `lokus/banyuwangi`, `[[lokus/banyuwangi]]` or the
//! path of a file. Apart because keys, prose and the scaffolds all read it.

use super::{kind::Kind, load::names};
use crate::text::file_name::strip_extension;

/// Splits `lokus/banyuwangi` (also `[[…]]`, `../lokus/banyuwangi.md`, `lokus/banyuwangi/index.md`)
/// into its kind and name. Nothing if there is no kind in front that the table knows.
pub fn split_reference(text: &str) -> Option<(Kind, &str)> {
    let text = strip_brackets(text);
    let text = text.trim_start_matches("../").trim_start_matches("./");
    let text = text.strip_prefix("content/").unwrap_or(text);
    let (kind, name) = text.split_once('/')?;
    let kind = names().kind_by_name(kind)?;
    let name = without_extension(name);
    (!name.is_empty() && !name.contains('/') && !name.contains(char::is_whitespace))
        .then_some((kind, name))
}

/// A bare name: without brackets, and without the file's ending.
pub(super) fn bare_name(text: &str) -> &str {
    without_extension(strip_brackets(text).trim_start_matches("./"))
}

fn strip_brackets(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(text);
    inner.split('|').next().unwrap_or(inner).trim()
}

fn without_extension(name: &str) -> &str {
    let stem = strip_extension(name, "md").unwrap_or(name);
    stem.strip_suffix("/index").unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_reference_means_the_same() {
        for spelling in [
            "lokus/banyuwangi",
            "loci/banyuwangi",
            "[[lokus/banyuwangi]]",
            "[[locus/banyuwangi|Banyuwangi]]",
            "../lokus/banyuwangi.md",
            "lokus/banyuwangi/index.md",
            "../lokus/banyuwangi.MD",
        ] {
            assert_eq!(split_reference(spelling), Some((Kind::Locus, "banyuwangi")), "{spelling}");
        }
    }

    #[test]
    fn a_text_with_a_slash_is_a_text() {
        for text in ["Dinas A/B", "24/7", "lokus/dua kata", "banyuwangi", "lokus/"] {
            assert_eq!(split_reference(text), None, "{text}");
        }
    }
}

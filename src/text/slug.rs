//! Titles to names for files, addresses and anchors. Apart because entries, headings and the
//! scaffolds must agree on one spelling.

use std::collections::{HashMap, HashSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest slug in bytes; beyond it a name is of no use to a reader and near the limits of
/// some file systems.
const LONGEST: usize = 80;

/// Turns a title into lower-case words joined by hyphens. Latin letters lose their marks, letters
/// of other scripts stay, everything else separates. May be empty.
///
/// ```
/// use teladan::text::slug::slugify;
/// assert_eq!(slugify("Apa & Mengapa? (2018)"), "apa-mengapa-2018");
/// assert_eq!(slugify("Café Père"), "cafe-pere");
/// ```
pub fn slugify(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for character in title.nfkd().filter(|c| !is_combining_mark(*c)) {
        if !character.is_alphanumeric() {
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            continue;
        }
        if slug.len() + character.len_utf8() > LONGEST {
            break;
        }
        slug.extend(character.to_lowercase());
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether a text is a slug already: lower-case letters or digits, with single hyphens between.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase())
        })
}

/// Hands out names that are unique among themselves, by adding `-2`, `-3` … to a repeated one.
#[derive(Debug, Default)]
pub struct UniqueSlugs {
    taken: HashSet<String>,
    /// The number that a repeated name is given next, so that ten thousand equal headings cost ten
    /// thousand steps.
    next: HashMap<String, usize>,
}

impl UniqueSlugs {
    /// The slug of `title`, or of `fallback` if nothing is left of the title, made unique.
    pub fn next(&mut self, title: &str, fallback: &str) -> String {
        let mut base = slugify(title);
        if base.is_empty() {
            fallback.clone_into(&mut base);
        }
        self.claim(base)
    }

    /// The given name, made unique.
    pub fn claim(&mut self, base: String) -> String {
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.next.entry(base.clone()).or_insert(2);
        loop {
            let candidate = format!("{base}-{number}");
            *number += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_titles_stay_apart() {
        let mut slugs = UniqueSlugs::default();
        assert_eq!(slugs.next("Hasil", "bagian"), "hasil");
        assert_eq!(slugs.next("Hasil!", "bagian"), "hasil-2");
        assert_eq!(slugs.next("Hasil 2", "bagian"), "hasil-2-2");
        assert_eq!(slugs.next("***", "bagian"), "bagian");
    }

    #[test]
    fn a_slug_is_its_own_slug() {
        for title in ["Mal Pelayanan Publik", "RSUD – Banyuwangi", "٣ أفكار", "straße", "ﬁnal"]
        {
            let slug = slugify(title);
            assert_eq!(slugify(&slug), slug);
            assert!(is_slug(&slug), "{slug}");
        }
    }
}

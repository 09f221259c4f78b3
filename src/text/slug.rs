//! Titles to names for files, addresses and anchors. Apart because entries, headings and the
//! scaffolds must agree on one spelling.

use std::collections::{HashMap, HashSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::invisible::{compose, is_invisible};

/// The longest slug in bytes; beyond it a name is of no use to a reader and near the limits of
/// some file systems.
const LONGEST: usize = 80;

/// Turns a title into lower-case words joined by hyphens. Latin letters lose their marks, letters
/// of other scripts stay as they are composed, with their marks; everything else separates, but
/// for invisible signs, which are left out. May be empty.
///
/// ```
/// use teladan::text::slug::slugify;
/// assert_eq!(slugify("Apa & Mengapa? (2018)"), "apa-mengapa-2018");
/// assert_eq!(slugify("Café Père"), "cafe-pere");
/// assert_eq!(slugify("한국어 문서"), "한국어-문서");
/// ```
pub fn slugify(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for character in title.nfkd().filter(|c| !is_invisible(*c)) {
        if is_combining_mark(character) {
            let other_script = slug.ends_with(|c: char| !c.is_ascii() && !is_latin(c));
            if other_script && slug.len() + character.len_utf8() <= LONGEST {
                slug.push(character);
            }
            continue;
        }
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
    compose(slug.trim_end_matches('-')).into_owned()
}

/// Whether a character is a Latin letter that cannot be taken apart into ASCII, such as `ø`.
fn is_latin(character: char) -> bool {
    matches!(character, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}')
}

/// Whether a text is a slug already: lower-case letters or digits, with single hyphens between.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            part.starts_with(char::is_alphanumeric)
                && part
                    .chars()
                    .all(|c| (c.is_alphanumeric() || is_combining_mark(c)) && !c.is_uppercase())
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
        for title in [
            "Mal Pelayanan Publik",
            "RSUD – Banyuwangi",
            "٣ أفكار",
            "straße",
            "ﬁnal",
            "한국어",
            "हिन्दी में",
            "ไทยที่นี่",
            "Ελληνικά",
            "日本語の本",
            "ёлка й",
            "Hải Phòng",
        ] {
            let slug = slugify(title);
            assert_eq!(slugify(&slug), slug);
            assert!(is_slug(&slug), "{slug}");
        }
    }
}

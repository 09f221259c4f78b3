//! Which words are forms of one word. Indonesian affixes are taken off only to a form that the
//! site's own vocabulary supports: one that stands in it, or from which several of its words can be
//! made. So Teladan needs no dictionary, and leaves names alone. English words go by the Snowball
//! stemmer. What letters alone get wrong stands in `exceptions.txt`.
//!
//! Affixes after Sneddon, *Indonesian: A Comprehensive Grammar* (2010), chapter 1; the idea of
//! letting the vocabulary decide after Xu and Croft, "Corpus-based stemming using cooccurrence of
//! word variants" (ACM TOIS 16, 1998).

use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

/// Words that are kept apart from what their letters suggest: each line is a family of its own.
const EXCEPTIONS: &str = include_str!("exceptions.txt");

/// How many words must lead to a form that does not itself stand in the vocabulary: fewer share
/// letters by chance too often. A prototype with this figure found 97 of 100 pairs of one family
/// among the 14,651 words of the Indonesian `LibreOffice` help, and 95 of 100 pairs that it found were
/// right (5,158 pairs, after the hunspell dictionary).
const SUPPORT: usize = 3;

/// The family of every word: the position of its first word in the vocabulary. `words` are sorted;
/// `english` says which of them stand mostly in English texts.
pub(super) fn find_families(words: &[&str], english: &[bool]) -> Vec<u32> {
    let roots = PossibleRoots::of(words, english);
    let mut first: FxHashMap<&str, u32> = FxHashMap::default();
    let keys: Vec<String> = (0..words.len()).into_par_iter().map(|at| roots.key(at)).collect();
    let keys = link_stems(words, english, keys);
    keys.iter().zip(0..).map(|(key, at)| *first.entry(key).or_insert(at)).collect()
}

/// A word that stands mostly in Indonesian texts, but is the stem of English words of the site, and of no
/// Indonesian ones, is one of theirs: *font* beside *fonts*.
fn link_stems(words: &[&str], english: &[bool], mut keys: Vec<String>) -> Vec<String> {
    let mut sizes: FxHashMap<&str, usize> = FxHashMap::default();
    for key in &keys {
        *sizes.entry(key).or_default() += 1;
    }
    let link = |at: usize| {
        let stem = format!("en {}", words[at]);
        let is_alone = !english[at] && keys[at] == words[at] && sizes.get(words[at]) == Some(&1);
        (is_alone && sizes.contains_key(stem.as_str())).then_some((at, stem))
    };
    let links: Vec<(usize, String)> = (0..words.len()).filter_map(link).collect();
    for (at, stem) in links {
        keys[at] = stem;
    }
    keys
}

/// The forms that words of this vocabulary may be made from.
struct PossibleRoots<'a> {
    words: &'a [&'a str],
    english: &'a [bool],
    /// A form → whether it is a word, and from how many words it can be gained.
    forms: FxHashMap<String, (bool, usize)>,
    exceptions: FxHashMap<&'static str, &'static str>,
    stemmer: Stemmer,
}

impl<'a> PossibleRoots<'a> {
    fn of(words: &'a [&'a str], english: &'a [bool]) -> Self {
        let exceptions = read_exceptions();
        let indonesian = |at: usize| !english[at] && !exceptions.contains_key(words[at]);
        let forms_of_words: Vec<Vec<String>> = (0..words.len())
            .into_par_iter()
            .map(|at| if indonesian(at) { possible_forms(words[at]) } else { Vec::new() })
            .collect();
        let mut forms: FxHashMap<String, (bool, usize)> = FxHashMap::default();
        for form in forms_of_words.into_iter().flatten() {
            forms.entry(form).or_default().1 += 1;
        }
        for (at, word) in words.iter().enumerate() {
            if indonesian(at)
                && let Some(form) = forms.get_mut(*word)
            {
                form.0 = true;
            }
        }
        Self { words, english, forms, exceptions, stemmer: Stemmer::create(Algorithm::English) }
    }

    /// What the words of a family have in common.
    fn key(&self, at: usize) -> String {
        let word = self.words[at];
        if let Some(family) = self.exceptions.get(word) {
            return format!("!{family}");
        }
        if self.english[at] {
            return format!("en {}", self.stemmer.stem(word));
        }
        let mut root = word.to_owned();
        // A root may itself be made from another: pembelajaran, belajar, ajar.
        for _ in 0..3 {
            match self.best(&root) {
                Some(better) => root = better,
                None => break,
            }
        }
        root
    }

    /// The form with the most support; of equals the longest, then the first.
    fn best(&self, word: &str) -> Option<String> {
        let supported = possible_forms(word).into_iter().filter_map(|form| {
            let (is_word, count) = *self.forms.get(&form)?;
            let enough = if is_word {
                form.len() >= 4 || count >= SUPPORT
            } else {
                form.len() >= 4 && count > SUPPORT
            };
            let support = count + if is_word { 2 } else { 0 };
            enough.then_some((support, form.len(), form))
        });
        supported
            .max_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| b.2.cmp(&a.2)))
            .map(|(_, _, form)| form)
    }
}

fn read_exceptions() -> FxHashMap<&'static str, &'static str> {
    let lines = EXCEPTIONS.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(|line| {
            let family = line.split(' ').next().unwrap_or_default();
            line.split(' ').filter(|word| !word.is_empty()).map(move |word| (word, family))
        })
        .collect()
}

/// Every form that a word may have been made from, by affixes alone.
fn possible_forms(word: &str) -> Vec<String> {
    let mut all = Vec::new();
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return all;
    }
    for (stem, suffixed) in without_suffixes(word) {
        if suffixed && stem.len() >= 4 {
            all.push(stem.to_owned());
        }
        let mut open = vec![stem.to_owned()];
        for _ in 0..3 {
            let mut next = Vec::new();
            for form in &open {
                without_prefix(form, suffixed, &mut next);
            }
            all.extend(next.iter().cloned());
            open = next;
        }
    }
    all.sort_unstable();
    all.dedup();
    all.retain(|form| form.len() >= 3 && form.bytes().any(|byte| b"aeiou".contains(&byte)));
    all
}

/// The word without each of the suffixes that it may have, and whether one was taken off that
/// makes words: -kan, -an, -i.
fn without_suffixes(word: &str) -> Vec<(&str, bool)> {
    let mut stems = vec![word];
    for ends in [&["lah", "kah", "pun"][..], &["nya", "ku", "mu"]] {
        let shorter: Vec<&str> = stems
            .iter()
            .flat_map(|stem| ends.iter().filter_map(|end| stem.strip_suffix(end)))
            .filter(|stem| stem.len() >= 4)
            .collect();
        stems.extend(shorter);
    }
    let inflected = stems.len();
    let mut all: Vec<(&str, bool)> = stems.iter().map(|stem| (*stem, false)).collect();
    for stem in &stems[..inflected] {
        for end in ["kan", "an", "i"] {
            all.extend(stem.strip_suffix(end).filter(|it| it.len() >= 3).map(|it| (it, true)));
        }
    }
    // What is left of a possessive or particle is a form too.
    for (stem, made) in &mut all {
        *made |= stem.len() < word.len();
    }
    all
}

/// The forms that a word may be with one prefix more.
fn without_prefix(form: &str, suffixed: bool, forms: &mut Vec<String>) {
    let mut add = |root: String| {
        // A short root without a suffix is more often chance than not: beras, keras, dinas.
        if root.len() >= if suffixed { 3 } else { 4 } {
            forms.push(root);
        }
    };
    let vowel = |text: &str| text.starts_with(['a', 'e', 'i', 'o', 'u']);
    for prefix in ["di", "ter", "ber", "per"] {
        if let Some(rest) = form.strip_prefix(prefix) {
            add(rest.to_owned());
        }
    }
    for prefix in ["ke", "se"] {
        if let Some(rest) = form.strip_prefix(prefix).filter(|it| suffixed || it.len() >= 5) {
            add(rest.to_owned());
        }
    }
    for prefix in ["be", "te", "pe"] {
        if let Some(rest) = form.strip_prefix(prefix)
            && (rest.starts_with('r') || rest.get(1..3) == Some("er"))
        {
            add(rest.to_owned());
        }
    }
    for prefix in ["bel", "pel"] {
        if let Some(rest) = form.strip_prefix(prefix).filter(|rest| rest.starts_with("ajar")) {
            add(rest.to_owned());
        }
    }
    for prefix in ["me", "pe"] {
        let Some(rest) = form.strip_prefix(prefix) else { continue };
        if rest.starts_with(['l', 'r', 'w', 'y', 'm', 'n']) || prefix == "pe" && !vowel(rest) {
            add(rest.to_owned());
        }
        let nasals =
            [("ng", "k", "ghk"), ("ny", "s", ""), ("n", "t", "cdjzts"), ("m", "p", "bfvp")];
        for (nasal, lost, kept) in nasals {
            let Some(core) = rest.strip_prefix(nasal) else { continue };
            if vowel(core) {
                add(format!("{lost}{core}"));
                if nasal == "ng" {
                    add(core.to_owned());
                }
            } else if core.starts_with(|first| kept.contains(first)) {
                add(core.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two words are of one family in a vocabulary.
    fn together(vocabulary: &str, a: &str, b: &str) -> bool {
        let mut words: Vec<&str> = vocabulary.split(' ').chain([a, b]).collect();
        words.sort_unstable();
        words.dedup();
        let families = find_families(&words, &vec![false; words.len()]);
        let at = |word: &str| families[words.binary_search(&word).unwrap()];
        at(a) == at(b)
    }

    #[test]
    fn forms_of_one_word_are_one_family() {
        let words = "tolak layan ajar ubah atur sehat perintah kelola terap kurang";
        for (a, b) in [
            ("menolak", "penolakan"),
            ("ditolak", "tolak"),
            ("pelayanan", "melayani"),
            ("layanannya", "layan"),
            ("pembelajaran", "mengajar"),
            ("perubahan", "berubah"),
            ("peraturan", "diatur"),
            ("kesehatan", "menyehatkan"),
            ("pengelolaan", "dikelola"),
            ("penerapan", "diterapkan"),
            ("pengurangan", "kurang"),
        ] {
            assert!(together(words, a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_root_that_stands_nowhere_is_supported_by_its_words() {
        assert!(together("menolak penolakan ditolak tertolak", "menolak", "ditolak"));
        assert!(!together("inovasi", "pelatihan", "melatih"), "two words support nothing");
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        let words = "masa sehat duduk ikan beri kota guna ras nas";
        for (a, b) in [
            ("masalah", "masa"),
            ("penduduk", "duduk"),
            ("keras", "ras"),
            ("dinas", "nas"),
            ("bali", "bal"),
        ] {
            assert!(!together(words, a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_stem_of_english_words_is_one_of_them_unless_it_has_forms_of_its_own() {
        let words = ["banned", "bans", "font", "fonts", "start", "starting"];
        let families = find_families(&words, &[true, true, false, true, false, true]);
        assert_eq!((families[2], families[4]), (families[3], families[5]));
        let words = ["font", "fontnya", "fonts"];
        let families = find_families(&words, &[false, false, true]);
        assert_ne!(families[0], families[2]);
    }

    #[test]
    fn english_words_go_by_their_stem() {
        let words = ["service", "services", "serving"];
        let families = find_families(&words, &[true; 3]);
        assert_eq!(families[0], families[1]);
    }
}

//! What is left of a word without its affixes, from its letters alone: the key of the file that holds its
//! family (`format.md`, "Shard key"). The client works out the same. Apart from families, because a key only
//! has to be the same everywhere, not right: a family is written into every file that the key of a member names.

/// Particles, then possessives: one of each is taken off the end.
const PARTICLES_AND_POSSESSIVES: [&[&str]; 2] =
    [&["lah", "kah", "pun", "tah"], &["nya", "ku", "mu"]];

/// Suffixes that make words. Nouns in pe- and ke- end in -an, also after a `k`.
const SUFFIXES: [&str; 3] = ["kan", "an", "i"];

/// Prefixes, the longer before the shorter.
const PREFIXES: [&str; 19] = [
    "meng", "meny", "men", "mem", "me", "peng", "peny", "pen", "pem", "per", "pel", "pe", "ber",
    "bel", "be", "ter", "di", "ke", "se",
];

/// The letters that are left at least: three are the end of too many words.
const LEAST: usize = 4;

/// What is left of a folded word without its affixes. A nasal that stands for the first letter of
/// a root is not undone: `tolak` and `menolak` have different keys.
pub fn strip_affixes(word: &str) -> &str {
    if !has_affixes(word) {
        return word;
    }
    let mut core = word;
    let first = usize::from(word.starts_with("pe") || word.starts_with("ke"));
    for ends in [PARTICLES_AND_POSSESSIVES[0], PARTICLES_AND_POSSESSIVES[1], &SUFFIXES[first..]] {
        let cut = ends.iter().find_map(|end| core.strip_suffix(end).filter(|it| it.len() >= LEAST));
        core = cut.unwrap_or(core);
    }
    for _ in 0..3 {
        let cut = PREFIXES
            .iter()
            .find_map(|beginning| core.strip_prefix(beginning).filter(|it| it.len() >= LEAST));
        let Some(cut) = cut else { break };
        core = cut;
    }
    core
}

fn has_affixes(word: &str) -> bool {
    word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::strip_affixes;

    #[test]
    fn forms_of_a_word_have_few_keys() {
        for word in ["tolak", "ditolak", "tolaknya"] {
            assert_eq!(strip_affixes(word), "tolak", "{word}");
        }
        for word in ["menolak", "penolakan", "penolakannya"] {
            assert_eq!(strip_affixes(word), "olak", "{word}");
        }
        for word in ["layan", "layanan", "melayani", "dilayanilah"] {
            assert_eq!(strip_affixes(word), "layan", "{word}");
        }
    }

    #[test]
    fn a_core_keeps_its_first_letter() {
        assert_eq!(strip_affixes("mengatasi"), "atas");
        assert_eq!(strip_affixes("diatasi"), "atas");
        assert_eq!(strip_affixes("kalah"), "kalah");
        assert_eq!(strip_affixes("salah"), "salah");
    }

    #[test]
    fn short_and_foreign_words_are_their_own_key() {
        for word in ["opd", "desa", "2019", "café", "e2e11"] {
            assert_eq!(strip_affixes(word), word);
        }
    }
}

//! In which file the forms of a word are found, from its letters alone: `format.md`, "Route". The
//! client works out the same. Apart from families, because it only has to be the same everywhere,
//! not right: a family is written wherever one of its members leads.

/// What is taken off at the end, one of each list.
const ENDS: [&[&str]; 2] = [&["lah", "kah", "pun", "tah"], &["nya", "ku", "mu"]];

/// What makes words at the end. Nouns in pe- and ke- end in -an, also after a `k`.
const MAKING: [&str; 3] = ["kan", "an", "i"];

/// What is taken off at the beginning.
const BEGINNINGS: [&str; 19] = [
    "meng", "meny", "men", "mem", "me", "peng", "peny", "pen", "pem", "per", "pel", "pe", "ber",
    "bel", "be", "ter", "di", "ke", "se",
];

/// The route of a folded word.
pub fn route(word: &str) -> &str {
    let core = core(word);
    if core.len() == word.len() && !is_taken_apart(word) {
        return word;
    }
    let vowel = core.find(['a', 'e', 'i', 'o', 'u']).unwrap_or(0);
    if core.len() - vowel >= 2 { &core[vowel..] } else { core }
}

/// What is left of a folded word without its affixes. A nasal that stands for the first letter of
/// a root is not undone: `tolak` and `menolak` have different cores, and the same route.
pub fn core(word: &str) -> &str {
    if !is_taken_apart(word) {
        return word;
    }
    let mut core = word;
    let making = usize::from(word.starts_with("pe") || word.starts_with("ke"));
    for ends in [ENDS[0], ENDS[1], &MAKING[making..]] {
        let cut = ends.iter().find_map(|end| core.strip_suffix(end).filter(|it| it.len() >= 4));
        core = cut.unwrap_or(core);
    }
    for _ in 0..3 {
        let cut = BEGINNINGS
            .iter()
            .find_map(|beginning| core.strip_prefix(beginning).filter(|it| it.len() >= 3));
        let Some(cut) = cut else { break };
        core = cut;
    }
    core
}

fn is_taken_apart(word: &str) -> bool {
    word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{core, route};

    #[test]
    fn forms_of_a_word_go_one_way() {
        for word in ["tolak", "menolak", "penolakan", "ditolak", "penolakannya"] {
            assert_eq!(route(word), "olak", "{word}");
        }
        for word in ["layan", "layanan", "pelayanan", "melayani", "dilayanilah"] {
            assert_eq!(route(word), "ayan", "{word}");
        }
    }

    #[test]
    fn a_core_keeps_its_first_letter() {
        assert_eq!(core("mengatasi"), "atas");
        assert_eq!(core("diatasi"), "atas");
        assert_eq!(core("kalah"), "kalah");
        assert_eq!(core("salah"), "salah");
    }

    #[test]
    fn short_and_foreign_words_are_their_own_way() {
        for word in ["opd", "desa", "2019", "café", "e2e11"] {
            assert_eq!(route(word), word);
        }
    }
}

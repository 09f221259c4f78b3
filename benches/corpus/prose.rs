//! Bodies of entries: headings, paragraphs, lists, tables, notes and links between entries.

use std::fmt::Write as _;

use super::{heads::Heads, random::Random};

/// What every page of the invented province says.
const INVENTED: &str = "> [!PENTING]\n> Contoh rekaan: provinsi, tempat, orang, dan angka di halaman ini tidak ada.\n\n";

/// The same in English.
const INVENTED_ENGLISH: &str = "> [!IMPORTANT]\n> Invented: the province, the places, the people and the figures on this page do not exist.\n\n";

/// The notice, if one is due.
pub fn notice(heads: &Heads) -> &'static str {
    if heads.is_invented() { INVENTED } else { "" }
}

/// The notice of an English page, if one is due.
pub fn english_notice(heads: &Heads) -> &'static str {
    if heads.is_invented() { INVENTED_ENGLISH } else { "" }
}

/// A paragraph.
pub fn paragraph(heads: &Heads, random: &mut Random) -> String {
    if heads.is_invented() {
        heads.words.sensible_paragraph(random)
    } else {
        heads.words.paragraph(random)
    }
}

/// A short sentence.
pub fn sentence(heads: &Heads, random: &mut Random) -> String {
    if heads.is_invented() {
        (*random.pick(&heads.words.sentences)).to_owned()
    } else {
        heads.words.sentence(random, 6, 12)
    }
}

/// The longer part of a case: sections of words, a list, a table, a footnote, links to other cases.
pub fn case_body(heads: &Heads, random: &mut Random) -> String {
    let mut body = format!("{}{}\n", notice(heads), paragraph(heads, random));
    let titles = ["Gambaran umum", "Kejadian penting", "Yang dicatat peserta", "Rencana adopsi"];
    let count = if heads.is_invented() { 2 } else { titles.len() };
    for title in &titles[..count] {
        let _ = writeln!(body, "\n## {title}\n");
        for _ in 0..random.between(1, 2) {
            let _ = writeln!(body, "{}\n", paragraph(heads, random));
        }
        for _ in 0..random.between(2, 3) {
            let _ = writeln!(body, "- {}", sentence(heads, random));
        }
    }
    if random.chance(60) {
        table(heads, &mut body, random);
    }
    if random.chance(30) {
        let _ = writeln!(
            body,
            "\n{}[^1]\n\n[^1]: {}",
            sentence(heads, random),
            sentence(heads, random)
        );
    }
    body.push_str("\nLihat juga ");
    for link in 0..random.between(1, 3) {
        let other = heads.case(random.below(heads.cases()));
        let _ = write!(body, "{}[[praktik/{}]]", if link > 0 { ", " } else { "" }, other.name);
    }
    body.push_str(".\n");
    body
}

fn table(heads: &Heads, body: &mut String, random: &mut Random) {
    body.push_str("\n| Kegiatan | Rencana | Capaian |\n| --- | ---: | ---: |\n");
    let places: Vec<&String> = random.sample(&heads.words.places, 4);
    for place in places {
        let _ =
            writeln!(body, "| {place} | {} | {} |", random.between(10, 90), random.between(10, 90));
    }
}

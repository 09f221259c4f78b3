//! Front matter: sound entries of every kind whose keys, values and lines were spoilt.

use crate::{
    attack::{self, Generator, Input},
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, VISIT},
};

/// Tries front matter.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "front-matter", count: 90, group: 10, make })
}

const PAGE: &str = "---\njudul: Halaman\nmenu: ya\n---\n\nIsi.\n";

/// The kinds of entries: their folder and a sound one.
const ENTRIES: [(&str, &str); 6] = [
    ("praktik", CASE),
    ("lokus", LOCUS),
    ("kunjungan", VISIT),
    ("lembaga", INSTITUTE),
    ("adopsi", ADOPTION),
    ("halaman", PAGE),
];

/// The table of names, for its keys.
const NAMES: &str = include_str!("../../src/names/names.yaml");

/// Values that are no more than odd.
const VALUES: [&str; 44] = [
    "",
    "\"\"",
    "[]",
    "[\"\"]",
    "{}",
    "null",
    "~",
    "ya",
    "tidak",
    "belum-diketahui",
    "0",
    "-1",
    "1e400",
    "0x1F",
    "12.500",
    "1.250.000,25",
    "Rp1,5 miliar",
    "2024-02-29",
    "31/12/2024",
    "0018",
    "9999-99-99",
    "17 Agustus 1945",
    "[a, b, c]",
    "a, b dan c",
    "- a",
    "• a\n  • b",
    "|\n  a\n  ---\n  b",
    ">-\n  a\n\n  b",
    "'a",
    "\"a\\",
    "[a, {b: [c]}]",
    "{a: {b: {c: d}}}",
    "&x a",
    "*x",
    "!!int a",
    "<<: *x",
    "#0b5d57",
    "lokus/uji",
    "[[lokus/uji]]",
    "../../etc/passwd",
    "javascript:pwn()",
    "https://",
    "-7.25, 112.75",
    "?",
];

fn keys() -> Vec<&'static str> {
    let keys = NAMES.lines().filter_map(|line| line.strip_prefix("    id: "));
    keys.filter(|key| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).collect()
}

/// A value: odd, hostile or made of pieces.
pub(crate) fn value(random: &mut Random) -> String {
    match random.below(6) {
        0 => format!("'{}'", random.pick(PAYLOADS).replace('\'', "''")),
        1 => format!("\"{}\"", random.pick(PAYLOADS).replace('\\', "\\\\").replace('"', "\\\"")),
        2 => random.pick(PAYLOADS).to_owned(),
        3 => (0..=random.below(5)).map(|_| random.pick(PIECES)).collect(),
        4 => format!("[{}, {}]", random.pick(&VALUES), random.pick(PAYLOADS)),
        _ => random.pick(&VALUES).to_owned(),
    }
}

fn make(random: &mut Random, number: usize) -> Input {
    let keys = keys();
    let (folder, entry) = ENTRIES[random.below(ENTRIES.len())];
    let mut lines: Vec<String> = entry.lines().map(str::to_owned).collect();
    let end = lines.iter().skip(1).position(|line| line == "---").map_or(1, |at| at + 1);
    for _ in 0..=random.below(8) {
        let key = random.pick(&keys);
        let line = match random.below(8) {
            0 => format!(
                "{key}:\n  - {}: {}\n    {}: {}",
                random.pick(&keys),
                value(random),
                random.pick(&keys),
                value(random)
            ),
            1 => format!("{key}:\n  {}: {}", random.pick(&keys), value(random)),
            2 => format!("{key}: {}\n{key}: {}", value(random), value(random)),
            3 => format!("{}: {}", random.pick(PIECES), value(random)),
            _ => format!("{key}: {}", value(random)),
        };
        if random.once_in(3) && end > 1 {
            // In the place of a sound line.
            let at = 1 + random.below(end - 1);
            lines[at] = line;
        } else {
            lines.insert(1 + random.below(end), line);
        }
    }
    let mut text = lines.join("\n") + "\n";
    if random.once_in(3) {
        text = random.spoil_text(&text, PIECES);
    }
    let mut bytes = text.into_bytes();
    if random.once_in(8) {
        random.spoil_bytes(&mut bytes);
    }
    let mut input = Input::default();
    let language = ["", "", "", ".en", ".xx"][random.below(5)];
    if !language.is_empty() {
        input.file(format!("content/{folder}/u{number}.md"), entry);
    }
    input.file(format!("content/{folder}/u{number}{language}.md"), bytes);
    input
}

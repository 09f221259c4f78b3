//! Files of terms: the built-in ones spoilt, and made-up ones.

use crate::{
    attack::{self, Generator, Input},
    front_matter::value,
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    samples::{CASE, LOCUS},
};

/// Tries files of terms.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "terms", count: 40, group: 1, make })
}

/// The names of the files, and what is built in.
const FILES: [(&str, &str); 6] = [
    ("bidang", include_str!("../../src/model/terms/sectors.yaml")),
    ("faktor", include_str!("../../src/model/terms/factors.yaml")),
    ("mitra", include_str!("../../src/model/terms/partners.yaml")),
    ("provinsi", include_str!("../../src/model/terms/provinces.yaml")),
    ("sinonim", include_str!("../../src/model/terms/synonyms.yaml")),
    ("lain", include_str!("../../src/model/terms/methods.yaml")),
];

fn make(random: &mut Random, number: usize) -> Input {
    let (name, built_in) = FILES[random.below(FILES.len())];
    let text = if random.once_in(2) {
        let lines: Vec<&str> = built_in.lines().collect();
        let start = random.below(lines.len());
        let part = lines[..lines.len().min(start + 60)].join("\n");
        random.spoil_text(&part, &[PIECES, PAYLOADS].concat())
    } else {
        made_up(random)
    };
    let mut bytes = text.into_bytes();
    if random.once_in(8) {
        random.spoil_bytes(&mut bytes);
    }
    let mut input = Input::default();
    let ending = random.pick(&["yaml", "yaml", "yaml", "yml", "YAML", "md"]);
    input.file(format!("content/istilah/{name}.{ending}"), bytes);
    // Somebody uses them.
    let used = random.pick(&["kesehatan", "a", "0", "İ", "istilah-baru"]);
    let case = CASE.replace("bidang: kesehatan", &format!("bidang: {used}"));
    input.file(format!("content/praktik/u{number}.md"), case);
    input.file("content/lokus/uji.md", LOCUS);
    input
}

fn made_up(random: &mut Random) -> String {
    let mut text = String::new();
    if random.once_in(3) {
        text.push_str(&format!("vocabulary: {}\nlabel: {}\n", value(random), value(random)));
    }
    text.push_str("terms:\n");
    for number in 0..=random.below(8) {
        let id = match random.below(4) {
            0 => value(random),
            1 => random.pick(PIECES).to_owned(),
            2 => "sama".to_owned(),
            _ => format!("istilah-{number}"),
        };
        text.push_str(&format!("  - id: {id}\n"));
        for key in
            ["label", "synonyms", "description", "group", "source", "parent", "see", "wilayah"]
        {
            if random.once_in(2) {
                text.push_str(&format!("    {key}: {}\n", value(random)));
            }
        }
    }
    text
}

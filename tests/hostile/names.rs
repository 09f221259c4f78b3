//! Names of files and folders: those that some system cannot have, that mean something to a host or
//! a browser, or that are one name to some systems and two to others.

use std::ffi::OsString;

use crate::{
    attack::{self, Generator, Input},
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    samples::{CASE, LOCUS},
};

/// Tries names.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "names", count: 40, group: 4, make })
}

const NAMES: [&str; 62] = [
    "con",
    "CON",
    "nul.txt",
    "aux",
    "com1",
    "COM¹",
    "lpt9",
    "conin$",
    "prn.a",
    " ",
    "a ",
    " a",
    "a.",
    ".a",
    "..a",
    "a..",
    "-a",
    "--lang",
    "~",
    "a~1",
    "a:b",
    "a\\b",
    "a|b",
    "a?b",
    "a*b",
    "a<b",
    "a\"b",
    "a%2fb",
    "%2e%2e",
    "a#b",
    "a&b",
    "a=b",
    "a;b",
    "index",
    "INDEX",
    "Index",
    "404",
    "cari",
    "index.html",
    ".htaccess",
    ".git",
    ".teladan",
    "web.config",
    "robots.txt",
    "sitemap.xml",
    "é",
    "e\u{301}",
    "ß",
    "ss",
    "İ",
    "ı",
    "K",
    "ﬁ",
    "한국",
    "日本語",
    "\u{202e}dm",
    "a\u{200b}b",
    "a\u{ad}b",
    "a\u{a0}b",
    "\u{feff}a",
    "a\nb",
    "a\u{1b}[31mb",
];

const FOLDERS: [&str; 22] = [
    "halaman",
    "praktik",
    "lokus",
    "kunjungan",
    "lembaga",
    "adopsi",
    "istilah",
    "pages",
    "Halaman",
    "halaman ",
    "cases",
    "",
    "lain",
    ".git",
    "node_modules",
    "halaman/halaman",
    "halaman/../praktik",
    "praktik/a/b/c/d/e/f/g/h/i/j/k/l/m",
    "con",
    "halaman.md",
    "a\u{301}",
    "teladan.yaml",
];

const ENDINGS: [&str; 30] = [
    "md",
    "md",
    "md",
    "md",
    "MD",
    "markdown",
    "md ",
    "en.md",
    "xx.md",
    "en.en.md",
    "en-US.md",
    "md.md",
    "md~",
    "swp",
    "txt",
    "pdf",
    "jpg",
    "svg",
    "html",
    "HTM",
    "js",
    "php5",
    "phar",
    "shtm",
    "lnk",
    "url",
    "xbl",
    "docx",
    "",
    "md\u{200b}",
];

/// A name: known, made of pieces, very long, or no text at all.
fn name(random: &mut Random) -> OsString {
    let name = match random.below(8) {
        0 => (0..=random.below(3)).map(|_| random.pick(PIECES)).collect::<String>(),
        1 => random.pick(PAYLOADS).to_owned(),
        2 => "a".repeat(240 + random.below(20)),
        3 => "é".repeat(110 + random.below(20)),
        _ => random.pick(&NAMES).to_owned(),
    };
    #[cfg(unix)]
    if random.once_in(10) {
        use std::os::unix::ffi::OsStringExt as _;
        let mut bytes = name.into_bytes();
        random.spoil_bytes(&mut bytes);
        bytes.retain(|byte| ![0, b'/'].contains(byte));
        return OsString::from_vec(bytes);
    }
    OsString::from(name.replace(['/', '\0'], "_"))
}

fn make(random: &mut Random, number: usize) -> Input {
    let mut input = Input::default();
    for _ in 0..=random.below(4) {
        let mut path = OsString::from(format!("content/{}/", random.pick(&FOLDERS)));
        if random.once_in(3) {
            // An entry as a folder, with a file beside it.
            path.push(name(random));
            path.push("/");
            let mut index = path.clone();
            index.push("index.md");
            input.file(index, format!("---\njudul: Uji {number}\n---\n\nIsi.\n"));
        }
        path.push(name(random));
        path.push(".");
        path.push(random.pick(&ENDINGS));
        let text = random.pick(&[CASE, LOCUS, "---\njudul: Uji\n---\n\nIsi.\n", "isi", ""]);
        input.file(path, text);
    }
    if random.once_in(3) {
        let old = [
            random.pick(&NAMES),
            random.pick(PAYLOADS),
            random.pick(PIECES),
            "../a",
            ".git/hooks/x",
            "cari/akar.js",
        ];
        let old = old[random.below(old.len())].replace('\'', "''");
        let slug = random.pick(&NAMES).replace('\'', "''");
        let text = format!(
            "---\njudul: Uji\nslug: '{slug}'\nalamat_lama: ['{old}', 'a/{old}.html']\n---\n\nIsi.\n"
        );
        input.file(format!("content/halaman/alamat-{number}.md"), text);
    }
    input
}

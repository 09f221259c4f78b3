//! Pictures beside an entry: the heads of JPEG, PNG, WebP and SVG spoilt, and drawings that would run.

use crate::{
    attack::{self, Generator, Input},
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    samples::png,
};

/// Tries pictures.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "pictures", count: 60, group: 10, make })
}

/// A camera's photo: what it wrote beside the picture, tables, a picture of a few bytes.
pub(crate) fn jpeg() -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, content: &[u8]| {
        out.extend([0xFF, marker]);
        out.extend((content.len() as u16 + 2).to_be_bytes());
        out.extend(content);
    };
    segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    segment(0xE1, b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
    segment(0xE2, b"ICC_PROFILE\0\x01\x01profil");
    segment(0xED, b"Photoshop 3.0\x008BIM");
    segment(0xFE, b"catatan");
    segment(0xDB, &[0; 65]);
    segment(0xC0, &[8, 0, 48, 0, 64, 1, 1, 0x11, 0]);
    segment(0xC4, &[0; 29]);
    segment(0xDA, &[1, 1, 0, 0, 63, 0]);
    out.extend([0x12, 0x34, 0xFF, 0, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]);
    out.extend(b"film pendek");
    out
}

/// A WebP in the extended form, with what a program wrote beside the picture.
pub(crate) fn webp() -> Vec<u8> {
    let mut parts = Vec::new();
    for (name, content) in [
        (b"VP8X", &b"\x2C\0\0\0\x3F\0\0\x2F\0\0"[..]),
        (b"ICCP", b"profil"),
        (b"VP8L", b"\x2F\x3F\xC0\x0B\0\x07"),
        (b"EXIF", b"MM\0\x2A\0\0\0\x08\0"),
        (b"XMP ", b"<x:xmpmeta/>"),
    ] {
        parts.extend(name);
        parts.extend((content.len() as u32).to_le_bytes());
        parts.extend(content);
        parts.resize(parts.len().next_multiple_of(2), 0);
    }
    let mut out = b"RIFF".to_vec();
    out.extend((parts.len() as u32 + 4).to_le_bytes());
    out.extend(b"WEBP");
    out.extend(parts);
    out
}

/// Drawings, some of which run in a browser.
const DRAWINGS: [&str; 16] = [
    "<svg xmlns='http://www.w3.org/2000/svg' width=\"120px\" height='40' viewBox='0 0 120 40'><path d='M0 0h9'/></svg>",
    "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'><title>a</title><text x='1' y='2'>b</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='#a'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><script>pwn()</script></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='pwn()'/>",
    "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:pwn()'><text>a</text></a></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p xmlns='http://www.w3.org/1999/xhtml' onclick='pwn()'/></foreignObject></svg>",
    "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'pwn()'>]>\n<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!DOCTYPE svg [<!ATTLIST a href CDATA 'javascript:pwn()'>]>\n<svg xmlns='http://www.w3.org/2000/svg'><a><text>a</text></a></svg>",
    "<?xml version='1.0' encoding='ISO-2022-JP'?><svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><form xmlns='http://www.w3.org/1999/xhtml'><button formaction='javascript:pwn()'>a</button></form></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=javascript:pwn()'/></svg>",
    "<?xml-stylesheet href='javascript:pwn()'?><svg xmlns='http://www.w3.org/2000/svg'><style>a{background:url(pwn)}</style></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><animate attributeName='href' to='javascript:pwn()'/><set to='x'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/svg+xml,%3Csvg onload=%22pwn()%22/%3E'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='1e309' height='-0' viewBox='0 0 NaN inf'/>",
];

/// Attributes of a drawing, with spaces of every kind before them.
const ATTRIBUTES: [&str; 8] = [
    "\u{a0}width='1'",
    "\u{2003}onload='pwn()'",
    "\u{3000}x\u{a0}=\u{a0}'y'",
    "\u{85}href=javascript:pwn()",
    " é='1'",
    "=\u{a0}'",
    "ﬁ:on='pwn()'",
    "\u{feff}style='background:url(pwn)'",
];

/// The bytes of a drawing.
pub(crate) fn drawing(random: &mut Random) -> Vec<u8> {
    let mut text = random.pick(&DRAWINGS).to_owned();
    for _ in 0..random.below(3) {
        let places: Vec<usize> = text.match_indices([' ', '>', '/']).map(|(at, _)| at).collect();
        let at = places[random.below(places.len())];
        let piece = match random.below(4) {
            0 => random.pick(PIECES),
            1 => random.pick(PAYLOADS),
            _ => random.pick(&ATTRIBUTES),
        };
        text.insert_str(at, piece);
    }
    match random.below(12) {
        0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        2 => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        3 => text.replace("<text", "\u{1b}$B<text").into_bytes(),
        _ => text.into_bytes(),
    }
}

/// The bytes of some picture, mostly spoilt.
pub(crate) fn picture(random: &mut Random) -> Vec<u8> {
    let mut bytes = match random.below(5) {
        0 => jpeg(),
        1 => png(random.below(40)),
        2 => webp(),
        _ => drawing(random),
    };
    if !random.once_in(4) {
        random.spoil_bytes(&mut bytes);
    }
    bytes
}

fn make(random: &mut Random, number: usize) -> Input {
    let mut input = Input::default();
    let folder = format!("content/halaman/u{number}");
    let mut body = String::new();
    for at in 0..=random.below(3) {
        let ending =
            random.pick(&["jpg", "JPEG", "png", "webp", "svg", "svg", "SVG", "gif", "avif"]);
        let name = format!("gambar-{at}.{ending}");
        input.file(format!("{folder}/{name}"), picture(random));
        body.push_str(&format!("![Gambar]({name} \"Gambar\")\n\n"));
    }
    input.file(format!("{folder}/index.md"), format!("---\njudul: Uji\n---\n\n{body}"));
    if random.once_in(4) {
        let ending = random.pick(&["svg", "png", "jpg"]);
        input.file(format!("logo.{ending}"), picture(random));
        input.file(
            "teladan.yaml",
            format!("judul: Uji\npenerbit:\n  nama: Uji\n  logo: logo.{ending}\n"),
        );
    }
    input
}

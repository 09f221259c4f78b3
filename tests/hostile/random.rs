//! Numbers that look like chance and can be had again: `SplitMix64` (Steele, Lea, Flood 2014), with
//! what generators pick and spoil by them. Our own because thirty lines need no dependency, and
//! because a seed must mean the same inputs for as long as this repository stands.

/// A stream of numbers from one seed.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a seed, apart from those of other names.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        let mixed = name.bytes().fold(seed, |state, byte| {
            (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3).rotate_left(17)
        });
        Self(mixed)
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below another; 0 below 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of some things.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// A word of small letters that stands nowhere else.
    pub(crate) fn word(&mut self) -> String {
        let mut letters = self.next();
        let mut word = "zq".to_owned();
        for _ in 0..10 {
            word.push(char::from(b'a' + (letters % 26) as u8));
            letters /= 26;
        }
        word
    }

    /// Some bytes.
    pub(crate) fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most + 1)).map(|_| self.next() as u8).collect()
    }

    /// The bytes with a few of them flipped, cut out, doubled, or cut off.
    pub(crate) fn spoil_bytes(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(40)).min(bytes.len());
            match self.below(7) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
                3 => {
                    let part = self.bytes(8);
                    bytes.splice(at..at, part);
                }
                4 if at < bytes.len() => bytes[at] = [0, 1, 0x7F, 0x80, 0xFF][self.below(5)],
                _ if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                _ => {}
            }
        }
    }

    /// The text with pieces of others strewn in, lines doubled, taken out or put elsewhere.
    pub(crate) fn spoil_text(&mut self, text: &str, pieces: &[&str]) -> String {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for _ in 0..=self.below(5) {
            let at = self.below(lines.len());
            match self.below(6) {
                0 => {
                    let line = lines[at].clone();
                    lines.insert(at, line);
                }
                1 if lines.len() > 1 => drop(lines.remove(at)),
                2 => {
                    let other = self.below(lines.len());
                    lines.swap(at, other);
                }
                3 => lines[at].insert_str(0, ["  ", "\t", "- ", "> ", "    "][self.below(5)]),
                _ => {
                    let line = &mut lines[at];
                    let mut place = self.below(line.len() + 1);
                    while !line.is_char_boundary(place) {
                        place -= 1;
                    }
                    line.insert_str(place, self.pick(pieces));
                }
            }
        }
        lines.join("\n")
    }
}

/// Pieces that broke something somewhere: spaces that are none, signs without width, letters that
/// change their length with their case, control characters, and what other notations mean by them.
pub(crate) const PIECES: &[&str] = &[
    "\u{a0}",
    "\u{a0}0812345678901",
    "\u{202f}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "e\u{301}",
    "İ",
    "ẞ",
    "ﬃ",
    "Ⅷ",
    "𝒳",
    "👨‍👩‍👧",
    "한국어",
    "ﷺ",
    "\u{85}",
    "\u{1b}[31m",
    "\r",
    "\t",
    "\u{0}",
    "'",
    "\"",
    "`",
    "```",
    "&#0;",
    "&lt;",
    "&",
    "<",
    ">",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<?x",
    "{",
    "}",
    "{{ 7*7 }}",
    "{% raw %}",
    "[",
    "]",
    "[[",
    "]]",
    "](",
    "|",
    "||",
    "\\",
    "*",
    "**",
    "_",
    "~~",
    "# ",
    "## ",
    "---",
    "...",
    ":",
    ": ",
    "- ",
    "? ",
    "!x ",
    "!!binary ",
    "&a ",
    "*a",
    "%",
    "%2e%2e%2f",
    "%00",
    "../",
    "//",
    "@",
    "=",
    "+62 812-3456-7890",
    "1.500.000",
    "0,5",
    "99999999999999999999",
    "-0",
    "1e309",
    "NaN",
    "2024-02-30",
    "9999-12-31",
    "0000-00-00",
    "—",
    "–",
    "‑",
    "\u{3000}",
    "１２３",
    "x\u{200d}",
    "\u{301}",
    "\u{e0001}",
    "\u{10ffff}",
];

/// What would run in a browser if it came out as it went in.
pub(crate) const PAYLOADS: &[&str] = &[
    "<script>pwn()</script>",
    "<img src=x onerror=pwn()>",
    "\"><svg onload=pwn()>",
    "' onmouseover='pwn()",
    "\" autofocus onfocus=\"pwn()",
    "javascript:pwn()",
    "JaVaScRiPt:pwn()",
    "java\tscript:pwn()",
    "\u{1}javascript:pwn()",
    "javascript&colon;pwn()",
    "&#106;avascript:pwn()",
    "vbscript:pwn()",
    "data:text/html,<script>pwn()</script>",
    "</title><script>pwn()</script>",
    "</style><script>pwn()</script>",
    "--><script>pwn()</script>",
    "]]><script>pwn()</script>",
    "<iframe srcdoc='<script>pwn()</script>'>",
    "<math><mi xlink:href='javascript:pwn()'>",
    "<a href=javascript:pwn()>x</a>",
    "<base href='//pwn.test/'>",
    "<form action=javascript:pwn()>",
    "<meta http-equiv=refresh content='0;url=javascript:pwn()'>",
    "<object data=javascript:pwn()>",
    "[x](javascript:pwn())",
    "[x](<java&#10;script:pwn()>)",
    "![x](data:image/svg+xml,<svg/onload=pwn()>)",
    "<javascript:pwn()>",
    "[x]: javascript:pwn()",
    "red;background:url(javascript:pwn())",
    "#fff}body{background:url(//pwn.test)}",
    "//pwn.test/",
    "\\\\pwn.test\\x",
    "https:javascript:pwn()",
];

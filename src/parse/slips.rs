//! Slips of the pen in front matter, recognised line by line. A parser of YAML blames the line
//! after the mistake, in words of its own; this scanner looks for the mistakes that people who
//! write in Word really make, and marks the very characters. It runs only over front matter that
//! the parser could not read.

use std::ops::Range;

use super::block_text::BlockTexts;
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::{SourceId, Span},
    text::{invisible::is_invisible, list_marks::strip_mark},
};

/// A slip, and how the rest of the front matter can still be read.
pub(super) struct LineSlip {
    /// The diagnostic.
    pub(super) diagnostic: Diagnostic,
    /// The bytes, within the front matter, to be passed over so that the rest can be read.
    pub(super) masked: Range<usize>,
}

/// Every slip in a front matter. `offset` is where it starts in the file.
pub(super) fn find_slips(text: &str, source: SourceId, offset: usize) -> Vec<LineSlip> {
    let mut slips = Vec::new();
    let mut start = 0;
    let mut blocks = BlockTexts::default();
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let content = line.trim_end();
        let indent = content.len() - content.trim_start_matches(' ').len();
        if blocks.hold(content) {
            start += line.len();
            continue;
        }
        let slip = scan(content, lines.peek().is_none_or(|next| begins_anew(next, indent)));
        if let Some(slip) = slip {
            let at = |range: &Range<usize>| start + range.start..start + range.end;
            let mark = at(&slip.mark);
            let span = Span::new(source, offset + mark.start..offset + mark.end);
            let mut diagnostic = Diagnostic::at(&rule::YAML_SYNTAX, span).variant(slip.variant);
            for (name, value) in slip.arguments {
                diagnostic = diagnostic.text(name, value);
            }
            slips.push(LineSlip { diagnostic, masked: at(&slip.masked) });
        }
        start += line.len();
    }
    slips
}

/// A slip within one line.
struct SlipInLine {
    variant: &'static str,
    mark: Range<usize>,
    masked: Range<usize>,
    arguments: Vec<(&'static str, String)>,
}

/// Whether a line cannot go on with the value of the one above, whose indentation is `outer`.
fn begins_anew(line: &str, outer: usize) -> bool {
    let text = line.trim_start_matches(' ');
    let is_key =
        || key(text).is_some_and(|key| text[key.len() + 1..].starts_with([' ', '\r', '\n']));
    line.len() - text.len() <= outer && (text.starts_with("- ") || is_key())
}

/// Looks at one line. `ends` says that its value does not go on below.
fn scan(line: &str, ends: bool) -> Option<SlipInLine> {
    let white = line.len() - line.trim_start().len();
    if let Some(tab) = line[..white].find('\t') {
        let slip = SlipInLine {
            variant: "tab",
            mark: tab..tab + 1,
            masked: 0..line.len(),
            arguments: Vec::new(),
        };
        return Some(slip);
    }
    let other = line[..white].char_indices().find(|(_, sign)| *sign != ' ');
    if let Some((at, sign)) = other {
        return Some(other_space(line, at..at + sign.len_utf8(), 0..line.len()));
    }
    if line[white..].starts_with('#') {
        return None;
    }
    if let Some(slip) = list_mark(line, white) {
        return Some(slip);
    }
    let mut at = white;
    while let Some(rest) = line[at..].strip_prefix("- ") {
        at = line.len() - rest.trim_start().len();
    }
    // Text at the very margin goes on with nothing: it was meant as a key.
    let margin = at == 0 && line.starts_with(char::is_alphabetic);
    let Some(key) = key(&line[at..]).or_else(|| key_of_words(line).filter(|_| margin)) else {
        let lost = margin && ends && !line.contains(':');
        return if lost { Some(no_colon(line)) } else { value(line, at, true, ends) };
    };
    let behind = at + key.len() + 1;
    match line[behind..].chars().next() {
        None => None,
        Some(' ' | '\t') => {
            value(line, line.len() - line[behind..].trim_start().len(), false, ends)
        }
        Some(sign) if sign.is_whitespace() || is_invisible(sign) => {
            Some(other_space(line, behind..behind + sign.len_utf8(), behind..line.len()))
        }
        // An address such as `https://…` is no key.
        Some('/') => None,
        Some(_) => Some(SlipInLine {
            variant: "no-space",
            mark: at..behind,
            masked: behind..line.len(),
            arguments: vec![("key", key.to_owned())],
        }),
    }
}

/// The mark of a list of Word, behind that many bytes of white space.
fn list_mark(line: &str, white: usize) -> Option<SlipInLine> {
    let text = &line[white..];
    let item = strip_mark(text).filter(|_| !text.starts_with("- "))?;
    let mark = text[..text.len() - item.len()].trim_end().len();
    Some(SlipInLine {
        variant: "list-mark",
        mark: white..white + mark,
        masked: 0..line.len(),
        arguments: vec![("value", item.to_owned())],
    })
}

/// A space that is none to YAML, as Word puts it between words that belong together.
fn other_space(line: &str, mark: Range<usize>, masked: Range<usize>) -> SlipInLine {
    let sign = line[mark.clone()].chars().next().map_or(0, u32::from);
    let arguments = vec![("sign", format!("U+{sign:04X}"))];
    SlipInLine { variant: "other-space", mark, masked, arguments }
}

/// The key that a line starts with: letters, digits, `_` and `-` before a colon.
fn key(text: &str) -> Option<&str> {
    let end = text.find(':')?;
    let key = &text[..end];
    let right = key.starts_with(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    right.then_some(key)
}

/// A key of several words, such as `faktor keberhasilan:`.
fn key_of_words(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let right =
        key.split(' ').all(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric));
    right.then_some(key)
}

/// A line that says nothing but text.
fn no_colon(line: &str) -> SlipInLine {
    let (mark, masked) = (0..line.len(), 0..line.len());
    SlipInLine { variant: "no-colon", mark, masked, arguments: Vec::new() }
}

/// Looks at the value that starts at `at`. The items of a list may start with more.
fn value(line: &str, at: usize, item: bool, ends: bool) -> Option<SlipInLine> {
    let text = &line[at..];
    let whole = at..line.len();
    let first = text.chars().next()?;
    let slip = |variant: &'static str, mark: Range<usize>, arguments| {
        Some(SlipInLine { variant, mark, masked: whole.clone(), arguments })
    };
    let with_value = || vec![("value", replace_quotes(text))];
    let reserved = || {
        let arguments = vec![("character", first.to_string()), ("value", replace_quotes(text))];
        slip("reserved", at..at + first.len_utf8(), arguments)
    };
    match first {
        '"' | '\'' => match closing(text, first) {
            Some(end) if !rest_is_empty(&text[end..]) => {
                let twice = first == '\'' && text[end..].trim_end().ends_with('\'');
                let mark = if twice { at + end - 1..at + end } else { at + end..line.len() };
                let variant = if twice { "inner-quote" } else { "after-quote" };
                slip(variant, mark, vec![("value", replace_quotes(text.trim_matches(first)))])
            }
            None if ends => slip("quote", at + 1..line.len(), Vec::new()),
            _ => None,
        },
        '*' | '&' | '!' | '%' | '@' | '`' => reserved(),
        '|' | '>' if text[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9')) => None,
        '|' | '>' => reserved(),
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            match text.rfind(close) {
                Some(end) if !rest_is_empty(&text[end + 1..]) => reserved(),
                None if ends => slip("bracket", at..at + 1, Vec::new()),
                _ => None,
            }
        }
        // Behind `- ` a second colon may be a pair's, and a line without a key goes on with the
        // text of the line before.
        _ if item => None,
        _ => match text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1)) {
            Some(colon) if !text[..colon].contains(" #") => {
                slip("colon", at + colon..at + colon + 1, with_value())
            }
            _ => None,
        },
    }
}

/// The position behind the quote that closes the one at the start.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if quote == '"' => {
                characters.next();
            }
            _ if character == quote => {
                let doubled = quote == '\'' && characters.peek().is_some_and(|(_, c)| *c == quote);
                if !doubled {
                    return Some(at + 1);
                }
                characters.next();
            }
            _ => {}
        }
    }
    None
}

/// Whether nothing stands there but a comment.
fn rest_is_empty(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with('#') || rest.starts_with(',')
}

/// A value as it is repeated in a message: without the quotes that would confuse it.
fn replace_quotes(text: &str) -> String {
    text.trim().replace('"', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(text: &str) -> Vec<(&'static str, String)> {
        let slips = find_slips(text, SourceId(0), 0);
        let named = slips.iter().map(|slip| {
            let crate::diagnostic::Place::Span(span) = slip.diagnostic.place else { panic!() };
            (slip.diagnostic.variant.unwrap(), text[span.range()].to_owned())
        });
        named.collect()
    }

    #[test]
    fn every_slip_is_named_and_marked() {
        for (text, variant, mark) in [
            ("judul:Lapor\n", "no-space", "judul:"),
            ("judul:\u{a0}Lapor\n", "other-space", "\u{a0}"),
            ("\u{a0} - Lapor\n", "other-space", "\u{a0}"),
            ("• Laporan\n", "list-mark", "•"),
            ("  2) Laporan\n", "list-mark", "2)"),
            ("\tjudul: x\n", "tab", "\t"),
            ("judul: Inovasi: cara baru\n", "colon", ":"),
            ("judul: \"Kutipan,\" kata Bupati\n", "after-quote", " kata Bupati"),
            ("judul: 'Jum'at sehat'\n", "inner-quote", "'"),
            ("judul: *penting*\n", "reserved", "*"),
            ("judul: [Konsep] Lapor\n", "reserved", "["),
            ("judul: > 100 warga\n", "reserved", ">"),
            ("judul: `kode`\n", "reserved", "`"),
            ("judul: @bupati\n", "reserved", "@"),
            ("judul: %capaian\n", "reserved", "%"),
            ("faktor keberhasilan:ada\n", "no-space", "faktor keberhasilan:"),
            ("judul = Lapor\nlokus: uji\n", "no-colon", "judul = Lapor"),
            ("judul: \"Antrean daring\nlokus: uji\n", "quote", "Antrean daring"),
            ("bidang: [kesehatan, gizi\nlokus: uji\n", "bracket", "["),
            ("hambatan:\n  - {faktor: sdm\n  - {faktor: dana}\n", "bracket", "{"),
        ] {
            assert_eq!(variants(text), [(variant, mark.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        let text = "judul: \"A: b\"\n\
            url: https://contoh.go.id\n\
            masalah: |\n  Satu: dua\n  *tiga*\n\
            bidang: [a, b]\n\
            hambatan:\n  - sdm: kurang\n  - faktor: 'Jum''at'\n\
            # catatan: ini\n\
            koordinat: [-8.2, 114.3] # titik\n\
            ringkasan: \"Satu\n  dua\"\n\
            mitra: [a,\n  b]\n\
            slug:\tlapor\n";
        assert_eq!(variants(text), []);
    }
}

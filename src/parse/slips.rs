//! Slips of the pen in front matter, recognised line by line. A parser of YAML blames the line
//! after the mistake, in words of its own; this scanner looks for the mistakes that people who
//! write in Word really make, and marks the very characters. It runs only over front matter that
//! the parser could not read.

use std::ops::Range;

use crate::{
    diagnostic::Diagnostic,
    rule,
    source::{SourceId, Span},
};

/// A slip, and how the rest of the front matter can still be read.
pub(super) struct Slip {
    /// The finding.
    pub(super) finding: Diagnostic,
    /// The bytes, within the front matter, to be passed over so that the rest can be read.
    pub(super) masked: Range<usize>,
    /// The bytes of its line, within the front matter: other findings there are its echo.
    pub(super) line: Range<usize>,
}

/// Every slip in a front matter. `offset` is where it starts in the file.
pub(super) fn slips(text: &str, source: SourceId, offset: usize) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let indent = content.len() - content.trim_start_matches(' ').len();
        // Within a block of `|` or `>` everything is text.
        if block.is_some_and(|outer| content.is_empty() || indent > outer) {
            start += line.len();
            continue;
        }
        block = None;
        let scanned = scan(content);
        if let Some(seen) = scanned.slip {
            let at = |range: &Range<usize>| start + range.start..start + range.end;
            let mark = at(&seen.mark);
            let span = Span::new(source, offset + mark.start..offset + mark.end);
            let mut finding = Diagnostic::at(&rule::YAML_SYNTAX, span).variant(seen.variant);
            for (name, value) in seen.arguments {
                finding = finding.text(name, value);
            }
            found.push(Slip {
                finding,
                masked: at(&seen.masked),
                line: start..start + line.len(),
            });
        } else if scanned.opens_block {
            block = Some(indent);
        }
        start += line.len();
    }
    found
}

/// What one line shows.
#[derive(Default)]
struct Scanned {
    slip: Option<Seen>,
    opens_block: bool,
}

/// A slip within one line.
struct Seen {
    variant: &'static str,
    mark: Range<usize>,
    masked: Range<usize>,
    arguments: Vec<(&'static str, String)>,
}

fn scan(line: &str) -> Scanned {
    let white = line.len() - line.trim_start().len();
    if let Some(tab) = line[..white].find('\t') {
        let seen = Seen {
            variant: "tab",
            mark: tab..tab + 1,
            masked: 0..line.len(),
            arguments: Vec::new(),
        };
        return Scanned { slip: Some(seen), opens_block: false };
    }
    if line[white..].starts_with('#') {
        return Scanned::default();
    }
    let mut at = white;
    while let Some(rest) = line[at..].strip_prefix("- ") {
        at = line.len() - rest.trim_start().len();
    }
    let Some(key) = key(&line[at..]) else { return value(line, at, true) };
    let behind = at + key.len() + 1;
    match line[behind..].chars().next() {
        None => Scanned::default(),
        Some(' ') => value(line, line.len() - line[behind..].trim_start().len(), false),
        // An address such as `https://…` is no key.
        Some('/') => Scanned::default(),
        Some(_) => Scanned {
            slip: Some(Seen {
                variant: "no-space",
                mark: at..behind,
                masked: behind..line.len(),
                arguments: vec![("key", key.to_owned())],
            }),
            opens_block: false,
        },
    }
}

/// The key that a line starts with: letters, digits, `_` and `-` before a colon.
fn key(text: &str) -> Option<&str> {
    let end = text.find(':')?;
    let key = &text[..end];
    let right = key.starts_with(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    right.then_some(key)
}

/// Looks at the value that starts at `at`. The items of a list may start with more.
fn value(line: &str, at: usize, item: bool) -> Scanned {
    let text = &line[at..];
    let whole = at..line.len();
    let Some(first) = text.chars().next() else { return Scanned::default() };
    let slip = |variant: &'static str, mark: Range<usize>, arguments| Scanned {
        slip: Some(Seen { variant, mark, masked: whole.clone(), arguments }),
        opens_block: false,
    };
    let with_value = || vec![("value", shown(text))];
    let reserved = || {
        let arguments = vec![("character", first.to_string()), ("value", shown(text))];
        slip("reserved", at..at + first.len_utf8(), arguments)
    };
    match first {
        '"' | '\'' => match closing(text, first) {
            Some(end) if !rest_is_empty(&text[end..]) => {
                let twice = first == '\'' && text[end..].trim_end().ends_with('\'');
                let mark = if twice { at + end - 1..at + end } else { at + end..line.len() };
                let variant = if twice { "inner-quote" } else { "after-quote" };
                slip(variant, mark, vec![("value", shown(text.trim_matches(first)))])
            }
            _ => Scanned::default(),
        },
        '*' | '&' | '!' | '%' | '@' | '`' => reserved(),
        '|' | '>' if text[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9')) => {
            Scanned { slip: None, opens_block: true }
        }
        '|' | '>' => reserved(),
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            match text.rfind(close) {
                Some(end) if !rest_is_empty(&text[end + 1..]) => reserved(),
                _ => Scanned::default(),
            }
        }
        // Behind `- ` a second colon may be a pair's, and a line without a key goes on with the
        // text of the line before.
        _ if item => Scanned::default(),
        _ => match text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1)) {
            Some(colon) if !text[..colon].contains(" #") => {
                slip("colon", at + colon..at + colon + 1, with_value())
            }
            _ => Scanned::default(),
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
fn shown(text: &str) -> String {
    text.trim().replace('"', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(text: &str) -> Vec<(&'static str, String)> {
        let found = slips(text, SourceId(0), 0);
        let named = found.iter().map(|slip| {
            let crate::diagnostic::Place::Span(span) = slip.finding.place else { panic!() };
            (slip.finding.variant.unwrap(), text[span.range()].to_owned())
        });
        named.collect()
    }

    #[test]
    fn every_slip_is_named_and_marked() {
        for (text, variant, mark) in [
            ("judul:Lapor\n", "no-space", "judul:"),
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
            koordinat: [-8.2, 114.3] # titik\n";
        assert_eq!(variants(text), []);
    }
}

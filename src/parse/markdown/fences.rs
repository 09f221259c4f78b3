//! Where code stands, as far as it can be told before a text is parsed: fenced blocks line by line,
//! and spans between backticks. Apart because comments and tags must be found outside of code, and
//! the parser must be kept from taking them for blocks of HTML.

use std::collections::HashMap;

/// A fence that is open: its character, and how many of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence(u8, usize);

/// What stands before the text of a line: white space, `>` and the marks of lists.
pub(super) fn container_prefix(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut at = 0;
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'>') => at += 1,
            Some(b'-' | b'*' | b'+') if matches!(bytes.get(at + 1), Some(b' ' | b'\t')) => at += 2,
            Some(digit) if digit.is_ascii_digit() => {
                let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let is_mark = digits <= 9
                    && matches!(bytes.get(at + digits), Some(b'.' | b')'))
                    && matches!(bytes.get(at + digits + 1), Some(b' ' | b'\t'));
                if !is_mark {
                    return at;
                }
                at += digits + 2;
            }
            _ => return at,
        }
    }
}

impl Fence {
    /// The fence that a line opens.
    pub(super) fn open(line: &str) -> Option<Self> {
        let text = line.get(container_prefix(line)..).unwrap_or("");
        let first = *text.as_bytes().first()?;
        let length = text.bytes().take_while(|byte| *byte == first).count();
        let info = text.get(length..).unwrap_or("");
        let opens = length >= 3 && (first == b'~' || first == b'`' && !info.contains('`'));
        opens.then_some(Self(first, length))
    }

    /// Whether a line closes it.
    pub(super) fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
        text.len() >= self.1 && text.bytes().all(|byte| byte == self.0)
    }
}

/// The runs of backticks of one paragraph, by their length: a span of code ends at the next run as
/// long as the one it begins with.
#[derive(Default)]
pub(super) struct Backticks {
    end: usize,
    by_length: HashMap<usize, Vec<usize>>,
}

impl Backticks {
    /// The place behind the span of code that begins at `at`; nothing if its run closes nowhere.
    /// Paragraphs are asked about in their order.
    pub(super) fn span_end(&mut self, text: &str, at: usize) -> Option<usize> {
        if at >= self.end {
            self.read_paragraph(text, at);
        }
        let length = run_length(text.as_bytes(), at);
        let runs = self.by_length.get(&length)?;
        let next = runs.partition_point(|run| *run <= at);
        runs.get(next).map(|run| run + length)
    }

    fn read_paragraph(&mut self, text: &str, from: usize) {
        self.by_length.clear();
        let bytes = text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            match bytes[at] {
                b'`' => {
                    let length = run_length(bytes, at);
                    self.by_length.entry(length).or_default().push(at);
                    at += length;
                }
                b'\n' if is_blank_below(bytes, at) => break,
                _ => at += 1,
            }
        }
        self.end = at.max(from + 1);
    }
}

/// How many backticks stand at a place.
pub(super) fn run_length(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| **byte == b'`').count()
}

/// Whether the line below the line break at `at` is blank, or there is none.
fn is_blank_below(bytes: &[u8], at: usize) -> bool {
    let below = bytes[at + 1..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'>'));
    below.is_none_or(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_known_within_quotations_and_lists() {
        for line in ["```", "> ```rust", "- ~~~", "1. ````", "   ```"] {
            assert!(Fence::open(line).is_some(), "{line}");
        }
        for line in ["``", "``` a`b", "teks ```", "1.```"] {
            assert!(Fence::open(line).is_none(), "{line}");
        }
        assert!(Fence(b'`', 3).is_closed_by("> ````"));
        assert!(!Fence(b'`', 3).is_closed_by("``` rust"));
    }

    #[test]
    fn a_span_of_code_ends_at_a_run_as_long_in_the_same_paragraph() {
        let text = "`` a ` b `` c `d\n\ne`";
        let mut backticks = Backticks::default();
        assert_eq!(backticks.span_end(text, 0), Some(11));
        assert_eq!(backticks.span_end(text, 14), None);
    }
}

//! Figures that belong together, with what people put between them: one number, however it is
//! grouped. Apart because what a number is, is judged elsewhere.

use std::ops::Range;

/// The most signs between two groups of figures: ` - `.
const LONGEST_GAP: usize = 3;

/// The most groups of one number.
const MOST_GROUPS: usize = 12;

/// A number in groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DigitRun {
    /// The bytes of each group.
    groups: Vec<Range<usize>>,
}

impl DigitRun {
    /// Its bytes, from the first figure to the last.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.groups.first().map_or(0, |group| group.start);
        start..self.groups.last().map_or(start, |group| group.end)
    }

    /// How many figures each group has.
    pub(super) fn lengths(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.groups.iter().map(ExactSizeIterator::len)
    }

    /// Its figures, without what stands between them.
    pub(super) fn digits(&self, text: &str) -> String {
        self.groups.iter().filter_map(|group| text.get(group.clone())).collect()
    }

    /// The first groups, as many as have at most so many figures together.
    pub(super) fn first_groups(&self, most: usize) -> Self {
        let mut digits = 0;
        let groups = self.groups.iter().take_while(|group| {
            digits += group.len();
            digits <= most
        });
        Self { groups: groups.cloned().collect() }
    }

    /// What is left behind the first groups.
    fn without_first_groups(&self, first: usize) -> Self {
        Self { groups: self.groups.get(first..).unwrap_or(&[]).to_vec() }
    }

    /// The run from each of its groups on.
    pub(super) fn tails(&self) -> impl Iterator<Item = Self> + '_ {
        (0..self.groups.len()).map(|first| self.without_first_groups(first))
    }

    /// Whether dots part it in thousands: `62.812.345.678`.
    pub(super) fn is_in_thousands(&self, text: &str) -> bool {
        let range = self.range();
        let has_dots = text.get(range).is_some_and(|written| written.contains('.'));
        has_dots && self.groups.len() > 1 && self.lengths().skip(1).all(|length| length == 3)
    }
}

/// All numbers of a text with at least so many figures.
pub(super) fn find_digit_runs(text: &str, least: usize) -> Vec<DigitRun> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut groups = Vec::new();
        loop {
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            groups.push(at..at + length);
            at += length;
            match gap_length(&text[at..]) {
                Some(gap) if groups.len() < MOST_GROUPS => at += gap,
                _ => break,
            }
        }
        if groups.iter().map(ExactSizeIterator::len).sum::<usize>() >= least {
            runs.push(DigitRun { groups });
        }
    }
    runs
}

/// The bytes of what stands between two groups of one number, if a figure follows.
fn gap_length(rest: &str) -> Option<usize> {
    let is_gap = |c: char| {
        matches!(c, '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2013}')
            || c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
    };
    let gap: String = rest.chars().take(LONGEST_GAP + 1).take_while(|c| is_gap(*c)).collect();
    let signs = gap.chars().count();
    // A full stop and a space end a sentence.
    let is_one = (1..=LONGEST_GAP).contains(&signs) && (signs == 1 || !gap.contains('.'));
    let figure_follows = rest.as_bytes().get(gap.len()).is_some_and(u8::is_ascii_digit);
    (is_one && figure_follows).then_some(gap.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<&str> {
        find_digit_runs(text, 10).into_iter().map(|run| &text[run.range()]).collect()
    }

    #[test]
    fn long_numbers_are_found_however_they_are_grouped() {
        assert_eq!(runs("hubungi 0812-3456-7890."), ["0812-3456-7890"]);
        assert_eq!(runs("+62 812 3456 7890"), ["62 812 3456 7890"]);
        assert_eq!(runs("(0812) 3456 – 7890"), ["0812) 3456 – 7890"]);
        assert_eq!(runs("0812\u{a0}3456\u{2011}7890. 2 orang"), ["0812\u{a0}3456\u{2011}7890"]);
        assert_eq!(runs("tahun 2018, 2019 dan 12.500 warga"), Vec::<&str>::new());
    }
}

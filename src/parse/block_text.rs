//! Which lines of front matter are the text of a block behind `|` or `>`. Apart because the search for
//! the closing fence and the scanner of slips must agree on what is text.

/// Follows the blocks of a front matter, line by line.
#[derive(Debug, Default)]
pub(super) struct BlockTexts {
    /// The indentation of the line that opened the block.
    open: Option<usize>,
}

impl BlockTexts {
    /// Whether a line is text of a block. Lines come in order, without white space at their ends.
    pub(super) fn hold(&mut self, line: &str) -> bool {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if self.open.is_some_and(|outer| line.is_empty() || indent > outer) {
            return true;
        }
        self.open = opens_block(line).then_some(indent);
        false
    }
}

/// Whether the value of a line begins below it: `masalah: |`, `- >-`.
fn opens_block(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '-']);
    let value = text.rsplit_once(": ").map_or(text, |(_, value)| value);
    let mark = value.trim().strip_prefix(['|', '>']);
    !text.starts_with('#')
        && mark.is_some_and(|rest| rest.chars().all(|c| matches!(c, '+' | '-' | '0'..='9')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_indented_below_a_mark_is_text() {
        let mut blocks = BlockTexts::default();
        let lines = ["a: |", "  x", "", "  ---", "b: y", "  ---", "- c: >-", "    ---", "---"];
        let held: Vec<bool> = lines.into_iter().map(|line| blocks.hold(line)).collect();
        assert_eq!(held, [false, true, true, true, false, false, false, true, false]);
    }
}

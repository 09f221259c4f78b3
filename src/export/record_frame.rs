//! What stands around and between the pieces of a file. Apart from the pieces, because a file is joined
//! of new ones and of those that an earlier build has written.

use super::{csv, record_table::RecordTable};

/// The beginning of a file, what separates its pieces, and its end.
#[derive(Debug, Clone)]
pub struct RecordFrame {
    /// What stands before the first piece.
    head: Vec<u8>,
    between: &'static [u8],
    foot: &'static [u8],
    /// The whole file where there are no pieces.
    empty: Vec<u8>,
}

impl RecordFrame {
    /// Lines one after the other.
    pub(super) fn lines() -> Self {
        Self { head: Vec::new(), between: b"", foot: b"", empty: Vec::new() }
    }

    /// The same below the header of a table.
    pub(super) fn table(table: &RecordTable<'_>) -> Self {
        let header = csv::write_header(table);
        Self { head: header.clone(), empty: header, ..Self::lines() }
    }

    /// An array of JSON, its items on a line each.
    pub(super) fn json_array() -> Self {
        Self { head: b"[\n".into(), between: b",\n", foot: b"\n]\n", empty: b"[]\n".into() }
    }

    /// What stands before a piece.
    pub fn before(&self, is_first: bool) -> &[u8] {
        if is_first { &self.head } else { self.between }
    }

    /// What stands at the end, after some pieces or none.
    pub fn end(&self, is_empty: bool) -> &[u8] {
        if is_empty { &self.empty } else { self.foot }
    }

    /// Adds a record's text to a piece.
    pub(super) fn add_item(&self, item: &[u8], piece: &mut Vec<u8>) {
        if !piece.is_empty() {
            piece.extend(self.between);
        }
        piece.extend(item);
    }

    /// The file of these pieces. Those without bytes are none.
    pub(super) fn join(
        self,
        pieces: impl Iterator<Item = Vec<u8>>,
    ) -> impl Iterator<Item = Vec<u8>> {
        let mut pieces = pieces.filter(|piece| !piece.is_empty());
        let (mut is_empty, mut has_ended) = (true, false);
        std::iter::from_fn(move || {
            if let Some(piece) = pieces.next() {
                let is_first = std::mem::replace(&mut is_empty, false);
                return Some([self.before(is_first), &piece].concat());
            }
            let ends = !std::mem::replace(&mut has_ended, true);
            ends.then(|| self.end(is_empty).to_vec())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(frame: RecordFrame, pieces: &[&str]) -> String {
        let pieces = pieces.iter().map(|piece| piece.as_bytes().to_vec());
        String::from_utf8(frame.join(pieces).flatten().collect()).expect("it is text")
    }

    #[test]
    fn an_array_has_commas_between_its_pieces_and_brackets_without_any() {
        assert_eq!(join(RecordFrame::json_array(), &[]), "[]\n");
        assert_eq!(join(RecordFrame::json_array(), &["", ""]), "[]\n");
        assert_eq!(join(RecordFrame::json_array(), &["1", "", "2,\n3"]), "[\n1,\n2,\n3\n]\n");
        assert_eq!(join(RecordFrame::lines(), &["a\n", "b\n"]), "a\nb\n");
    }
}

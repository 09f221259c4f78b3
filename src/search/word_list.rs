//! The words of a portion, one behind the other in a single text. Apart, because all portions together have
//! a million: a piece of memory for each would take more than their letters.

use super::{byte_reader::ByteReader, varint::varint};

/// Words in an order.
#[derive(Debug, Default)]
pub(super) struct WordList {
    text: String,
    /// Where each word ends in the text.
    ends: Vec<u32>,
}

impl WordList {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let end = *end as usize;
            &self.text[std::mem::replace(&mut start, end)..end]
        })
    }

    /// Appends the words as bytes.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        varint(self.text.len() as u32, out);
        out.extend(self.text.as_bytes());
        varint(self.ends.len() as u32, out);
        out.extend(self.ends.iter().flat_map(|end| end.to_le_bytes()));
    }

    /// Reads words from what was written.
    pub(super) fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let text = reader.text()?;
        let count = reader.count()?;
        let ends = reader.numbers(count, u32::from_le_bytes)?;
        let mut start = 0;
        for end in ends.iter().map(|end| *end as usize) {
            text.get(start..end)?;
            start = end;
        }
        (start == text.len()).then_some(Self { text, ends })
    }
}

impl<'a> FromIterator<&'a str> for WordList {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|word| list.push(word));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_were_written_and_nothing_else_is() {
        let words = ["izin", "", "café"];
        let list: WordList = words.into_iter().collect();
        assert_eq!(list.iter().collect::<Vec<_>>(), words);
        let mut bytes = Vec::new();
        list.write(&mut bytes);
        let again = WordList::read(&mut ByteReader::new(&bytes)).unwrap();
        assert_eq!((again.iter().collect::<Vec<_>>(), again.len()), (words.to_vec(), 3));
        for wrong in [3_u8, 8, 10] {
            let end = bytes.len() - 4;
            bytes[end] = wrong;
            assert!(WordList::read(&mut ByteReader::new(&bytes)).is_none(), "{wrong}");
        }
    }
}

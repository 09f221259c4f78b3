//! What is kept of a portion from one index to the next, as bytes: its postings, and which files were
//! written of it.

use super::{
    byte_reader::ByteReader,
    document::{LessonText, SearchDocument},
    noting_sink::IndexFile,
    portion::Portion,
    portion_reader::ReadPortion,
    varint::varint,
    word_list::WordList,
    write::ShardHash,
};
use crate::{cache::CacheKey, output::OutputPath};

/// What was written of the documents that share a hash of their files of cards.
#[derive(Debug, PartialEq)]
pub(super) struct WrittenCards {
    pub(super) hash: ShardHash,
    pub(super) listed: Vec<ListedDocument>,
}

/// What the index as a whole tells of a document.
#[derive(Debug, PartialEq)]
pub(super) struct ListedDocument {
    /// The address of its page.
    pub(super) path: String,
    /// Its title and its headings.
    pub(super) titles: Vec<String>,
    /// Its lessons.
    pub(super) lessons: Vec<LessonText>,
}

impl ListedDocument {
    pub(super) fn of(document: SearchDocument) -> Self {
        let titles = document.titles();
        Self { path: document.path, titles, lessons: document.lessons }
    }

    fn write(&self, out: &mut Vec<u8>) {
        write_text(&self.path, out);
        write_texts(&self.titles, out);
        varint(self.lessons.len() as u32, out);
        for LessonText { kind: (kind, _), section, lines } in &self.lessons {
            for number in [kind, section].into_iter().chain(lines) {
                varint(*number as u32, out);
            }
        }
    }

    fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let (path, titles) = (reader.text()?, reader.texts()?);
        let lessons = reader.list(|reader| {
            let kind = LessonText::kind_at(reader.count()?);
            let section = reader.count()?;
            let lines = [reader.count()?, reader.count()?, reader.count()?];
            Some(LessonText { kind, section, lines })
        })?;
        Some(Self { path, titles, lessons })
    }
}

/// A portion and what was written of it.
#[derive(Debug)]
pub(super) struct MadePortion {
    pub(super) read: ReadPortion,
    pub(super) written: Vec<WrittenCards>,
    /// Its files of cards and texts.
    pub(super) files: Vec<IndexFile>,
}

/// Appends a portion.
pub(super) fn write_portion(portion: &MadePortion, out: &mut Vec<u8>) {
    portion.read.words.write(out);
    for more in &portion.read.english {
        out.extend(more.to_le_bytes());
    }
    portion.read.portion.write(out);
    varint(portion.written.len() as u32, out);
    for cards in &portion.written {
        out.extend(cards.hash.bytes());
        varint(cards.listed.len() as u32, out);
        for document in &cards.listed {
            document.write(out);
        }
    }
    write_files(&portion.files, out);
}

/// Appends the names of files, and what each was made of.
pub(super) fn write_files(files: &[IndexFile], out: &mut Vec<u8>) {
    varint(files.len() as u32, out);
    for (path, made_of) in files {
        write_text(path.as_str(), out);
        out.extend(made_of.bytes());
    }
}

/// Reads what was appended so.
pub(super) fn read_files(reader: &mut ByteReader<'_>) -> Option<Vec<IndexFile>> {
    reader.list(|reader| {
        let path = OutputPath::new(reader.text()?)?;
        Some((path, CacheKey::from_bytes(reader.array()?)))
    })
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    write_part(text.as_bytes(), out);
}

/// Appends bytes behind their number.
pub(super) fn write_part(part: &[u8], out: &mut Vec<u8>) {
    varint(part.len() as u32, out);
    out.extend(part);
}

fn write_texts(texts: &[String], out: &mut Vec<u8>) {
    varint(texts.len() as u32, out);
    for text in texts {
        write_text(text, out);
    }
}

/// Reads a portion to the end; nothing if the bytes are none.
pub(super) fn read_portion(mut reader: ByteReader<'_>) -> Option<MadePortion> {
    let words = WordList::read(&mut reader)?;
    let english = reader.numbers(words.len(), i32::from_le_bytes)?;
    let portion = Portion::read(&mut reader, words.len())?;
    let written = reader.list(|reader| {
        let hash = ShardHash::from_bytes(reader.array()?);
        let listed = reader.list(ListedDocument::read)?;
        Some(WrittenCards { hash, listed })
    })?;
    let files = read_files(&mut reader)?;
    let read = ReadPortion { words, english, portion };
    reader.is_at_end().then_some(MadePortion { read, written, files })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::portion::{RawPosting, encode_positions};

    #[test]
    fn a_portion_is_read_as_it_was_written() {
        let mut bytes = Vec::new();
        encode_positions(&[3, 200, 70_000], &mut bytes);
        let raw =
            RawPosting { word: 1, document: 2, weight: 1.5, count: 3, end: bytes.len() as u32 };
        let made = MadePortion {
            read: ReadPortion {
                words: ["a", "é"].into_iter().collect(),
                english: vec![-3, 7],
                portion: Portion::new(512, 2, &[raw], &bytes),
            },
            written: vec![WrittenCards {
                hash: ShardHash::from_bytes([1, 2]),
                listed: vec![ListedDocument {
                    path: "a.html".to_owned(),
                    titles: vec!["A".to_owned(), String::new()],
                    lessons: vec![LessonText {
                        kind: LessonText::kind_at(1),
                        section: 3,
                        lines: [1, 0, 200],
                    }],
                }],
            }],
            files: vec![(OutputPath::new("cari/c/0-0102.js").unwrap(), CacheKey::of(&[b"c"]))],
        };
        let to_bytes = |portion: &MadePortion| {
            let mut bytes = Vec::new();
            write_portion(portion, &mut bytes);
            bytes
        };
        let bytes = to_bytes(&made);
        let again = read_portion(ByteReader::new(&bytes)).unwrap();
        assert_eq!(to_bytes(&again), bytes);
        assert_eq!((&again.written, &again.files), (&made.written, &made.files));
        assert_eq!(again.read.portion.postings(1).map(|it| it.document).collect::<Vec<_>>(), [514]);
        for end in 0..bytes.len() {
            assert!(read_portion(ByteReader::new(&bytes[..end])).is_none(), "{end}");
        }
    }
}

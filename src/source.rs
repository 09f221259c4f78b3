//! Places in input files: which file, which bytes, which line and column. Apart and at the bottom
//! because every later value carries a span, from the YAML reader to the message on the screen.

mod excerpt;

use std::{collections::HashMap, ops::Range, sync::Arc};

pub use excerpt::Excerpt;

/// The number of a file within one [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span of a byte range in a file.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start as u32, end: range.end as u32 }
    }

    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place where it was written. Two are equal if their values are, wherever they
/// stand: the same entry in two spellings is the same entry.
#[derive(Debug, Clone, Copy)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Spanned<T> {
    /// The same place with another value.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: with(self.value), span: self.span }
    }
}

/// One input file: its path from the root of the site, with `/` inside on every system, and its
/// text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path from the root, for people.
    pub path: String,
    /// The whole text, without a byte order mark.
    pub text: Arc<str>,
}

/// All files that a span may point into. A clone is cheap, and keeps what it holds: numbers stay
/// those of the same files while files come and go, so that values with spans outlive a change of
/// other files.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Option<Arc<Source>>>,
    /// Numbers that no file has any more.
    free: Vec<SourceId>,
}

impl Sources {
    /// Adds a file and numbers it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        self.add_shared(Arc::new(Source { path: path.into(), text: text.into() }))
    }

    /// Adds a file that stands elsewhere too.
    pub fn add_shared(&mut self, file: Arc<Source>) -> SourceId {
        let id = self.free.pop().unwrap_or(SourceId(self.files.len() as u32));
        self.files.resize(self.files.len().max(id.0 as usize + 1), None);
        self.replace_shared(id, file);
        id
    }

    /// Puts a file that stands elsewhere too in the place of another.
    pub fn replace_shared(&mut self, id: SourceId, file: Arc<Source>) {
        self.files[id.0 as usize] = Some(file);
    }

    /// Puts another text in the place of a file's.
    pub fn replace(&mut self, id: SourceId, text: impl Into<Arc<str>>) {
        let path = self.get(id).path.clone();
        self.files[id.0 as usize] = Some(Arc::new(Source { path, text: text.into() }));
    }

    /// Takes a file out; its number may be given again. It must not be taken out twice.
    pub fn remove(&mut self, id: SourceId) {
        self.files[id.0 as usize] = None;
        self.free.push(id);
    }

    /// The file of that number. Numbers come only from [`Sources::add`], so it is there.
    pub fn get(&self, id: SourceId) -> &Arc<Source> {
        self.files[id.0 as usize].as_ref().expect("a span points into a file that is there")
    }

    /// The text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.range()).unwrap_or("")
    }

    /// Every file with its number, in the order of numbers.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Arc<Source>)> {
        let there = self.files.iter().enumerate();
        there.filter_map(|(index, file)| Some((SourceId(index as u32), file.as_ref()?)))
    }
}

/// Where the lines of files begin, found once for each file: a file with thousands of diagnostics
/// must not be read thousands of times.
#[derive(Debug)]
pub struct LineStarts<'a> {
    sources: &'a Sources,
    of_file: HashMap<SourceId, Vec<usize>>,
}

impl<'a> LineStarts<'a> {
    /// The lines of these files.
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, of_file: HashMap::new() }
    }

    /// Line and column of a byte offset in a file, as [`line_and_column`] counts them.
    pub fn line_and_column(&mut self, source: SourceId, offset: usize) -> (usize, usize) {
        let text = &*self.sources.get(source).text;
        let starts = self.of_file.entry(source).or_insert_with(|| {
            let newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(newlines).collect()
        });
        let offset = offset.min(text.len());
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line.saturating_sub(1)];
        (line, text.get(start..offset).unwrap_or("").chars().count() + 1)
    }
}

/// Line and column of a byte offset, both counted from 1, the column in characters.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

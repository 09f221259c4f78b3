//! A text that stands in a file word by word. Apart from plain texts, because most of what an entry
//! says stands in its file, which is held anyway: a copy of it would take as much room again.

use std::{fmt, ops::Deref, ops::Range, sync::Arc};

/// A part of a file's text, held by the file; or a text of its own.
#[derive(Clone)]
pub struct Excerpt {
    /// The text of the file, or its own.
    whole: Arc<str>,
    start: u32,
    end: u32,
}

impl Excerpt {
    /// A part of a file's text; empty if it has no such part.
    pub fn of(file: &Arc<str>, range: Range<usize>) -> Self {
        let range = if file.get(range.clone()).is_some() { range } else { 0..0 };
        Self { whole: Arc::clone(file), start: range.start as u32, end: range.end as u32 }
    }

    /// A text that was read at a place of a file: a part of it, where it stands there as it was
    /// read, perhaps between quotes.
    pub fn find(file: &Arc<str>, place: Range<usize>, text: &str) -> Self {
        let written = file.get(place.clone()).unwrap_or_default();
        match written.find(text) {
            Some(offset) => {
                let start = place.start + offset;
                Self::of(file, start..start + text.len())
            }
            None => text.into(),
        }
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        Self { whole: text.into(), start: 0, end: text.len() as u32 }
    }
}

impl Deref for Excerpt {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_stands_in_a_file_is_not_held_twice() {
        let file: Arc<str> = "masalah: \"Antrean é.\"\ncara: a\\tb\n".into();
        let quoted = Excerpt::find(&file, 9..23, "Antrean é.");
        assert_eq!(&*quoted, "Antrean é.");
        assert!(Arc::ptr_eq(&quoted.whole, &file));
        // What was written otherwise than it reads is a text of its own.
        let escaped = Excerpt::find(&file, 29..33, "a\tb");
        assert_eq!(&*escaped, "a\tb");
        assert!(!Arc::ptr_eq(&escaped.whole, &file));
        assert_eq!(&*Excerpt::of(&file, 18..19), "", "half a letter is none");
        assert_eq!(&*Excerpt::of(&file, 0..7), "masalah");
    }
}

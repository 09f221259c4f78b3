//! A document of the search and its sections: texts alone, as readers see them.

use crate::model::choice::LessonKind;

/// One version of an entry, or the page of a term, as the search reads it.
#[derive(Debug, Default)]
pub struct SearchDocument {
    /// Its title.
    pub title: String,
    /// The address of its page, from the root of the site.
    pub path: String,
    /// Its summary.
    pub summary: String,
    /// Where it is and how it stands, in a few words; between two of them stands ` · `.
    pub place: String,
    /// When it was, or was last brought up to date.
    pub date: String,
    /// What readers' choices call it after its kind, where the last part of its address does not say it.
    pub name: String,
    /// What decides for a case, a line each: what is measured, the figures and perhaps the change; or an
    /// empty line and the obstacle that it overcame.
    pub highlight: String,
    /// The words of vocabularies and names that stand for it.
    pub terms: String,
    /// What readers call its kind, a line each.
    pub kinds: String,
    /// What people call a term as a whole, a line each: its names, and what they say when they mean it.
    pub names: String,
    /// Its lessons in the order of the page, as parts of the text of their section.
    pub lessons: Vec<LessonText>,
    /// Its texts in the order of the page. The first has no heading.
    pub sections: Vec<SearchSection>,
}

impl SearchDocument {
    /// The sections that a page can be opened at.
    pub(in crate::search) fn headed_sections(&self) -> impl Iterator<Item = &SearchSection> {
        self.sections.iter().filter(|section| !section.anchor.is_empty())
    }

    /// What else it is called.
    pub(in crate::search) fn other_names(&self) -> impl Iterator<Item = &str> {
        self.names.lines().filter(|name| *name != self.title)
    }

    /// All that its first place among results is decided by: its title, the headings of these sections,
    /// and what else it is called.
    pub(in crate::search) fn titles(&self) -> Vec<String> {
        let headings = self.headed_sections().map(|section| section.heading.as_str());
        let titles = std::iter::once(self.title.as_str()).chain(headings).chain(self.other_names());
        titles.map(str::to_owned).collect()
    }
}

/// A part of a document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct SearchSection {
    /// Where it stands on the page; empty for the beginning.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Its text: a line for each block.
    pub text: String,
    /// Where in the text begins what belongs to no item of a list.
    pub narrative: usize,
    /// Whether it tells of success factors or obstacles, which readers ask for most.
    pub is_factors: bool,
}

/// Which lines of which section are one lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LessonText {
    /// What to do with it: the place of that among all such, and its id.
    pub kind: (usize, &'static str),
    /// The place of the section among those of its document.
    pub section: usize,
    /// How many lines are the lesson itself, when it holds, and what must change.
    pub lines: [usize; 3],
}

impl LessonText {
    /// What to do with a lesson, by its place among all such.
    pub(in crate::search) fn kind_at(place: usize) -> (usize, &'static str) {
        match LessonKind::ALL.get(place) {
            Some(kind) => (place, kind.id()),
            None => (LessonKind::ALL.len(), "unknown"),
        }
    }
}

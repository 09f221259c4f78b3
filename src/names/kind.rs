//! The kinds of entries. Apart because everything in the table of names, and every value read by
//! it, speaks of them.

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One practice or innovation at one locus.
    Case,
    /// A place or office worth learning from.
    Locus,
    /// A cohort's journey to loci.
    Visit,
    /// A body that trains.
    Institute,
    /// What somebody did at home with a lesson.
    Adoption,
    /// An ordinary page.
    Page,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Case, Self::Locus, Self::Visit, Self::Institute, Self::Adoption, Self::Page];

    /// The name in the table, in templates and in the wording of messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Locus => "locus",
            Self::Visit => "visit",
            Self::Institute => "institute",
            Self::Adoption => "adoption",
            Self::Page => "page",
        }
    }

    /// The word for it in messages: `kind.case` and so on.
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "kind.case",
            Self::Locus => "kind.locus",
            Self::Visit => "kind.visit",
            Self::Institute => "kind.institute",
            Self::Adoption => "kind.adoption",
            Self::Page => "kind.page",
        }
    }

    /// The kind of that name in the table.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

//! How much a word weighs in each field of a document. Apart, because these are the figures that
//! are fitted by measuring.
//!
//! The form is BM25F's (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009,
//! section 3.6). The figures were chosen by their MRR@10 over known items: a query is an entry of the
//! index of the `LibreOffice` help, and the page that the entry leads to should come first. Half
//! of the queries were kept apart, to judge them by. To measure other figures: `benches/known_items.mjs`,
//! which says how the queries are made.

/// A part of a document that weighs for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextField {
    Title,
    Summary,
    /// Success factors and obstacles.
    Factors,
    Heading,
    Terms,
    Body,
    /// A word that people call it by as a whole: its kind, or a term's name.
    Name,
    /// A word of a longer name.
    NameWord,
}

/// What the words of a field weigh.
struct FieldWeight {
    /// What one word weighs in a field of the usual length.
    weight: f32,
    /// How much the field's length matters, 0 to 1; called b in the papers.
    length_share: f32,
    /// How many words the field usually has. Fixed, not the mean of the site: otherwise one edit
    /// would change the weights of all documents.
    usual_length: f32,
}

impl TextField {
    /// How many fields there are.
    pub(super) const COUNT: usize = 8;

    const ALL: [Self; Self::COUNT] = [
        Self::Title,
        Self::Summary,
        Self::Factors,
        Self::Heading,
        Self::Terms,
        Self::Body,
        Self::Name,
        Self::NameWord,
    ];

    fn weight(self) -> FieldWeight {
        let (weight, length_share, usual_length) = match self {
            Self::Title => (32.0, 0.3, 7.0),
            Self::Summary => (3.0, 0.5, 25.0),
            Self::Factors => (2.0, 0.5, 60.0),
            Self::Heading => (3.5, 0.3, 20.0),
            Self::Terms => (2.0, 0.5, 15.0),
            Self::Body => (1.0, 0.2, 120.0),
            // More than any other field, however many names there are: the page of a term that was
            // asked for, or entries of that kind, stand above those that speak of it. Less for a
            // part: who asks for slow service does not mean a slow network.
            Self::Name => (96.0, 0.0, 1.0),
            Self::NameWord => (12.0, 0.0, 1.0),
        };
        FieldWeight { weight, length_share, usual_length }
    }
}

/// What one occurrence of a word weighs in each field of a document, by the position of the field.
#[derive(Debug, Clone, Copy)]
pub(super) struct OccurrenceWeights([f32; TextField::COUNT]);

impl OccurrenceWeights {
    /// The weights in a document whose fields have so many words.
    pub(super) fn of(word_counts: [u16; TextField::COUNT]) -> Self {
        Self(TextField::ALL.map(|field| {
            let FieldWeight { weight, length_share, usual_length } = field.weight();
            let length = round_length(f32::from(word_counts[field as usize]));
            weight / (1.0 - length_share + length_share * length / usual_length)
        }))
    }

    /// The weight in one field.
    pub(super) fn get(&self, field: TextField) -> f32 {
        self.0[field as usize]
    }
}

/// A length in steps of a ninth part, so that a word more or less changes no other word's weight.
fn round_length(length: f32) -> f32 {
    if length < 16.0 { length } else { ((length.log2() * 6.0).round() / 6.0).exp2() }
}

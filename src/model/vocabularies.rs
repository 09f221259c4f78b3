//! All vocabularies. The built-in ones lie in `terms/`; a site adds to them or overrides them, and
//! cannot make others: each is named by an enum, so that none can be misspelt.

use super::term::Vocabulary;

/// Declares the enum with the names of the files.
macro_rules! vocabulary_ids {
    ($($(#[doc = $doc:literal])* $id:ident = $name:literal),* $(,)?) => {
        /// A vocabulary. The order is that of the page that shows all of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum VocabularyId { $($(#[doc = $doc])* $id),* }

        impl VocabularyId {
            /// Every vocabulary, in order.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$id),*];

            /// The English name in the table of names, which is that of the file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$id => $name),* }
            }
        }
    };
}

vocabulary_ids! {
    /// How high an award ranks.
    AwardRanks = "award_ranks",
    /// What an evaluation is for.
    EvaluationPurposes = "evaluation_purposes",
    /// What makes a practice succeed or stands in its way.
    Factors = "factors",
    /// Kinds of institutes.
    InstituteKinds = "institute_kinds",
    /// Kinds of loci.
    LocusKinds = "locus_kinds",
    /// How a cohort studies a locus.
    Methods = "methods",
    /// Who works together with a locus.
    Partners = "partners",
    /// Programmes of training.
    Programs = "programs",
    /// The provinces of Indonesia.
    Provinces = "provinces",
    /// Fields of government.
    Sectors = "sectors",
}

impl VocabularyId {
    /// The vocabulary of that English name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}

/// All vocabularies.
#[derive(Debug, Clone, Default)]
pub struct Vocabularies {
    lists: [Vocabulary; VocabularyId::ALL.len()],
    /// Phrases that a search treats as the same, group by group.
    pub synonyms: Vec<Vec<String>>,
}

impl Vocabularies {
    /// One vocabulary.
    pub fn get(&self, id: VocabularyId) -> &Vocabulary {
        &self.lists[id as usize]
    }

    /// One vocabulary, to be filled.
    pub fn get_mut(&mut self, id: VocabularyId) -> &mut Vocabulary {
        &mut self.lists[id as usize]
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (VocabularyId, &Vocabulary)> {
        VocabularyId::ALL.into_iter().zip(&self.lists)
    }

    /// Builds the indexes of all of them; to be called once all terms are defined.
    pub fn index(&mut self) {
        self.lists.iter_mut().for_each(Vocabulary::index);
    }
}

#[cfg(test)]
mod tests {
    use super::VocabularyId;
    use crate::names::names;

    #[test]
    fn every_vocabulary_of_the_table_has_an_id_and_no_other() {
        // Synonyms are no list of terms.
        let table = names().vocabularies.iter().map(|name| name.en.as_str());
        let mut table: Vec<&str> = table.filter(|name| *name != "synonyms").collect();
        table.sort_unstable();
        assert_eq!(VocabularyId::ALL.map(VocabularyId::name), *table);
    }
}

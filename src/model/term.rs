//! A vocabulary: controlled words with a label in each language.

use std::collections::HashMap;

use super::Coordinates;
use crate::{
    source::Span,
    text::{fold::fold, localized::LocalizedText},
};

/// The id of a term within its vocabulary: the slug of its Indonesian label or the usual short
/// form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub String);

/// A term, or a text where the vocabulary has none.
#[derive(Debug, Clone, PartialEq)]
pub enum TextOrTerm {
    /// As typed.
    Text(String),
    /// A term.
    Term(TermId),
}

/// Another name of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// The name.
    pub text: String,
    /// The language it is in, if that is told.
    pub language: Option<String>,
}

/// One controlled word.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// What readers see.
    pub label: LocalizedText,
    /// A sentence of explanation.
    pub description: Option<LocalizedText>,
    /// Other names that are accepted.
    pub synonyms: Vec<Synonym>,
    /// An official code.
    pub code: Option<String>,
    /// An ISO code.
    pub iso: Option<String>,
    /// Where it lies, if it is a place.
    pub coordinates: Option<Coordinates>,
    /// The group it stands in.
    pub group: Option<String>,
    /// Where a site's file defines it; nothing for built-in ones.
    pub span: Option<Span>,
}

/// A list of terms.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The list's name for readers.
    pub label: Option<LocalizedText>,
    /// Its groups, in order.
    pub groups: Vec<(String, LocalizedText)>,
    terms: Vec<Term>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

/// What a typed text means in a vocabulary.
#[derive(Debug, PartialEq)]
pub enum Lookup<'a> {
    /// One term.
    Found(&'a Term),
    /// Several that share a label or synonym.
    Ambiguous(Vec<&'a Term>),
    /// None.
    Unknown,
}

impl Term {
    /// All that it is called, in any language.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.label.all().chain(self.synonyms.iter().map(|it| it.text.as_str()))
    }

    /// Its other names for readers of a language.
    pub fn synonyms_in(&self, language: &str) -> impl Iterator<Item = &str> {
        let own = self.synonyms.iter();
        let own = own.filter(move |it| it.language.as_deref().is_none_or(|own| own == language));
        own.map(|it| it.text.as_str())
    }

    /// Whether one of its labels is this folded text.
    fn is_labelled(&self, folded: &str) -> bool {
        self.label.all().any(|label| fold(label) == folded)
    }
}

impl Vocabulary {
    /// Adds a term, or puts it in the place of the one with the same id, whose synonyms it keeps if it
    /// has none of its own.
    pub fn define(&mut self, mut term: Term) {
        if let Some(index) = self.by_id.get(&term.id.0) {
            let known = &mut self.terms[*index];
            if term.synonyms.is_empty() {
                term.synonyms = std::mem::take(&mut known.synonyms);
            }
            *known = term;
        } else {
            self.by_id.insert(term.id.0.clone(), self.terms.len());
            self.terms.push(term);
        }
    }

    /// Builds the index of names; to be called once all terms are defined.
    pub fn index(&mut self) {
        self.by_name.clear();
        for (index, term) in self.terms.iter().enumerate() {
            let codes = term.code.iter().chain(&term.iso).map(String::as_str);
            let mut names: Vec<String> =
                term.names().chain(codes).map(|name| fold(name).into_owned()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                self.by_name.entry(name).or_default().push(index);
            }
        }
    }

    /// All terms, in the order of their files.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term of that id.
    pub fn get(&self, id: &TermId) -> Option<&Term> {
        self.by_id.get(&id.0).map(|index| &self.terms[*index])
    }

    /// The term that a text means: by id first, then by label, then by code or synonym.
    pub fn look_up(&self, text: &str) -> Lookup<'_> {
        let name = fold(text);
        if let Some(index) = self.by_id.get(&*name) {
            return Lookup::Found(&self.terms[*index]);
        }
        match self.by_name.get(&*name).map(Vec::as_slice) {
            None | Some([]) => Lookup::Unknown,
            Some([index]) => Lookup::Found(&self.terms[*index]),
            Some(several) => {
                let several: Vec<&Term> = several.iter().map(|i| &self.terms[*i]).collect();
                let labelled: Vec<&Term> =
                    several.iter().copied().filter(|it| it.is_labelled(&name)).collect();
                match labelled[..] {
                    [term] => Lookup::Found(term),
                    _ => Lookup::Ambiguous(several),
                }
            }
        }
    }

    /// Other terms that have a label of this one among their names: a site's *sdm terbatas* is what the
    /// built-in factor of staff numbers is also called.
    pub fn namesakes<'a>(&'a self, term: &'a Term) -> impl Iterator<Item = &'a Term> {
        let labels = term.label.all().filter_map(|label| self.by_name.get(&*fold(label)));
        labels.flatten().map(|index| &self.terms[*index]).filter(|other| other.id != term.id)
    }

    /// Every name that would be right, for "did you mean".
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().flat_map(|term| std::iter::once(term.id.0.as_str()).chain(term.names()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn synonym(text: &str) -> Synonym {
        Synonym { text: text.to_owned(), language: None }
    }

    fn term(id: &str, label: &str, synonyms: &[&str]) -> Term {
        Term {
            id: TermId(id.to_owned()),
            label: LocalizedText::everywhere(label),
            description: None,
            synonyms: synonyms.iter().map(|it| synonym(it)).collect(),
            code: None,
            iso: None,
            coordinates: None,
            group: None,
            span: None,
        }
    }

    #[test]
    fn a_label_is_meant_before_a_synonym_and_two_synonyms_are_ambiguous() {
        let mut list = Vocabulary::default();
        list.define(term("sdm", "Jumlah pegawai", &["SDM terbatas", "beban kerja"]));
        list.define(term("kurang", "SDM terbatas", &["beban kerja"]));
        list.index();
        assert_eq!(list.look_up("sdm terbatas"), Lookup::Found(&list.terms()[1]));
        assert!(matches!(list.look_up("beban kerja"), Lookup::Ambiguous(_)));
        let namesakes: Vec<&str> =
            list.namesakes(&list.terms()[1]).map(|it| it.id.0.as_str()).collect();
        assert_eq!(namesakes, ["sdm"]);
    }

    #[test]
    fn a_term_in_the_place_of_another_keeps_its_synonyms_unless_it_has_its_own() {
        let mut list = Vocabulary::default();
        list.define(term("sdm", "Jumlah pegawai", &["beban kerja"]));
        list.define(term("sdm", "Orang", &[]));
        assert_eq!(list.terms()[0].synonyms, [synonym("beban kerja")]);
        list.define(term("sdm", "Orang", &["tenaga"]));
        assert_eq!(list.terms()[0].synonyms, [synonym("tenaga")]);
    }

    #[test]
    fn readers_see_the_other_names_of_their_language_and_those_of_any() {
        let mut term = term("anggaran", "Anggaran", &["dana"]);
        let language = Some("en".to_owned());
        term.synonyms.push(Synonym { text: "lack of funds".to_owned(), language });
        assert_eq!(term.synonyms_in("id").collect::<Vec<_>>(), ["dana"]);
        assert_eq!(term.synonyms_in("en").collect::<Vec<_>>(), ["dana", "lack of funds"]);
    }
}

//! Words of the names of places and offices of the site: of two words as near to a typo, such a one was
//! meant. Apart from the words that are no typos (`real_words.rs`), because these come from the site.

use std::collections::BTreeSet;

use super::{
    analyzer::{Analyzer, Token},
    header::DocumentHeader,
    real_words::common_roots,
};

/// The kinds of document whose titles are names.
const NAMED_KINDS: [&str; 3] = ["locus", "institute", "province"];

/// The words that only names have, as far as the titles of loci, institutes and provinces tell: common
/// words are left out. `titles` are those of the documents, each before its headings.
pub(super) fn name_words(headers: &[DocumentHeader], titles: &[Vec<String>]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut analyzer = Analyzer::default();
    let named = headers.iter().zip(titles);
    let named = named.filter(|(header, _)| NAMED_KINDS.contains(&header.subject.kind()));
    for title in named.filter_map(|(_, titles)| titles.first()) {
        analyzer.tokens(title, |token| {
            if let Token::Word(word) = token {
                words.insert(word.to_owned());
            }
        });
    }
    let common = common_roots();
    words.retain(|word| !common.contains(word.as_str()));
    words
}

//! The words of the index: which stand in it, and which do not.

use teladan::{
    pipeline::{Options, compile},
    search::{IndexContents, TIER},
};

use crate::project::Project;

/// The index of a knowledge base; its files go nowhere.
fn index(project: &Project) -> IndexContents {
    let compilation = compile(project.root(), Options::default());
    let (Some(site), Some(config)) = (compilation.site, compilation.config) else {
        panic!("it does not compile");
    };
    site.search(&config, TIER, &|_, _| {}).expect("the index can be made")
}

#[test]
fn every_family_has_a_document_although_synonyms_and_frequent_words_are_known() {
    let project = Project::pair();
    let index = index(&project);
    for (number, family) in index.inverted.families.iter().enumerate() {
        let first = &index.inverted.words[family[0] as usize];
        assert!(!index.inverted.list(number).postings.is_empty(), "{first} stands nowhere");
    }
}

#[test]
fn a_word_that_a_document_has_only_by_a_synonym_keeps_its_family() {
    let project = Project::pair();
    project.file("content/istilah/sinonim.yaml", "- [antrean, barisan]\n");
    let index = index(&project);
    let at = index.inverted.words.iter().position(|word| word == "barisan");
    let family = index.inverted.member_of[at.expect("it is a word of the index")].0;
    let list = index.inverted.list(family as usize);
    assert_eq!(list.postings.iter().map(|posting| posting.mask).collect::<Vec<_>>(), [0]);
}

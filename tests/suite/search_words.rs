//! The words of the index: which stand in it, and which do not.

use teladan::{
    pipeline::{Options, compile},
    search::{IndexContents, TIER},
};

use crate::{project::Project, samples::LOCUS};

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

#[test]
fn words_of_names_are_those_of_places_and_offices_that_are_not_common() {
    let project = Project::pair();
    project.file("content/lokus/bantul.md", LOCUS.replace("Kabupaten Uji", "Kota Bantul"));
    let names = index(&project).name_words;
    let is_name = |word: &str| names.contains(word);
    assert!(["bantul", "jawa"].into_iter().all(is_name), "{names:?}");
    assert!(!["kota", "timur", "antrean"].into_iter().any(is_name), "{names:?}");
}

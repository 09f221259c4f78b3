//! The first results once more in order, by what their titles and headings say.

use std::collections::BTreeMap;

use teladan::search::{Analyzer, IndexContents, Token};

use super::{Group, member};

/// What orders the first results: the groups, and what each document that was found is worth.
#[derive(Debug, Default)]
pub(crate) struct TitleOrder {
    pub(super) groups: Vec<Group>,
    pub(super) worths: BTreeMap<u32, f64>,
}

impl TitleOrder {
    /// Orders the first ten of these.
    pub(crate) fn order(&self, site: &IndexContents, documents: &mut [u32]) {
        let count = documents.len().min(10);
        let worth = |document: u32| {
            let titles = site.titles[document as usize].iter();
            let fit = titles.map(|title| self.fit(site, title)).fold(0.0, f64::max);
            self.worths.get(&document).copied().unwrap_or_default() * (1.0 + 0.3 * fit)
        };
        documents[..count].sort_by(|a, b| worth(*b).total_cmp(&worth(*a)));
    }

    #[expect(clippy::cast_precision_loss, reason = "sixteen words never weigh a million")]
    fn fit(&self, site: &IndexContents, title: &str) -> f64 {
        let bits = self.bits_of_words(site, title);
        let said = bits.iter().filter(|own| **own > 0).count();
        if said == 0 {
            return 0.0;
        }
        let any = bits.iter().fold(0, |any, own| any | own);
        let weight = |(at, group): (usize, &Group)| group.weight * u64::from(any >> at & 1);
        let covered: u64 = self.groups.iter().enumerate().map(weight).sum();
        let all: u64 = self.groups.iter().map(|group| group.weight).sum();
        let pairs = bits.windows(2).filter(|two| (two[0] << 1) & two[1] > 0).count();
        covered as f64 / all as f64 * said as f64 / bits.len() as f64
            + pairs as f64 / self.groups.len().saturating_sub(1).max(1) as f64
    }

    /// The groups of each word, as bits.
    fn bits_of_words(&self, site: &IndexContents, title: &str) -> Vec<u32> {
        let own = |word: &str| {
            let family = member(site, word).map(|it| it.0);
            let has = |group: &Group| family.is_some_and(|it| group.families.contains(&it));
            self.groups.iter().rev().fold(0, |bits, group| bits << 1 | u32::from(has(group)))
        };
        let mut bits: Vec<u32> = Vec::new();
        let mut joined = 0;
        Analyzer::default().tokens(title, |token| match token {
            Token::Word(word) => bits.push(own(word) | std::mem::take(&mut joined)),
            Token::Joined(word) => {
                joined = own(word);
                if let Some(before) = bits.last_mut() {
                    *before |= joined;
                }
            }
            Token::End => {}
        });
        bits
    }
}

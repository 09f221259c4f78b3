//! Which cases of a sector share the most factors with one of them. Apart from the other lists of a
//! term, because each case is compared with all others of its sector here: sixty-four of them at once,
//! a bit for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{TermId, case::Case};

/// The factors of the cases of a sector, in the order of its cases.
#[derive(Debug, Default, Hash)]
pub(super) struct SectorFactors {
    helped: BTreeMap<TermId, CaseBits>,
    hindered: BTreeMap<TermId, CaseBits>,
}

/// A bit for each case of a sector, the lowest of a word first.
type CaseBits = Vec<u64>;

impl SectorFactors {
    /// The factors of these cases.
    pub(super) fn new<'a>(cases: impl ExactSizeIterator<Item = &'a Case>) -> Self {
        let words = cases.len().div_ceil(64);
        let mut factors = Self::default();
        for (position, case) in cases.enumerate() {
            for (lists, terms) in [
                (&mut factors.helped, list_helping(case)),
                (&mut factors.hindered, list_hindering(case)),
            ] {
                for term in terms {
                    let bits = lists.entry(term.clone()).or_insert_with(|| vec![0; words]);
                    bits[position / 64] |= 1 << (position % 64);
                }
            }
        }
        factors
    }

    /// The positions of cases that share factors with one, and how much: the most alike first, then by
    /// position. Obstacles count twice: a cohort looks for the way round its own.
    pub(super) fn most_alike(&self, case: &Case) -> impl Iterator<Item = (u32, usize)> {
        let mut likeness = Likeness::default();
        for bits in list_helping(case).into_iter().filter_map(|term| self.helped.get(term)) {
            likeness.add(bits, 0);
        }
        for bits in list_hindering(case).into_iter().filter_map(|term| self.hindered.get(term)) {
            likeness.add(bits, 1);
        }
        let values = (1..1_u32 << likeness.digits.len()).rev();
        values.flat_map(move |value| {
            likeness.positions_of(value).map(|position| (value, position)).collect::<Vec<_>>()
        })
    }
}

/// The factors that helped a case, each once.
fn list_helping(case: &Case) -> BTreeSet<&TermId> {
    case.success_factors.items.iter().map(|item| &item.factor).collect()
}

/// The factors that hindered a case, each once.
fn list_hindering(case: &Case) -> BTreeSet<&TermId> {
    case.obstacles.items.iter().map(|item| &item.factor).collect()
}

/// A number for each case, as its binary digits: the lowest digits of all cases, then the next ones.
#[derive(Debug, Default)]
struct Likeness {
    digits: Vec<CaseBits>,
}

impl Likeness {
    /// Adds 2 to the power of `digit` to the numbers of these cases.
    fn add(&mut self, cases: &CaseBits, digit: usize) {
        for (word, bits) in cases.iter().enumerate() {
            let (mut carry, mut digit) = (*bits, digit);
            while carry != 0 {
                while self.digits.len() <= digit {
                    self.digits.push(vec![0; cases.len()]);
                }
                let own = &mut self.digits[digit][word];
                (*own, carry) = (*own ^ carry, *own & carry);
                digit += 1;
            }
        }
    }

    /// The positions of the cases with this number.
    fn positions_of(&self, value: u32) -> impl Iterator<Item = usize> {
        let words = self.digits.first().map_or(0, Vec::len);
        (0..words).flat_map(move |word| {
            let digits = self.digits.iter().enumerate();
            let mut equal = digits.fold(u64::MAX, |equal, (digit, bits)| {
                equal & if value >> digit & 1 == 1 { bits[word] } else { !bits[word] }
            });
            std::iter::from_fn(move || {
                let bit = (equal != 0).then(|| equal.trailing_zeros() as usize)?;
                equal &= equal - 1;
                Some(word * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_many_cases_are_added_at_once() {
        let mut likeness = Likeness::default();
        let cases = |positions: &[usize]| {
            let mut bits = vec![0; 2];
            for position in positions {
                bits[position / 64] |= 1 << (position % 64);
            }
            bits
        };
        likeness.add(&cases(&[0, 3, 70]), 1);
        likeness.add(&cases(&[3, 70, 127]), 1);
        likeness.add(&cases(&[0, 70]), 0);
        let of = |value: u32| likeness.positions_of(value).collect::<Vec<_>>();
        assert_eq!((of(5), of(4), of(3), of(2)), (vec![70], vec![3], vec![0], vec![127]));
        assert!(of(1).is_empty());
    }
}

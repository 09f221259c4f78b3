//! "Did you mean": the nearest of the names that would have been right. Apart because keys,
//! values, terms, references and files all offer it with the same sense of nearness.

use super::fold::fold;

/// The candidate nearest to `typed`, if one is near enough to be worth offering: at most a third
/// of the letters differ, and never more than three. Among equals the first one wins.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = fold(typed);
    let limit = most_slips(typed.chars().count());
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let most = best.map_or(limit, |(least, _)| least.saturating_sub(1));
        if let Some(distance) = distance(&typed, &fold(candidate), most)
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many slips a text of that many characters may hold: a third of them, and never more than
/// three.
pub(super) fn most_slips(length: usize) -> usize {
    (length / 3).clamp(1, 3)
}

/// Whether at most so many slips lie between two texts.
pub fn distance_within(a: &str, b: &str, most: usize) -> bool {
    distance(a, b, most).is_some()
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn `a` into
/// `b` (the optimal string alignment distance), or nothing if it is above `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut two_back: Vec<usize> = vec![0; b.len() + 1];
    let mut back: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let cost = usize::from(a[i] != b[j]);
            let mut least = (back[j + 1] + 1).min(row[j] + 1).min(back[j] + cost);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(two_back[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        two_back = std::mem::replace(&mut back, row);
    }
    back.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_word() {
        let keys = ["judul", "ringkasan", "hambatan", "sumber"];
        assert_eq!(nearest("judl", keys), Some("judul"));
        assert_eq!(nearest("ringaksan", keys), Some("ringkasan"));
        assert_eq!(nearest("Hambatn", keys), Some("hambatan"));
        assert_eq!(nearest("sumberr", keys), Some("sumber"));
    }

    #[test]
    fn another_word_is_not_offered() {
        assert_eq!(nearest("peta", ["judul", "ringkasan"]), None);
        assert_eq!(nearest("id", ["by"]), None);
    }
}

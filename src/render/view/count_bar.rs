//! Counts as the parts of a bar. Its sizes are attributes of a drawing, in thousandths of the
//! longest bar of the page, because pages have no inline style.

use serde::Serialize;

/// How long the longest bar of a page is.
const LONGEST: usize = 1000;

/// A part of a bar.
#[derive(Debug, Serialize)]
pub struct BarPart {
    /// What is counted, for its colour.
    pub id: &'static str,
    /// Where it begins.
    pub x: usize,
    /// How long it is.
    pub width: usize,
}

/// What a colour of a bar means.
#[derive(Debug, Serialize)]
pub struct CountMeaning {
    /// What is counted.
    pub id: &'static str,
    /// "7 overcome", or the words alone in a legend.
    pub text: String,
}

/// The bar of these counts, one part behind the other; `most` is the sum of the longest bar.
pub(super) fn count_bar(counts: &[(&'static str, usize)], most: usize) -> Vec<BarPart> {
    let place = |sum: usize| (sum * LONGEST).div_ceil(most.max(1));
    let mut sum = 0;
    let parts = counts.iter().filter(|(_, count)| *count > 0).map(|(id, count)| {
        let x = place(sum);
        sum += count;
        BarPart { id, x, width: place(sum) - x }
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::count_bar;

    #[test]
    fn parts_stand_behind_each_other_and_end_where_the_sum_does() {
        let parts = count_bar(&[("helped", 1), ("none", 0), ("hindered", 2)], 6);
        let places: Vec<_> = parts.iter().map(|part| (part.id, part.x, part.width)).collect();
        assert_eq!(places, [("helped", 0, 167), ("hindered", 167, 333)]);
    }
}

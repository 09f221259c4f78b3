//! Shares. A share of few says less than it seems to, so there is none.

use super::LEAST_FOR_SHARES;

/// "30 %", in whole per cent; what is there is never told as nothing, what is missing never as all.
pub(super) fn share_in_words(count: usize, n: usize) -> Option<String> {
    if n < LEAST_FOR_SHARES {
        return None;
    }
    Some(match (2 * 100 * count + n) / (2 * n) {
        0 if count > 0 => "<1\u{a0}%".to_owned(),
        100 if count < n => ">99\u{a0}%".to_owned(),
        percent => format!("{percent}\u{a0}%"),
    })
}

/// The same for programs, in per cent with one digit behind the point.
pub fn percent_with_decimal(count: usize, n: usize) -> Option<String> {
    (n >= LEAST_FOR_SHARES).then(|| {
        let tenths = (2 * 1000 * count + n) / (2 * n);
        format!("{}.{}", tenths / 10, tenths % 10)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_share_of_few() {
        assert_eq!(share_in_words(29, 29), None);
        assert_eq!(share_in_words(15, 30).as_deref(), Some("50\u{a0}%"));
        assert_eq!(percent_with_decimal(29, 29), None);
        assert_eq!(percent_with_decimal(10, 30).as_deref(), Some("33.3"));
    }

    #[test]
    fn a_share_is_never_rounded_to_nothing_or_to_all() {
        assert_eq!(share_in_words(1, 1000).as_deref(), Some("<1\u{a0}%"));
        assert_eq!(share_in_words(999, 1000).as_deref(), Some(">99\u{a0}%"));
        assert_eq!(share_in_words(0, 1000).as_deref(), Some("0\u{a0}%"));
        assert_eq!(share_in_words(1000, 1000).as_deref(), Some("100\u{a0}%"));
        assert_eq!(share_in_words(1, 40).as_deref(), Some("3\u{a0}%"));
    }
}

//! Colours as settings write them. Apart because a [`Color`] goes into a style sheet as it is, and
//! so cannot hold anything else.

use std::fmt;

/// A colour of the settings: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// Reads `#rgb` or `#rrggbb`.
    ///
    /// ```
    /// use teladan::text::color::Color;
    /// assert_eq!(Color::parse("#0B5d57").map(|it| it.to_string()).as_deref(), Some("#0b5d57"));
    /// assert_eq!(Color::parse("#123"), Some(Color([17, 34, 51])));
    /// assert_eq!(Color::parse("#123; }"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let all: Option<Vec<u8>> =
            digits.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect();
        let all = all?;
        let parts: Vec<u8> = match all.len() {
            3 => all.iter().map(|digit| digit * 17).collect(),
            6 => all.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
            _ => return None,
        };
        parts.try_into().ok().map(Self)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

//! The marks of lists as Word, a letter or a sentence writes them. Apart because the notation of front
//! matter and its values are both searched for them.

use super::invisible::is_dash;

/// Bullets of Word and other programs; the last three are those of its own fonts.
const BULLETS: [char; 19] = [
    '•', '·', '▪', '▫', '●', '○', '◦', '‣', '■', '□', '➢', '➤', '→', '✓', '✔', '∙', '\u{f0b7}',
    '\u{f0a7}', '\u{f0d8}',
];

/// What stands behind the mark of a list at the beginning of a line: a bullet, a dash, a number or
/// a letter with a dot or bracket.
///
/// ```
/// use teladan::text::list_marks::strip_mark;
/// assert_eq!(strip_mark("• Laporan"), Some("Laporan"));
/// assert_eq!(strip_mark("– Laporan"), Some("Laporan"));
/// assert_eq!(strip_mark("-Laporan"), Some("Laporan"));
/// assert_eq!(strip_mark("2) Laporan"), Some("Laporan"));
/// assert_eq!(strip_mark("2026 Laporan"), None);
/// assert_eq!(strip_mark("-5"), None);
/// ```
pub fn strip_mark(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    if BULLETS.contains(&first) {
        return Some(rest.trim());
    }
    let stands_apart = rest.starts_with(char::is_whitespace);
    if is_dash(first) || matches!(first, '*' | '+') {
        let is_mark = stands_apart || is_dash(first) && rest.starts_with(char::is_alphabetic);
        return is_mark.then(|| rest.trim());
    }
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(first.is_ascii_alphabetic());
    let length = if (1..=2).contains(&number) { number } else { letter };
    let behind = line.get(length..).filter(|_| length > 0)?.strip_prefix(['.', ')'])?;
    behind.starts_with(char::is_whitespace).then(|| behind.trim())
}

/// The parts of a sentence that lists: between commas, semicolons, "dan", "and" and "&". One part
/// if it lists nothing.
///
/// ```
/// use teladan::text::list_marks::split_sentence;
/// assert_eq!(split_sentence("kesehatan, pendidikan dan sosial"), ["kesehatan", "pendidikan", "sosial"]);
/// ```
pub fn split_sentence(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split([',', ';']).collect();
    for joint in [" dan ", " and ", " & ", " serta "] {
        parts = parts.into_iter().flat_map(|part| part.split(joint)).collect();
    }
    let parts = parts.into_iter().map(|part| {
        let part = part.trim();
        ["dan ", "and ", "& ", "serta "]
            .into_iter()
            .find_map(|joint| part.strip_prefix(joint))
            .unwrap_or(part)
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

//! Text within HTML. Apart because pages and the preview's own page must escape alike; templates
//! escape by themselves.

/// Escapes a text for the content of an element and for attributes in double quotes.
///
/// ```
/// use teladan::text::html::escape;
/// assert_eq!(escape("<b a='\"&"), "&lt;b a=&#39;&quot;&amp;");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut out);
    out
}

/// Adds an escaped text to HTML that is being written.
pub fn escape_into(text: &str, out: &mut String) {
    // What needs no escape is added in one piece.
    let mut rest = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[rest..at]);
        out.push_str(escaped);
        rest = at + 1;
    }
    out.push_str(&text[rest..]);
}

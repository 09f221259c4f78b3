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
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

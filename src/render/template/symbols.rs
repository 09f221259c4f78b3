//! The drawings of icons at the head of a page: only those that the page shows. Apart because a
//! template names all that its parts may need, and only the finished page tells which it did.

use memchr::memmem;

/// The place of the drawings, and how one begins and ends.
const OPENS: &str = "<svg class=\"symbols\"";
const CLOSES: &str = "</svg>";
const DRAWING: &str = "<symbol id=\"";
const DRAWING_ENDS: &str = "</symbol>";
/// How a drawing is shown, before its name.
const SHOWS: &str = "<use href=\"#";

/// The page without drawings that nothing on it shows.
pub(super) fn drop_unused_symbols(page: String) -> String {
    let Some(start) = page.find(OPENS) else { return page };
    let Some(length) = page[start..].find(CLOSES) else { return page };
    let (before, rest) = page.split_at(start);
    let (drawings, after) = rest.split_at(length);
    let Some(first) = drawings.find(DRAWING) else { return page };
    let shown = shown_symbols(after);
    let mut kept = String::with_capacity(page.len());
    kept.push_str(before);
    kept.push_str(&drawings[..first]);
    for drawing in drawings[first..].split_inclusive(DRAWING_ENDS) {
        let id = drawing.split_once(DRAWING).and_then(|(_, rest)| rest.split_once('"'));
        if id.is_none_or(|(id, _)| shown.contains(&id)) {
            kept.push_str(drawing);
        }
    }
    kept.push_str(after);
    kept
}

/// The drawings that a text uses.
fn shown_symbols(text: &str) -> Vec<&str> {
    let mut shown = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), SHOWS) {
        let id = text[at + SHOWS.len()..].split('"').next().unwrap_or_default();
        if !shown.contains(&id) {
            shown.push(id);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_the_drawings_that_it_shows() {
        let page = |drawings: &str| {
            format!(
                "<body><svg class=\"symbols\" width=\"0\">{drawings}</svg><svg><use href=\"#_b\"></use></svg>"
            )
        };
        let drawing = |id: &str| format!("<symbol id=\"{id}\"><path d=\"M0 0\"/></symbol>");
        let all = page(&format!("{}{}{}", drawing("_a"), drawing("_b"), drawing("_c")));
        assert_eq!(drop_unused_symbols(all), page(&drawing("_b")));
        for text in ["<p>text</p>", "<svg class=\"symbols\"", "<svg class=\"symbols\"></svg>"] {
            assert_eq!(drop_unused_symbols(text.to_owned()), text);
        }
    }
}

//! Where in a written reference the name itself stands: `x` in `"[[lokus/x|Kota X]]"`,
//! `../lokus/x.en.md#cara` and `lokus/x/index.md`.

use std::ops::Range;

use crate::text::percent::decode;

/// The name in the value of a key, quotes and brackets included.
pub(super) fn name_in_value(written: &str) -> Range<usize> {
    let end = written.find('|').unwrap_or(written.len());
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '"' | '\'');
    let text = written[..end].trim_end_matches(is_mark);
    let text = text.strip_suffix("/index.md").or_else(|| text.strip_suffix(".md")).unwrap_or(text);
    let name = text.trim_start_matches(is_mark).rsplit('/').next().unwrap_or("");
    text.len() - name.len()..text.len()
}

/// The part of an address that is the name `old`, in whatever coding and with whatever ending: the
/// last one, since a folder may have the same name.
pub(super) fn name_in_address(address: &str, old: &str) -> Option<Range<usize>> {
    let end = address.find(['#', '?', '|']).unwrap_or(address.len());
    let mut start = 0;
    let mut place = None;
    for segment in address[..end].split('/') {
        let inner = segment.trim();
        let stem = inner.strip_suffix(".md").unwrap_or(inner);
        let of_translation = stem.rsplit_once('.').map(|(stem, _)| stem);
        let name = [Some(stem), of_translation].into_iter().flatten().find(|it| decode(it) == old);
        if let Some(name) = name {
            let lead = segment.len() - segment.trim_start().len();
            place = Some(start + lead..start + lead + name.len());
        }
        start += segment.len() + 1;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_in_every_value() {
        for value in [
            "x",
            "'x'",
            "lokus/x",
            "[[lokus/x]]",
            "\"[[lokus/x|Kota x]]\"",
            "../lokus/x.md",
            "x/index.md",
            "[ [lokus/x] ]",
        ] {
            let place = name_in_value(value);
            assert_eq!(&value[place.clone()], "x", "{value}");
            assert!(place.start == 0 || !value[..place.start].ends_with('x'), "{value}");
        }
    }

    #[test]
    fn the_name_is_found_in_every_address() {
        for (address, start) in [
            ("../lokus/a-b.md", 9),
            ("a-b#a-b", 0),
            ("a-b.en.md", 0),
            ("../a-b/a-b/index.md", 7),
            ("../lokus/a%2Db/foto.jpg", 9),
        ] {
            assert_eq!(
                name_in_address(address, "a-b").map(|it| it.start),
                Some(start),
                "{address}"
            );
        }
        assert_eq!(name_in_address("../lokus/a-b-c.md", "a-b"), None);
    }
}

//! SVG (W3C, second edition of 1.1): a drawing that is also a document, so it may hold script and
//! load things from elsewhere. It is not decoded here, only looked through.

use super::Size;

/// What runs, or draws HTML, or may hide what does. An animation may set an address to a script.
const ACTIVE: [&str; 9] = [
    "<script",
    "<foreignobject",
    "<iframe",
    "<embed",
    "<object",
    "<handler",
    "<animate",
    "<set",
    "<!entity",
];

/// Whether a drawing does more than show itself: runs script, or leads to what could.
pub(super) fn is_active(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return true };
    let text = text.to_ascii_lowercase();
    // A prefix such as `<svg:script` names the same element.
    let plain = strip_prefixes(&text);
    ACTIVE.iter().any(|name| plain.contains(name)) || attributes(&text).any(is_active_attribute)
}

fn strip_prefixes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive('<') {
        let name = part.find(|c: char| !c.is_alphanumeric() && !"-_.:".contains(c));
        let colon = part[..name.unwrap_or(part.len())].rfind(':').map_or(0, |at| at + 1);
        out.push_str(&part[colon..]);
    }
    out
}

/// Everything that looks like `name="value"`, wherever it stands.
fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('=').filter_map(|(at, _)| {
        let name = text[..at].trim_end();
        let start = name.rfind(|c: char| !c.is_alphanumeric() && !"-_:".contains(c));
        let rest = text[at + 1..].trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let value = rest[1..].split(quote).next()?;
        Some((&name[start.map_or(0, |at| at + 1)..], value.trim()))
    })
}

fn is_active_attribute((name, value): (&str, &str)) -> bool {
    let local = name.rsplit(':').next().unwrap_or(name);
    match local {
        "href" | "src" => {
            let harmless = ["#", "http://", "https://", "data:image/png", "data:image/jpeg"];
            !value.is_empty() && !harmless.iter().any(|start| value.starts_with(start))
        }
        _ => local.len() > 2 && local.starts_with("on"),
    }
}

/// Width and height: those of the root element, or those of its `viewBox`.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let root = &text[text.find("<svg")?..];
    let root = &root[..root.find('>')?];
    let value = |name: &str| attributes(root).find(|(known, _)| *known == name).map(|(_, it)| it);
    let number = |text: &str| text.trim_end_matches("px").parse::<f64>().ok();
    let own_size = || Some((number(value("width")?)?, number(value("height")?)?));
    let view_box_size = || {
        let field: Vec<f64> =
            value("viewbox")?.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        <[f64; 4]>::try_from(field).ok().map(|[_, _, width, height]| (width, height))
    };
    let (width, height) = own_size().or_else(view_box_size)?;
    let whole = |length: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
        (1.0..=1e6).contains(&length).then(|| length.round() as u32)
    };
    Some(Size { width: whole(width)?, height: whole(height)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_not_active() {
        for text in [
            "<svg viewBox='0 0 32 16'><path d='M0 0'/></svg>",
            "<?xml version='1.0'?><svg xmlns:xlink='http://www.w3.org/1999/xlink'>\
             <use xlink:href='#a'/><image href='data:image/png;base64,AA=='/></svg>",
            "<svg><style>a { color: red }</style><text font-size='12' content='x'>on = a</text></svg>",
        ] {
            assert!(!is_active(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_runs_is_active_however_it_is_written() {
        for text in [
            "<svg><script>alert(1)</script></svg>",
            "<svg:svg><svg:ScRiPt>alert(1)</svg:script></svg:svg>",
            "<svg onload=\"alert(1)\"/>",
            "<svg OnClick = 'alert(1)'/>",
            "<svg><a href='javascript:alert(1)'/></svg>",
            "<svg><a xlink:href=' java&#115;cript:alert(1)'/></svg>",
            "<svg><foreignObject><p>x</p></foreignObject></svg>",
            "<svg><set attributeName='href' to='x'/></svg>",
            "<svg><use href='data:image/svg+xml,%3Csvg/%3E'/></svg>",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>",
        ] {
            assert!(is_active(text.as_bytes()), "{text}");
        }
        assert!(is_active(b"\xFF\xFE<\0s\0"));
    }

    #[test]
    fn the_size_is_that_of_the_root() {
        let size = |text: &str| size(text.as_bytes()).map(|it| (it.width, it.height));
        assert_eq!(size("<svg width=\"120px\" height='40'>"), Some((120, 40)));
        assert_eq!(size("<svg viewBox='0 0 31.6,16' width='100%'>"), Some((32, 16)));
        assert_eq!(size("<svg viewBox='0 0 0 16'>"), None);
        assert_eq!(size("<p>"), None);
    }
}

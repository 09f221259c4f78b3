//! SVG (W3C, second edition of 1.1): a drawing that is also a document, so it may hold script and
//! load things from elsewhere. It is read as XML and written anew from the tree, with what
//! [`allowed`] names and nothing else: whatever a parser of browsers might make of the original
//! bytes, they are not published.

mod allowed;
mod css;
mod write;

use roxmltree::{Document, Node, ParsingOptions};

use super::{ImageError, Size};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Elements, attributes and texts of one drawing; more is a mistake or an attack.
const MOST_NODES: u32 = 200_000;

/// Writes a drawing anew, without what runs, loads from elsewhere, or tells of its author.
/// Editors' own elements, links and comments go; a picture inside it would be missed by readers,
/// so it is refused, as is whatever runs.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImageError::NotADrawing)?;
    let document = parse(text).ok_or(ImageError::NotADrawing)?;
    write::write(document.root_element()).map(String::into_bytes)
}

/// Width and height: those of its root, or those of the field it shows.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let text = std::str::from_utf8(bytes).ok()?;
    let document = parse(text)?;
    let root = document.root_element();
    let length = |name: &str| root.attribute(name)?.trim().trim_end_matches("px").parse().ok();
    let (width, height) = length("width").zip(length("height")).or_else(|| view_box(root))?;
    Some(Size { width: pixels(width)?, height: pixels(height)? })
}

/// The tree of a text in UTF-8 whose root is a drawing. Document types are refused, because they
/// add attributes and texts that stand nowhere in the tree's source.
fn parse(text: &str) -> Option<Document<'_>> {
    if !is_declared_utf8(text) {
        return None;
    }
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    let is_drawing = is_svg(root) && root.tag_name().name() == "svg";
    let has_instructions = document.root().children().any(|node| node.is_pi());
    (is_drawing && !has_instructions).then_some(document)
}

/// Whether the XML declaration, if there is one, names the encoding that the text was read in:
/// with another, a browser might have read other elements.
fn is_declared_utf8(text: &str) -> bool {
    let declaration = text.trim_start_matches('\u{FEFF}').strip_prefix("<?xml ");
    let declaration = declaration.and_then(|rest| rest.split_once("?>")).map(|(inner, _)| inner);
    let Some((_, value)) = declaration.and_then(|inner| inner.split_once("encoding")) else {
        return true;
    };
    let value = value.trim_start_matches(['=', ' ', '"', '\'']).to_ascii_lowercase();
    value.starts_with("utf-8") || value.starts_with("us-ascii")
}

/// Whether an element is one of SVG's: by its namespace, or, as people write by hand, by none.
fn is_svg(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(NAMESPACE))
}

fn view_box(root: Node<'_, '_>) -> Option<(f64, f64)> {
    let numbers = root.attribute("viewBox")?.split([' ', ',', '\n', '\t']);
    let numbers: Option<Vec<f64>> =
        numbers.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
    let [_, _, width, height] = <[f64; 4]>::try_from(numbers?).ok()?;
    Some((width, height))
}

fn pixels(length: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
    (1.0..=1e6).contains(&length).then(|| length.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> Result<String, ImageError> {
        clean(text.as_bytes()).map(|bytes| String::from_utf8(bytes).expect("it is a text"))
    }

    #[test]
    fn a_plain_drawing_stays_as_it_is() {
        for text in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 16\"><path d=\"M0 0\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>a { color: red }</style>\
             <text font-size=\"12\">on = a &lt; b</text></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><defs><linearGradient id=\"a\">\
             <stop offset=\"0\" style=\"stop-color: #fff\"/></linearGradient></defs>\
             <rect fill=\"url(#a)\"/><use href=\"#b\"/></svg>",
        ] {
            assert_eq!(cleaned(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_tells_of_its_author_or_leads_elsewhere_goes() {
        let text = "<?xml version='1.0'?><!-- Budi --><svg xmlns='http://www.w3.org/2000/svg' \
            xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\Budi.png'>\
            <metadata>Budi</metadata><i:layer>Budi</i:layer><title>Alur</title>\
            <a href='https://example.org/Budi'><path d='M0 0' data-author='Budi'/></a>\
            <use href='lain.svg#a'/></svg>";
        let clean = cleaned(text).expect("it is a drawing");
        assert!(!clean.contains("Budi") && !clean.contains("lain.svg"), "{clean}");
        assert!(clean.contains("<title>Alur</title>") && clean.contains("<path d=\"M0 0\"/>"));
    }

    #[test]
    fn what_runs_is_refused_however_it_is_written() {
        for inner in [
            "<script>alert(1)</script>",
            "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
            "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
            "<a href='javascript:alert(1)'/>",
            "<a href=' java&#115;cript:alert(1)'/>",
            "<foreignObject><p>x</p></foreignObject>",
            "<set attributeName='href' to='x'/>",
            "<g onload='alert(1)'/>",
        ] {
            let text = format!("<svg xmlns='{NAMESPACE}'>{inner}</svg>");
            assert_eq!(cleaned(&text), Err(ImageError::Active), "{inner}");
        }
    }

    #[test]
    fn what_is_no_drawing_in_plain_xml_is_refused() {
        let twice: Vec<u8> = "<svg/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(50_000), "</g>".repeat(50_000));
        for bytes in [
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>".as_bytes(),
            b"<?xml-stylesheet href='a.xsl' type='text/xsl'?><svg/>",
            b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
            b"<svg xmlns='http://www.w3.org/1999/xhtml'/>",
            b"<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>",
            b"<svg><g></svg>",
            b"\xFF\xFE<\0s\0",
            b"",
            &twice,
            deep.as_bytes(),
        ] {
            assert_eq!(clean(bytes), Err(ImageError::NotADrawing));
        }
    }

    #[test]
    fn a_picture_inside_a_drawing_is_told() {
        let inner = "<image href='data:image/png;base64,AA=='/>";
        let text = format!("<svg xmlns='{NAMESPACE}'>{inner}</svg>");
        assert_eq!(cleaned(&text), Err(ImageError::PictureInside));
    }

    #[test]
    fn styles_that_load_something_go_and_the_drawing_stays() {
        for style in ["@import 'a.css';", "a { fill: url(https://x/) }", "a { b: \\75rl(x) }"] {
            let text = format!("<svg><style>{style}</style><g style=\"{style}\" id='g'/></svg>");
            let clean = cleaned(&text).expect("it is a drawing");
            assert_eq!(clean, format!("<svg xmlns=\"{NAMESPACE}\"><g id=\"g\"/></svg>"), "{style}");
        }
    }

    #[test]
    fn a_no_break_space_before_an_attribute_is_no_panic() {
        assert_eq!(cleaned("<svg\u{A0}onload=\"x\"/>"), Err(ImageError::NotADrawing));
        assert_eq!(size("<svg \u{A0}width=\"1\"/>".as_bytes()), None);
    }

    #[test]
    fn the_size_is_that_of_the_root() {
        let size = |text: &str| size(text.as_bytes()).map(|it| (it.width, it.height));
        assert_eq!(size("<svg width=\"120px\" height='40'/>"), Some((120, 40)));
        assert_eq!(size("<svg viewBox='0 0 31.6,16' width='100%'/>"), Some((32, 16)));
        assert_eq!(size("<svg viewBox='0 0 0 16'/>"), None);
        assert_eq!(size("<p/>"), None);
    }
}

//! The tree of a drawing → its text. Only elements and attributes that [`super::allowed`] names are
//! written, and every character of a value or text is escaped here.

use roxmltree::Node;

use super::{NAMESPACE, allowed, css, is_svg};
use crate::{images::ImageError, text::html::escape_into};

/// Elements inside one another; drawings that people make have some twenty.
const MOST_DEPTH: usize = 200;

/// What runs, draws HTML, or changes an address while it is looked at, whatever its namespace.
const RUNS: [&str; 12] = [
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "handler",
    "listener",
    "animate",
    "animatemotion",
    "animatetransform",
    "animatecolor",
    "set",
];

/// Writes a drawing from its root.
pub(super) fn write(root: Node<'_, '_>) -> Result<String, ImageError> {
    let mut out = String::new();
    write_element(root, 0, &mut out)?;
    Ok(out)
}

fn write_element(node: Node<'_, '_>, depth: usize, out: &mut String) -> Result<(), ImageError> {
    if depth > MOST_DEPTH {
        return Err(ImageError::NotADrawing);
    }
    let name = node.tag_name().name();
    refuse(node, name)?;
    if !is_svg(node) || allowed::is_dropped(name) {
        return Ok(());
    }
    if name == "style" {
        write_style(node, out);
        return Ok(());
    }
    // What is not known is not drawn by browsers either, but what it holds is.
    let name = allowed::element(name).unwrap_or("g");
    out.push('<');
    out.push_str(name);
    if depth == 0 {
        write_attribute("xmlns", NAMESPACE, out);
    }
    for attribute in node.attributes() {
        if let Some(name) = attribute_name(&attribute) {
            write_attribute(&name, attribute.value(), out);
        }
    }
    if !node.has_children() {
        out.push_str("/>");
        return Ok(());
    }
    out.push('>');
    for child in node.children() {
        if child.is_element() {
            write_element(child, depth + 1, out)?;
        } else if child.is_text() {
            escape_into(child.text().unwrap_or_default(), out);
        }
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
    Ok(())
}

/// Says why a drawing with this element cannot be published, if it cannot.
fn refuse(node: Node<'_, '_>, name: &str) -> Result<(), ImageError> {
    let lower = name.to_ascii_lowercase();
    let runs = RUNS.contains(&lower.as_str())
        || node.attributes().any(|it| is_handler(it.name()) || is_script(it.value()));
    if runs {
        Err(ImageError::Active)
    } else if ["image", "feimage", "img"].contains(&lower.as_str()) {
        Err(ImageError::PictureInside)
    } else {
        Ok(())
    }
}

fn is_handler(name: &str) -> bool {
    name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}

/// Whether an address runs something; browsers pass over white space and control characters.
fn is_script(value: &str) -> bool {
    let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let plain = plain.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:text/", "data:image/svg"]
        .iter()
        .any(|it| plain.starts_with(it))
}

/// The name under which an attribute is written, if it is: its value must lead nowhere else.
fn attribute_name(attribute: &roxmltree::Attribute<'_, '_>) -> Option<String> {
    let (name, value) = (attribute.name(), attribute.value());
    match (attribute.namespace(), name) {
        (Some("http://www.w3.org/XML/1998/namespace"), "space" | "lang") => {
            Some(format!("xml:{name}"))
        }
        (None | Some("http://www.w3.org/1999/xlink"), "href") => {
            value.starts_with('#').then(|| name.to_owned())
        }
        (None, _) if allowed::is_attribute(name) => {
            css::stays_inside(value).then(|| name.to_owned())
        }
        _ => None,
    }
}

fn write_style(node: Node<'_, '_>, out: &mut String) {
    let style: String = node.children().filter_map(|child| child.text()).collect();
    if css::stays_inside(&style) {
        out.push_str("<style>");
        escape_into(&style, out);
        out.push_str("</style>");
    }
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_into(value, out);
    out.push('"');
}

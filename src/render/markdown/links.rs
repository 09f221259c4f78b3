//! Links and images: where they lead, and what is read where they lead nowhere.

use std::fmt::Write as _;

use pulldown_cmark::LinkType;

use super::{context::Href, writer::HtmlWriter};
use crate::{
    parse::LinkKind,
    render::shown_picture::ShownPicture,
    text::html::{escape, escape_into},
};

/// The width of a column of text in pixels. A picture in it is not wider.
const COLUMN: u32 = 736;

/// How wide a picture of such a width is shown, in the words of the attribute `sizes`. On a phone there
/// is a margin on both sides of it.
fn shown_widths(width: u32) -> String {
    if width > COLUMN {
        format!("(min-width: 50rem) {COLUMN}px, calc(100vw - 2rem)")
    } else {
        format!("{width}px")
    }
}

impl HtmlWriter<'_> {
    pub(super) fn image(&mut self, target: &str, title: &str, alt: &str) {
        match self.context.link(target, LinkKind::Image) {
            Href::To { url, outside: false, picture, .. } => {
                let image = self.image_tag(&url, alt, picture);
                if title.is_empty() {
                    self.out.push_str(&image);
                } else {
                    let title = escape(title);
                    self.put(format_args!(
                        "<span class=\"figure\">{image}<span class=\"figure-caption\">{title}</span></span>"
                    ));
                }
            }
            // A picture from outside would need the network: its text becomes a link.
            Href::To { url, .. } => {
                let text = escape(if alt.is_empty() { target } else { alt });
                self.put(format_args!("<a href=\"{}\" rel=\"noopener\">{text}</a>", escape(&url)));
            }
            Href::Nowhere => escape_into(alt, &mut self.out),
        }
    }

    /// The tag of a picture. With its size known, nothing on the page moves when it comes; the first
    /// of a text is loaded at once, all others when they are nearly seen.
    fn image_tag(&mut self, url: &str, alt: &str, picture: Option<ShownPicture>) -> String {
        let (mut url, mut more) = (url.to_owned(), String::new());
        if let Some(ShownPicture { url: usual, srcset, size, .. }) = picture {
            if let Some(srcset) = srcset {
                let sizes = shown_widths(size.width);
                more = format!(" srcset=\"{}\" sizes=\"{sizes}\"", escape(&srcset));
                url = usual;
            }
            let _ = write!(more, " width=\"{}\" height=\"{}\"", size.width, size.height);
        }
        if self.has_images {
            more += " loading=\"lazy\"";
        }
        self.has_images = true;
        format!("<img src=\"{}\" alt=\"{}\"{more}>", escape(&url), escape(alt))
    }

    /// Opens a link; whether its text is already written, because the entry's title is its text.
    pub(super) fn open_link(&mut self, kind: LinkType, target: &str, title: &str) -> bool {
        let bare = matches!(kind, LinkType::WikiLink { has_pothole: false });
        let wanted = match kind {
            LinkType::WikiLink { .. } => LinkKind::Wiki,
            _ => LinkKind::Link,
        };
        let target = if kind == LinkType::Email && !target.starts_with("mailto:") {
            format!("mailto:{target}")
        } else {
            target.to_owned()
        };
        match self.context.link(&target, wanted) {
            Href::To { url, title: entry, file, outside, .. } => {
                let rel = if outside { " rel=\"noopener\"" } else { "" };
                let tip = if title.is_empty() {
                    String::new()
                } else {
                    format!(" title=\"{}\"", escape(title))
                };
                // On paper an address stands behind a link's words, unless they are the address.
                let class = if kind == LinkType::Autolink { " class=\"address\"" } else { "" };
                self.put(format_args!("<a{class} href=\"{}\"{rel}{tip}>", escape(&url)));
                if let Some(entry) = entry.filter(|_| bare) {
                    escape_into(&entry, &mut self.out);
                    self.out.push_str("</a>");
                    return true;
                }
                self.links.push(file.map_or("</a>".into(), |file| {
                    format!("</a> <span class=\"file-about\">({})</span>", escape(&file)).into()
                }));
                false
            }
            Href::Nowhere => {
                self.links.push("".into());
                false
            }
        }
    }
}

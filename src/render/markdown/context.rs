//! What the Markdown of a text cannot say by itself: where its links lead, and the words of the
//! interface. Views answer both.

use crate::{parse::LinkKind, render::shown_picture::ShownPicture};

/// Answers what only the page knows that a text stands on.
pub(in crate::render) trait MarkdownContext {
    /// Where a link leads.
    fn link(&self, target: &str, kind: LinkKind) -> Href;
    /// A word of the interface.
    fn word(&self, path: &str) -> String;
}

/// Where a link leads, as the page needs it.
pub(in crate::render) enum Href {
    /// To an address, with the title of the entry behind it if it is one.
    To {
        /// The address.
        url: String,
        /// The entry's title.
        title: Option<String>,
        /// Type and size of the document there: "PDF, 1,2 MB".
        file: Option<String>,
        /// Whether it leaves the site.
        outside: bool,
        /// The picture there, if it is one whose size is known.
        picture: Option<ShownPicture>,
    },
    /// Nowhere that is published; the text behind it stays, with the entry's title if known.
    Nowhere,
}

//! A page: any Markdown, such as one about the site.

/// An ordinary page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Whether it stands in the menu.
    pub menu: bool,
}

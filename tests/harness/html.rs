//! A page as a browser reads it: asked by selectors, never searched as text where markup matters.

use std::path::Path;

use scraper::{ElementRef, Html as Tree, Selector};

/// Whether a file of a site is a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

/// A page.
#[derive(Debug)]
pub(crate) struct Html {
    tree: Tree,
}

impl Html {
    /// Reads a page.
    pub(crate) fn new(text: &str) -> Self {
        Self { tree: Tree::parse_document(text) }
    }

    /// Every element that a selector means, in the order of the page.
    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("the selector is right");
        self.tree.select(&selector).collect()
    }

    /// Whether there is such an element.
    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The texts of such elements, white space folded.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text_of).collect()
    }

    /// What readers see, white space folded.
    pub(crate) fn text(&self) -> String {
        self.texts("body").concat()
    }

    /// The values of an attribute of such elements.
    pub(crate) fn values(&self, selector: &str, attribute: &str) -> Vec<String> {
        let values = self.all(selector).into_iter().filter_map(|found| found.attr(attribute));
        values.map(str::to_owned).collect()
    }

    /// Where the links within the main part lead.
    pub(crate) fn links(&self) -> Vec<String> {
        self.values("main a[href]", "href")
    }

    /// The section whose heading has an anchor, as a page of its own.
    #[track_caller]
    pub(crate) fn section(&self, anchor: &str) -> Self {
        let heading = self.all(&format!("[id=\"{anchor}\"]")).into_iter().next();
        let heading = heading.unwrap_or_else(|| panic!("no #{anchor} in:\n{}", self.text()));
        let around = heading.ancestors().filter_map(ElementRef::wrap);
        let section = around.into_iter().find(|element| element.value().name() == "section");
        let html = section.map_or_else(String::new, |section| section.html());
        Self::new(&format!("<main>{html}</main>"))
    }

    /// Asserts that readers see a text.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "no `{text}` in:\n{}", self.text());
        self
    }

    /// Asserts that readers do not see a text.
    #[track_caller]
    pub(crate) fn says_not(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "`{text}` in:\n{}", self.text());
        self
    }

    /// Asserts that the main part links to an address.
    #[track_caller]
    pub(crate) fn links_to(&self, address: &str) -> &Self {
        let links = self.links();
        assert!(links.iter().any(|link| link == address), "no `{address}` in {links:#?}");
        self
    }

    /// Asserts that the main part does not link to an address.
    #[track_caller]
    pub(crate) fn links_not_to(&self, address: &str) -> &Self {
        let links = self.links();
        assert!(!links.iter().any(|link| link == address), "`{address}` in {links:#?}");
        self
    }
}

fn text_of(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! A file as it is sent, and the versions by which an open page knows whether it is still current.

use hyper::body::Bytes;

use crate::text::content_type;

/// A file that can be sent.
#[derive(Debug, Clone)]
pub(super) struct ServedFile {
    /// Its bytes.
    pub(super) bytes: Bytes,
    /// Its content type.
    pub(super) content_type: &'static str,
    /// The hash of its content.
    pub(super) etag: String,
    /// What an open page compares itself with; nothing for what is no page.
    pub(super) versions: Option<PageVersions>,
}

/// By what an open page knows whether it is still current.
#[derive(Debug, Clone)]
pub(super) struct PageVersions {
    /// The page itself, wherever its theme's files lie.
    pub(super) page: String,
    /// The style sheets.
    pub(super) style: String,
    /// The theme's other files.
    pub(super) others: String,
    /// The folder of the theme's files.
    pub(super) folder: String,
}

impl ServedFile {
    /// A file that is no page.
    pub(super) fn file(bytes: impl Into<Bytes>, content_type: &'static str) -> Self {
        let bytes = bytes.into();
        let etag = hash(&bytes);
        Self { bytes, content_type, etag, versions: None }
    }

    /// A page, with the script that reloads it when its source changes.
    pub(super) fn page(mut html: String, versions: PageVersions) -> Self {
        let PageVersions { page, style, others, folder } = &versions;
        let script = format!(
            "<script defer src=\"{}\" data-page=\"{page}\" data-style=\"{style}\" \
             data-others=\"{others}\" data-folder=\"{folder}\"></script>\n",
            super::SCRIPT
        );
        let at = html.rfind("</body>").unwrap_or(html.len());
        html.insert_str(at, &script);
        Self { versions: Some(versions), ..Self::file(html, content_type::HTML) }
    }
}

/// The hash of a content, short enough for a header.
pub(super) fn hash(bytes: &[u8]) -> String {
    shorten(blake3::hash(bytes))
}

/// The first digits of a hash: 80 bits, which no two files share by chance.
pub(super) fn shorten(hash: blake3::Hash) -> String {
    hash.to_hex()[..20].to_owned()
}

//! `_headers`, as Netlify and Cloudflare Pages read it. Both serve `404.html` and ask again for every
//! page by themselves, so only headers and lasting files are named.

use std::fmt::Write as _;

use super::{HEADERS, HostedSite, LASTING};

/// The file at the root of the site.
pub(super) fn headers(site: &HostedSite<'_>) -> String {
    let mut text = "# `teladan build --target netlify`: headers of this site.\n/*\n".to_owned();
    for (name, value) in HEADERS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for folder in &site.lasting_folders {
        let _ = write!(text, "/{folder}*\n  Cache-Control: {LASTING}\n");
    }
    text
}

//! What a host needs beside the site: its settings for caching, headers and the page of wrong
//! addresses, a page in every folder that has none, and the limits of the host. Apart from `output`,
//! because a site is whole without any of it.

mod apache;
mod folder_pages;
mod iis;
mod limits;
mod netlify;
mod nginx;

pub use limits::{HostExcess, find_excesses};

use crate::output::OutputPath;

/// Where a site goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostTarget {
    /// A folder that is opened by double click: a drive, a stick, a share.
    Folder,
    /// Apache, or a shared host that reads `.htaccess`.
    Apache,
    /// nginx.
    Nginx,
    /// IIS, the web server of Windows.
    Iis,
    /// GitHub Pages.
    Github,
    /// Netlify, or another host that reads `_headers`.
    Netlify,
}

/// A site as the settings of a host speak of it.
#[derive(Debug)]
pub struct HostedSite<'a> {
    /// The path at which the site begins, as addresses have it: `/` or `/kb/`.
    pub base_path: String,
    /// The site's title.
    pub title: &'a str,
    /// The main language.
    pub language: &'a str,
    /// The folders whose files never change under their names, each with a slash at its end.
    pub lasting_folders: Vec<String>,
    /// Every file of the site.
    pub paths: Vec<&'a str>,
}

/// What every response says. The pages bring the rest of their policy with them; `frame-ancestors`
/// counts in a header only.
const HEADERS: [(&str, &str); 2] =
    [("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "frame-ancestors 'self'")];

/// For a file that never changes under its name: a year, the longest that caches are asked to keep.
const LASTING: &str = "public, max-age=31536000, immutable";

/// For pages: five minutes, so that a correction is seen at once by those who come after it.
const BRIEF: &str = "public, max-age=300, must-revalidate";

/// The page of wrong addresses.
const NOT_FOUND: &str = "404.html";

/// The files that a host needs, by their path in the site.
pub fn host_files(target: HostTarget, site: &HostedSite<'_>) -> Vec<(OutputPath, String)> {
    let mut files = folder_pages::folder_pages(site);
    let (name, text) = match target {
        HostTarget::Folder => return files,
        HostTarget::Apache => (".htaccess", apache::htaccess(site)),
        HostTarget::Nginx => (nginx::FILE, nginx::server_settings(site)),
        HostTarget::Iis => ("web.config", iis::web_config(site)),
        HostTarget::Github => (".nojekyll", String::new()),
        HostTarget::Netlify => ("_headers", netlify::headers(site)),
    };
    files.push((OutputPath::of_host_file(name), text));
    files
}

/// A text as a regular expression that matches it alone.
fn quote_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_alphanumeric() && !matches!(character, '/' | '-' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

/// The regular expression of the addresses of lasting files.
fn lasting_pattern(site: &HostedSite<'_>) -> String {
    let folders: Vec<String> =
        site.lasting_folders.iter().map(|folder| quote_pattern(folder)).collect();
    format!("^{}({})", quote_pattern(&site.base_path), folders.join("|"))
}

//! `.htaccess` for Apache 2.4. Every directive needs no more than `AllowOverride FileInfo`, and
//! modules that a host may lack stand in `IfModule`: one directive that a host refuses would make an
//! error of every page.

use std::fmt::Write as _;

use super::{BRIEF, HEADERS, HostedSite, LASTING, NOT_FOUND, lasting_pattern};

/// The file at the root of the site.
pub(super) fn htaccess(site: &HostedSite<'_>) -> String {
    let mut text = format!(
        "# `teladan build --target apache`: settings of this site for Apache 2.4.\n\
         ErrorDocument 404 {}{NOT_FOUND}\n\n\
         <IfModule mod_alias.c>\n  RedirectMatch 404 \"/\\.teladan/\"\n</IfModule>\n\n\
         <IfModule mod_mime.c>\n  \
         AddCharset utf-8 .html .css .js .json .svg .csv .txt .xml\n  \
         AddType image/webp .webp\n  AddType image/avif .avif\n  \
         AddType application/manifest+json .webmanifest\n\
         </IfModule>\n\n<IfModule mod_headers.c>\n",
        site.base_path
    );
    for (name, value) in HEADERS {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = write!(
        text,
        "  Header set Cache-Control \"{BRIEF}\"\n  \
         <IfModule mod_setenvif.c>\n    \
         SetEnvIf Request_URI \"{}\" TELADAN_LASTING\n    \
         Header set Cache-Control \"{LASTING}\" env=TELADAN_LASTING\n  \
         </IfModule>\n</IfModule>\n\n\
         <IfModule mod_deflate.c>\n  <IfModule mod_filter.c>\n    \
         AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript \
         application/json image/svg+xml text/csv text/plain application/xml\n  \
         </IfModule>\n</IfModule>\n",
        lasting_pattern(site)
    );
    text
}

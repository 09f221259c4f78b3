//! `nginx.conf`: what stands within `server { … }` for this site, to be included there. The one
//! setting that it cannot have is `root`, because only the server knows its disk.

use std::fmt::Write as _;

use super::{BRIEF, HEADERS, HostedSite, LASTING, NOT_FOUND, lasting_pattern};

/// The file at the root of the site; its address leads nowhere.
pub(super) const FILE: &str = "nginx.conf";

/// The settings.
pub(super) fn server_settings(site: &HostedSite<'_>) -> String {
    let base = &site.base_path;
    let mut text = format!(
        "# `teladan build --target nginx`: settings of this site, to be included in `server {{ }}`:\n\
         #   server {{ listen 80; root /srv/www; include /srv/www{base}{FILE}; }}\n\n\
         index index.html;\nautoindex off;\ncharset utf-8;\n\
         charset_types text/css text/javascript application/javascript application/json image/svg+xml text/plain;\n\
         error_page 404 {base}{NOT_FOUND};\n\n"
    );
    for (name, value) in HEADERS {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    let _ = write!(
        text,
        "set $teladan_cache \"{BRIEF}\";\n\
         if ($uri ~ \"{}\") {{ set $teladan_cache \"{LASTING}\"; }}\n\
         add_header Cache-Control $teladan_cache;\n\n\
         gzip on;\ngzip_vary on;\n\
         gzip_types text/css text/javascript application/javascript application/json image/svg+xml text/csv text/plain application/xml;\n\n\
         location ~ \"\\.webmanifest$\" {{ default_type application/manifest+json; }}\n\
         location = {base}{FILE} {{ return 404; }}\n\
         location ^~ {base}.teladan/ {{ return 404; }}\n",
        lasting_pattern(site)
    );
    text
}

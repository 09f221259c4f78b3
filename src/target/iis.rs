//! `web.config` for IIS 7 and newer.

use std::fmt::Write as _;

use super::{HEADERS, HostedSite, LASTING, NOT_FOUND};
use crate::text::html::escape;

/// Types that a server of Windows may not know; it refuses files whose type it does not know.
const TYPES: [(&str, &str); 4] = [
    (".webp", "image/webp"),
    (".avif", "image/avif"),
    (".webmanifest", "application/manifest+json"),
    (".geojson", "application/geo+json"),
];

/// The file at the root of the site.
pub(super) fn web_config(site: &HostedSite<'_>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!-- `teladan build`, target `iis`: settings of this site. -->\n\
         <configuration>\n  <system.webServer>\n    <directoryBrowse enabled=\"false\" />\n    \
         <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      \
         <error statusCode=\"404\" path=\"{}{NOT_FOUND}\" responseMode=\"ExecuteURL\" />\n    \
         </httpErrors>\n    <staticContent>\n      \
         <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"00:05:00\" />\n",
        escape(&site.base_path)
    );
    for (extension, kind) in TYPES {
        let _ = writeln!(
            text,
            "      <remove fileExtension=\"{extension}\" />\n      \
             <mimeMap fileExtension=\"{extension}\" mimeType=\"{kind}\" />"
        );
    }
    text.push_str("    </staticContent>\n    <httpProtocol>\n      <customHeaders>\n");
    for (name, value) in HEADERS {
        let _ = writeln!(text, "        <add name=\"{name}\" value=\"{}\" />", escape(value));
    }
    text.push_str("      </customHeaders>\n    </httpProtocol>\n  </system.webServer>\n");
    for folder in &site.lasting_folders {
        let _ = write!(
            text,
            "  <location path=\"{}\">\n    <system.webServer>\n      <staticContent>\n        \
             <clientCache cacheControlMode=\"DisableCache\" />\n      </staticContent>\n      \
             <httpProtocol>\n        <customHeaders>\n          \
             <add name=\"Cache-Control\" value=\"{LASTING}\" />\n        </customHeaders>\n      \
             </httpProtocol>\n    </system.webServer>\n  </location>\n",
            escape(folder.trim_end_matches('/'))
        );
    }
    text.push_str("</configuration>\n");
    text
}

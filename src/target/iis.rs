//! `web.config` for IIS 7.5 and newer. It refuses files whose type it does not know, so the type of
//! every file of the site is named.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{HEADERS, HostedSite, LASTING, NOT_FOUND};
use crate::text::{content_type, file_name::extension, html::escape};

/// The file at the root of the site.
pub(super) fn web_config(site: &HostedSite<'_>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!-- `teladan build`, target `iis`: settings of this site. -->\n\
         <configuration>\n  <system.webServer>\n    <directoryBrowse enabled=\"false\" />\n    \
         <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      \
         <error statusCode=\"404\" path=\"{}{NOT_FOUND}\" responseMode=\"File\" />\n    \
         </httpErrors>\n    <staticContent>\n      \
         <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"00:05:00\" />\n",
        // As a file it keeps the status 404, as an address it would get 200. Files are named from the
        // folder of the website.
        escape(&site.base_path.trim_start_matches('/').replace('/', "\\"))
    );
    // An ending that is named twice, in whatever case, stops the whole website.
    let endings = site.paths.iter().map(|path| extension(path).to_ascii_lowercase());
    for ending in endings.filter(|it| !it.is_empty()).collect::<BTreeSet<String>>() {
        let kind = content_type::of_path(&format!(".{ending}"));
        // A file of a theme may have any ending.
        let ending = escape(&ending);
        let _ = writeln!(
            text,
            "      <remove fileExtension=\".{ending}\" />\n      \
             <mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}\" />"
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
             <clientCache cacheControlMode=\"NoControl\" />\n      </staticContent>\n      \
             <httpProtocol>\n        <customHeaders>\n          \
             <add name=\"Cache-Control\" value=\"{LASTING}\" />\n        </customHeaders>\n      \
             </httpProtocol>\n    </system.webServer>\n  </location>\n",
            escape(folder.trim_end_matches('/'))
        );
    }
    text.push_str("</configuration>\n");
    text
}

//! The web app manifest: what a phone calls the site when a reader puts it on the home screen, and with
//! which icon.

use serde_json::json;

use super::{FOLDER, OfflineSite};
use crate::images::draw_icon;

/// Where the manifest lies.
pub const WEB_MANIFEST: &str = "manifest.webmanifest";

/// The icons: name, pixels, how much of the width the mark takes, and whether systems may cut them into
/// a form of their own.
const ICONS: [(&str, u16, f32, bool); 3] = [
    ("ikon-192.png", 192, 1.0, false),
    ("ikon-512.png", 512, 1.0, false),
    ("ikon-terpotong-512.png", 512, 0.6, true),
];

/// The manifest and the icons that it names, by their paths in the site. The site's mark may be no
/// drawing that can be drawn; then it has none.
pub(super) fn write_manifest(site: &OfflineSite<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut icons = Vec::new();
    for (name, pixels, share, is_cut) in ICONS {
        let Some(png) = site.mark.and_then(|mark| draw_icon(mark, pixels, share, is_cut)) else {
            continue;
        };
        let path = format!("{FOLDER}/{name}");
        icons.push(json!({
            "src": path,
            "sizes": format!("{pixels}x{pixels}"),
            "type": "image/png",
            "purpose": if is_cut { "maskable" } else { "any" },
        }));
        files.push((path, png));
    }
    let mut manifest = json!({
        "name": site.title,
        "short_name": site.title,
        "lang": site.language,
        "start_url": "index.html",
        "scope": "./",
        "id": "./",
        // A choice stands in the address: it has to be seen.
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "icons": icons,
    });
    if let Some(description) = site.description {
        manifest["description"] = description.into();
    }
    if let Some(color) = &site.color {
        manifest["theme_color"] = color.as_str().into();
    }
    files.push((WEB_MANIFEST.to_owned(), format!("{manifest}\n").into_bytes()));
    files
}

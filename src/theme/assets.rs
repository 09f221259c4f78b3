//! Style sheets, scripts and static files. They lie in one folder named by their content, so that
//! a browser may keep them for ever and paths inside them need no rewriting.

use super::Files;
use crate::config::Config;

/// The folder of all assets in the site.
const FOLDER: &str = "aset";

/// One file of the asset folder.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path within the folder.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

pub(super) fn assets(built_in: Files, own: Files, config: &Config) -> Vec<Asset> {
    let mut files = built_in;
    files.extend(own);
    let mut assets: Vec<Asset> = Vec::new();
    for (path, file) in files {
        let inner = path.strip_prefix("static/").unwrap_or(&path);
        if ["css/", "js/", "static/"].iter().any(|folder| path.starts_with(folder)) {
            assets.push(Asset { path: inner.to_owned(), bytes: file.bytes });
        }
    }
    assets.push(Asset { path: "css/site.css".to_owned(), bytes: site_css(config).into_bytes() });
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

/// The colours that the site chose, as custom properties over those of the theme.
fn site_css(config: &Config) -> String {
    let mut css = String::from("@layer site {\n  :root {\n");
    for (name, value) in &config.colors {
        css.push_str(&format!("    --color-{name}: {value};\n"));
    }
    css.push_str("  }\n}\n");
    css
}

/// The folder's path in the site: the same content has the same name.
pub(super) fn folder(assets: &[Asset]) -> String {
    let mut hasher = blake3::Hasher::new();
    for asset in assets {
        hasher.update(asset.path.as_bytes());
        hasher.update(&[0]);
        hasher.update(&(asset.bytes.len() as u64).to_le_bytes());
        hasher.update(&asset.bytes);
    }
    format!("{FOLDER}/{}/", &hasher.finalize().to_hex()[..12])
}

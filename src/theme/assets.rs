//! Style sheets, scripts and static files. They lie in one folder named by their content, so that
//! a browser may keep them for ever and paths inside them need no rewriting.

use std::fmt::Write as _;

use super::ThemeFiles;
use crate::{config::Config, images::Size};

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

/// The publisher's logo.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Its path within the folder of assets.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its size, if it tells it.
    pub size: Option<Size>,
}

/// The style sheet that pages load; it imports all others.
const MAIN_CSS: &str = "css/main.css";

pub(super) fn assets(
    built_in: ThemeFiles,
    own: ThemeFiles,
    config: &Config,
    logo: Option<&Logo>,
) -> Vec<Asset> {
    let mut files = built_in;
    files.extend(own);
    let mut assets: Vec<Asset> = Vec::new();
    if let Some(main) = files.get(MAIN_CSS) {
        let mut css = inline_imports(&String::from_utf8_lossy(&main.bytes), &files);
        css.push_str(&site_colors(config));
        assets.push(Asset { path: MAIN_CSS.to_owned(), bytes: css.into_bytes() });
    }
    for (path, file) in files {
        if let Some(inner) = path.strip_prefix("static/") {
            assets.push(Asset { path: inner.to_owned(), bytes: file.bytes });
        } else if path.starts_with("js/") {
            assets.push(Asset { path, bytes: file.bytes });
        }
    }
    if let Some(logo) = logo {
        assets.retain(|asset| asset.path != logo.path);
        assets.push(Asset { path: logo.path.clone(), bytes: logo.bytes.clone() });
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

/// A style sheet with its imports in their place, so that a page asks for one file:
/// `@import "base.css" layer(base);` becomes `@layer base { … }`. Other lines stay as they are.
fn inline_imports(css: &str, files: &ThemeFiles) -> String {
    let mut out = String::with_capacity(css.len());
    for line in css.lines() {
        if let Some((file, layer)) =
            parse_import(line).and_then(|(path, layer)| Some((files.get(&path)?, layer)))
        {
            let inner = String::from_utf8_lossy(&file.bytes);
            match layer {
                Some(layer) => {
                    let _ = writeln!(out, "@layer {layer} {{\n{inner}}}");
                }
                None => out.push_str(&inner),
            }
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The file that a line imports, and the layer it goes into.
fn parse_import(line: &str) -> Option<(String, Option<&str>)> {
    let rest = line.trim().strip_prefix("@import")?.trim().strip_suffix(';')?;
    let (path, rest) = rest.strip_prefix('"')?.split_once('"')?;
    let layer = rest.trim().strip_prefix("layer(").and_then(|rest| rest.strip_suffix(')'));
    Some((format!("css/{path}"), layer))
}

/// The colours that the site chose, as custom properties over those of the theme.
fn site_colors(config: &Config) -> String {
    if config.colors.is_empty() {
        return String::new();
    }
    let mut css = String::from("@layer site {\n  :root {\n");
    for (name, value) in &config.colors {
        let _ = writeln!(css, "    --color-{name}: {};", value.value);
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

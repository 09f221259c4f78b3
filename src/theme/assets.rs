//! Style sheets, scripts and static files. They lie in one folder named by their content, so that
//! a browser may keep them for ever and paths inside them need no rewriting.

use std::fmt::Write as _;

use super::ThemeFiles;
use crate::{
    config::Config,
    images::Size,
    text::script::{REFERENCE, strip_comments},
};

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
    let own = own.into_iter().filter(|(path, file)| {
        built_in.get(path).is_none_or(|built_in| built_in.bytes != file.bytes)
    });
    let own: Vec<_> = own.collect();
    let mut files = strip_scripts(built_in);
    files.extend(own);
    let mut assets: Vec<Asset> = Vec::new();
    if let Some(main) = files.get(MAIN_CSS) {
        let mut css = inline_imports(&String::from_utf8_lossy(&main.bytes), &files);
        css.push_str(&site_colors(config));
        assets.push(Asset { path: MAIN_CSS.to_owned(), bytes: css.into_bytes() });
    }
    for (path, file) in &files {
        if let Some(inner) = path.strip_prefix("static/") {
            assets.push(Asset { path: inner.to_owned(), bytes: file.bytes.clone() });
        } else if path.starts_with("js/") {
            let bytes = match str::from_utf8(&file.bytes) {
                Ok(script) => inline_references(script, path, &files).into_bytes(),
                Err(_) => file.bytes.clone(),
            };
            assets.push(Asset { path: path.clone(), bytes });
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

/// The built-in files, the scripts without comments: these are for who changes them. A site's own
/// scripts stay as they are written.
fn strip_scripts(mut built_in: ThemeFiles) -> ThemeFiles {
    for (_, file) in built_in.iter_mut().filter(|(path, _)| path.starts_with("js/")) {
        if let Ok(script) = str::from_utf8(&file.bytes) {
            file.bytes = strip_comments(script).into_bytes();
        }
    }
    built_in
}

/// A script with the scripts that it refers to in the place of the lines that name them, so that a
/// page asks for one file: `/// <reference path="search.js" />`, as TypeScript reads it, from the
/// script's own folder.
fn inline_references(script: &str, own_path: &str, files: &ThemeFiles) -> String {
    let folder = own_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut out = String::with_capacity(script.len());
    for line in script.lines() {
        let path = line.strip_prefix(REFERENCE).and_then(|rest| rest.split_once('"'));
        if let Some(file) = path.and_then(|(path, _)| files.get(&format!("{folder}/{path}"))) {
            out.push_str(&String::from_utf8_lossy(&file.bytes));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::built_in_files;

    #[test]
    fn nothing_of_a_comment_is_left_and_no_template_runs_over_a_line() {
        let files = strip_scripts(built_in_files());
        let scripts = files.iter().filter(|(path, _)| path.starts_with("js/"));
        for (path, file) in scripts {
            for line in String::from_utf8_lossy(&file.bytes).lines() {
                assert!(!line.contains("/*") && !line.contains("*/"), "{path}: {line}");
                assert_eq!(line.matches('`').count() % 2, 0, "{path}: {line}");
            }
        }
    }

    #[test]
    fn a_script_travels_with_those_that_it_refers_to_and_with_a_sites_own() {
        let files = strip_scripts(built_in_files());
        let page = String::from_utf8_lossy(&files["js/search-page.js"].bytes).into_owned();
        assert!(page.contains(REFERENCE));
        let whole = inline_references(&page, "js/search-page.js", &files);
        assert!(!whole.contains(REFERENCE));
        let hit = String::from_utf8_lossy(&files["js/search-hit.js"].bytes).into_owned();
        assert!(whole.contains(&hit));
    }
}

//! Templates of the site that nothing uses. Most took the place of a built-in one that this version no
//! longer has: without a word, what they changed would be gone.

use super::{TEMPLATES, ThemeFiles};
use crate::{config::Config, diagnostic::Diagnostic, read::THEMES, rule};

/// A diagnostic for each template that takes the place of no built-in one and that no other names.
/// What stands in `components/` is used by the names within.
pub(super) fn check(built_in: &ThemeFiles, own: &ThemeFiles, config: &Config) -> Vec<Diagnostic> {
    let is_unused = |path: &&String| {
        let Some(name) = path.strip_prefix(TEMPLATES) else { return false };
        let is_named = own.iter().any(|(other, file)| {
            let text = String::from_utf8_lossy(&file.bytes);
            other != *path && ['"', '\''].iter().any(|it| text.contains(&format!("{it}{name}{it}")))
        });
        !name.starts_with("components/") && !built_in.contains_key(*path) && !is_named
    };
    let told = |path: &String| {
        let path = format!("{THEMES}/{}/{path}", config.theme.value);
        Diagnostic::about(&rule::UNUSED_TEMPLATE, path)
    };
    own.keys().filter(is_unused).map(told).collect()
}

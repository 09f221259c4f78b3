//! Templates of the site that nothing uses. Most took the place of a built-in one that this version no
//! longer has: without a word, what they changed would be gone.

use super::{TEMPLATES, ThemeFiles};
use crate::{config::Config, diagnostic::Diagnostic, read::THEMES, rule};

/// A diagnostic for each template that takes the place of no built-in one and that no other names.
/// What stands in `components/` is used by the names within.
pub(super) fn check(built_in: &ThemeFiles, own: &ThemeFiles, config: &Config) -> Vec<Diagnostic> {
    let is_named = |path: &str, name: &str| {
        let quoted = ['"', '\''].map(|it| format!("{it}{name}{it}"));
        own.iter().filter(|(other, _)| *other != path).any(|(_, file)| {
            let text = String::from_utf8_lossy(&file.bytes);
            quoted.iter().any(|name| text.contains(name))
        })
    };
    let is_unused = |path: &&String| {
        let Some(name) = path.strip_prefix(TEMPLATES) else { return false };
        let may_stand_alone = name.starts_with("components/") || built_in.contains_key(*path);
        !may_stand_alone && !is_named(path, name)
    };
    let told = |path: &String| {
        let path = format!("{THEMES}/{}/{path}", config.theme.value);
        Diagnostic::about(&rule::UNUSED_TEMPLATE, path)
    };
    own.keys().filter(is_unused).map(told).collect()
}

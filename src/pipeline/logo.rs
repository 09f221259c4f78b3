//! The publisher's logo: the one file outside the folders of content and themes that a site has.

use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    images::{self, ImageError},
    read::{Content, Snapshot},
    rule,
    text::file_name::extension,
    theme::Logo,
};

/// The path of the logo that the settings name.
pub(super) fn logo_path(config: &Config) -> Option<&str> {
    let logo = config.publisher.as_ref()?.logo.as_ref()?;
    Some(logo.value.trim_start_matches("./"))
}

/// The logo that the settings name, as it is published.
pub(super) fn load_logo(snapshot: &Snapshot, config: &Config) -> Outcome<Option<Logo>> {
    let named = config.publisher.as_ref().and_then(|publisher| publisher.logo.as_ref());
    let Some(named) = named else { return Outcome::clean(None) };
    let name = named.value.trim_start_matches("./");
    let about = |rule| Diagnostic::at(rule, named.span).text("file", name);
    let refused = |diagnostic| Outcome { value: None, diagnostics: vec![diagnostic] };
    if !images::is_image(name) && !images::is_drawing(name) {
        return refused(about(&rule::UNSUPPORTED_PHOTO).variant("logo"));
    }
    let Some(Content::Binary(binary)) = snapshot.file(name).map(|file| &file.content) else {
        return refused(about(&rule::MISSING_FILE).variant("logo"));
    };
    let bytes = match binary.load() {
        Ok(bytes) => bytes,
        Err(error) => {
            let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, name);
            return refused(diagnostic.system_error(&error));
        }
    };
    match images::clean(name, bytes) {
        Ok(bytes) => {
            let size = images::size(&bytes);
            let path = format!("logo.{}", extension(name).to_ascii_lowercase());
            Outcome::clean(Some(Logo { path, bytes, size }))
        }
        Err(ImageError::Active) => refused(about(&rule::ACTIVE_FILE).variant("drawing")),
        Err(damage) => refused(about(&rule::DAMAGED_IMAGE).variant(damage.variant())),
    }
}

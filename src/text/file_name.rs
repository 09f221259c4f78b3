//! The extension of a file's name. Apart because photos, logos, attachments and content types are all
//! told by it, and no system or editor keeps to one case.

/// What stands behind the last dot of a name or of the last name of a path; empty without a dot.
pub fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether a file has one of these extensions, in whatever case.
///
/// ```
/// use teladan::text::file_name::has_extension;
/// assert!(has_extension("foto/Loket.JPG", &["jpg", "png"]));
/// assert!(!has_extension("foto.jpg/catatan", &["jpg", "png"]));
/// ```
pub fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = extension(path);
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

//! The extension of a file's name. Apart because photos, logos, attachments and content types are all
//! told by it, and no system or editor keeps to one case.

/// What stands behind the last dot of a name or of the last name of a path; empty without a dot.
pub fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The way from one file to another, both by their paths from the same folder.
///
/// ```
/// use teladan::text::file_name::relative_path;
/// assert_eq!(relative_path("content/halaman/a.md", "content/lokus/b.md"), "../lokus/b.md");
/// assert_eq!(relative_path("content/halaman/a.md", "content/halaman/b.md"), "b.md");
/// ```
pub fn relative_path(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let names: Vec<&str> = to.split('/').collect();
    let most = folders.len().min(names.len() - 1);
    let shared = folders.iter().zip(&names).take(most).take_while(|(a, b)| a == b).count();
    "../".repeat(folders.len() - shared) + &names[shared..].join("/")
}

/// A name without its extension, if it has that one, in whatever case.
///
/// ```
/// use teladan::text::file_name::strip_extension;
/// assert_eq!(strip_extension("tentang.MD", "md"), Some("tentang"));
/// assert_eq!(strip_extension("tentang.txt", "md"), None);
/// ```
pub fn strip_extension<'a>(name: &'a str, wanted: &str) -> Option<&'a str> {
    let (stem, _) = name.rsplit_once('.')?;
    extension(name).eq_ignore_ascii_case(wanted).then_some(stem)
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

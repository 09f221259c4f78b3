//! Which files beside entries are published: a list of types, told by the ending of the name. What
//! is not in the list is never published, whatever the settings say. Apart because README and guide
//! promise exactly this list.

use crate::{images, text::file_name::has_extension};

/// Documents, tables and plain text.
const DOCUMENTS: [&str; 14] = [
    "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "rtf", "csv", "tsv",
    "txt",
];

/// Pictures that browsers show, and whose metadata stays in them.
const UNCLEANED_PICTURES: [&str; 2] = ["gif", "avif"];

/// What a site may ask for in `teladan.yaml`: the name of the group in the table of names, and the
/// endings in it.
const ON_REQUEST: [(&str, &[&str]); 4] = [
    ("audio", &["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac"]),
    ("video", &["mp4", "m4v", "webm", "mov", "ogv"]),
    ("archive", &["zip"]),
    ("data", &["json", "geojson", "bib", "ris", "ics", "epub"]),
];

/// Endings of files that a browser or a computer would run, or that tell a host what to do: people
/// trust a knowledge base and pass it on as a folder. The list serves the wording alone; whatever is
/// in no list is not published either.
const ACTIVE: [&str; 52] = [
    "htm", "xhtml", "xhtm", "xht", "shtml", "shtm", "mht", "mhtml", "svgz", "js", "mjs", "cjs",
    "wasm", "swf", "php", "php5", "phtml", "phar", "asp", "aspx", "jsp", "jar", "cgi", "exe",
    "com", "bat", "cmd", "msi", "ps1", "vbs", "vbe", "wsf", "hta", "scr", "pif", "lnk", "url",
    "desktop", "reg", "sh", "py", "xbl", "xsl", "xsd", "rss", "atom", "docm", "xlsm", "pptm",
    "dotm", "config", "htaccess",
];

/// What becomes of a file beside an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileType {
    /// It is published; of a picture the metadata is taken off.
    Published,
    /// It is published, and what it holds beside its content stays in it.
    Uncleaned,
    /// It is published if the site asks for this group.
    OnRequest(&'static str),
    /// A photo that browsers do not show.
    UnsupportedPhoto,
    /// It would be run.
    Active,
    /// Of no known type.
    Unknown,
}

impl FileType {
    /// The type of a file by its name, where the settings ask for these groups.
    pub(super) fn of(name: &str, asked: &[&str]) -> Self {
        let group = ON_REQUEST.iter().find(|(_, endings)| has_extension(name, endings));
        if images::is_image(name) || images::is_drawing(name) || has_extension(name, &DOCUMENTS) {
            Self::Published
        } else if has_extension(name, &UNCLEANED_PICTURES) {
            Self::Uncleaned
        } else if let Some((group, _)) = group {
            match (asked.contains(group), *group) {
                (false, group) => Self::OnRequest(group),
                (true, "audio" | "video") => Self::Uncleaned,
                (true, _) => Self::Published,
            }
        } else if images::is_unsupported(name) {
            Self::UnsupportedPhoto
        } else if has_extension(name, &ACTIVE) {
            Self::Active
        } else {
            Self::Unknown
        }
    }

    /// Whether it is published.
    pub(super) fn is_published(self) -> bool {
        matches!(self, Self::Published | Self::Uncleaned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        names::{ValueType, names},
        text::content_type,
    };

    #[test]
    fn the_groups_are_those_of_the_settings() {
        let field = names().config.get("attachments").and_then(|field| field.children.get("types"));
        let Some(ValueType::Choice(choices)) = field.map(|field| &field.value_type) else {
            panic!("{field:?}")
        };
        let groups: Vec<&str> = choices.iter().map(|choice| choice.en.as_str()).collect();
        assert_eq!(groups, ON_REQUEST.map(|(group, _)| group));
    }

    #[test]
    fn every_type_of_the_lists_has_a_content_type() {
        let on_request = ON_REQUEST.iter().flat_map(|(_, endings)| *endings);
        for ending in DOCUMENTS.iter().chain(&UNCLEANED_PICTURES).chain(on_request) {
            let found = content_type::of_path(&format!("a.{ending}"));
            assert_ne!(found, content_type::UNKNOWN, "{ending}");
        }
    }

    #[test]
    fn what_is_in_no_list_is_not_published() {
        for name in ["LICENSE", "a.psd", "a.b", "a.exe", "A.PHP", "a.jpg.lnk", "a.mp4", "a."] {
            assert!(!FileType::of(name, &[]).is_published(), "{name}");
        }
        assert!(FileType::of("A.PDF", &[]).is_published());
        assert_eq!(FileType::of("a.mp4", &["video"]), FileType::Uncleaned);
    }
}

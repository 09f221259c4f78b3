//! The path of a file in the site, and how one file links to another.

use std::fmt;

use crate::text::{percent::encode, portable_name::is_portable_path};

/// A path below the root of the site that every system and host takes as it is meant: see
/// [`is_portable_path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl OutputPath {
    /// The path, if it is such a one.
    pub fn new(path: impl Into<String>) -> Option<Self> {
        let path = path.into();
        is_portable_path(&path).then_some(Self(path))
    }

    /// A file at the root that tells a host what to do. Authors can have no such name.
    pub fn of_host_file(name: &'static str) -> Self {
        Self(name.to_owned())
    }

    /// A path of the manifest. The version that wrote it may have allowed more than this one; it
    /// must stay below the root.
    pub(super) fn from_manifest(path: &str) -> Option<Self> {
        let is_inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."))
            && !path.contains(['\\', ':'])
            && !path.chars().any(char::is_control);
        is_inside.then(|| Self(path.to_owned()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way from the page at this path to `target`, which names the file: it works on every
    /// host and by double click. Characters that mean something in an address are encoded.
    pub fn link_to(&self, target: &str) -> String {
        // Behind the last slash that both have in the same place, their ways part.
        let bytes = self.0.bytes().zip(target.bytes()).take_while(|(a, b)| a == b);
        let shared = bytes.enumerate().filter(|(_, (byte, _))| *byte == b'/').last();
        let shared = shared.map_or(0, |(slash, _)| slash + 1);
        let up = self.0[shared..].matches('/').count();
        let rest = &target[shared..];
        let mut link = String::with_capacity(3 * up + rest.len());
        for _ in 0..up {
            link.push_str("../");
        }
        for (index, part) in rest.split('/').enumerate() {
            if index > 0 {
                link.push('/');
            }
            link.push_str(&encode(part));
        }
        link
    }

    /// The way from the page at this path to the root of the site: `../` or nothing.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The form under which two paths are one file on some system: composed letters, lower case.
    pub fn collision_key(&self) -> String {
        use unicode_normalization::UnicodeNormalization as _;
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.nfkc().flat_map(char::to_lowercase).nfc().collect()
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: &str, to: &str) -> String {
        OutputPath::new(from).unwrap().link_to(to)
    }

    #[test]
    fn links_name_the_file_and_climb_only_as_far_as_needed() {
        assert_eq!(link("index.html", "praktik/a.html"), "praktik/a.html");
        assert_eq!(link("praktik/b.html", "praktik/a.html"), "a.html");
        assert_eq!(link("praktik/b.html", "lokus/a.html"), "../lokus/a.html");
        assert_eq!(link("en/cases/b.html", "praktik/a.html"), "../../praktik/a.html");
        assert_eq!(link("en/cases/b.html", "en/loci/a.html"), "../loci/a.html");
        assert_eq!(link("praktik/b.html", "praktik"), "../praktik");
        assert_eq!(link("a.html", "x/é ü.jpg"), "x/%C3%A9%20%C3%BC.jpg");
    }

    #[test]
    fn paths_that_leave_the_site_are_none() {
        for path in [
            "",
            ".htaccess",
            "a/.git/b",
            "/a",
            "a//b",
            "a/../b",
            "..",
            "a\\b",
            "c:/x",
            "a/\0",
            ".htaccess",
            "a/con.html",
        ] {
            assert_eq!(OutputPath::new(path), None, "{path}");
        }
    }
}

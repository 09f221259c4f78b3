//! The path of a request → the path of a file in the site. It never becomes a path on the disk: it is
//! looked up in a map, and what is not in the map does not exist.

use crate::text::percent::decode_path;

/// Where a site begins: the path of its configured address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    /// As links and browsers write it, with a slash at both ends.
    pub(super) written: String,
    /// As requests are compared, decoded and without the first slash: empty, or `kb/`.
    decoded: String,
}

/// Where a path lies, seen from the base.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PathPosition<'a> {
    /// A path below the base; empty or with a slash at its end if it is a folder.
    Inside(&'a str),
    /// The base without its slash, or the root of a host whose site lies deeper.
    AtBase,
    /// Anything else.
    Outside,
}

impl Base {
    /// The base of a site at this address; the root if the address has no path.
    pub(super) fn of(base_url: Option<&str>) -> Self {
        let rest = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        let path = rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
        let decoded = decode(&format!("/{path}/")).filter(|_| !path.is_empty());
        match decoded {
            Some(decoded) => Self { written: format!("/{path}/"), decoded },
            None => Self { written: "/".to_owned(), decoded: String::new() },
        }
    }

    /// Where a decoded path lies.
    pub(super) fn position_of<'a>(&self, path: &'a str) -> PathPosition<'a> {
        if let Some(inner) = path.strip_prefix(self.decoded.as_str()) {
            return PathPosition::Inside(inner);
        }
        if path.is_empty() || self.decoded.strip_suffix('/') == Some(path) {
            return PathPosition::AtBase;
        }
        PathPosition::Outside
    }
}

/// The path of a request, decoded exactly once, without its first slash. Nothing comes back for
/// what no file of a site can be called.
pub(super) fn decode(path: &str) -> Option<String> {
    let path = decode_path(path.strip_prefix('/')?)?;
    let strange = |c: char| c.is_control() || c == '\\' || c == ':';
    let names = path.strip_suffix('/').unwrap_or(&path);
    let sound = path.is_empty()
        || !names.split('/').any(|name| matches!(name, "" | "." | "..")) && !path.contains(strange);
    sound.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_once() {
        for (path, decoded) in [
            ("/", ""),
            ("/a.html", "a.html"),
            ("/praktik/", "praktik/"),
            ("/x/%C3%A9%20%C3%BC.jpg", "x/é ü.jpg"),
            ("/%252e%252e/a", "%2e%2e/a"),
        ] {
            assert_eq!(decode(path).as_deref(), Some(decoded), "{path}");
        }
    }

    #[test]
    fn what_no_file_is_called_is_refused() {
        for path in [
            "",
            "a",
            "*",
            "//",
            "//a",
            "/a//b",
            "/..",
            "/../a",
            "/a/..",
            "/a/../b",
            "/.",
            "/a/./b",
            "/%2e%2e/a",
            "/%2E./a",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/c:/a",
            "/c%3A/a",
            "/a%00",
            "/%0d%0aX",
            "/%",
            "/%1",
            "/%zz",
            "/%c0%ae%c0%ae/a",
            "/%ff",
            "/a//",
        ] {
            assert_eq!(decode(path), None, "{path}");
        }
    }

    #[test]
    fn a_site_below_a_path_is_found_there_alone() {
        let base = Base::of(Some("https://example.org/kb"));
        assert_eq!(base.written, "/kb/");
        assert_eq!(base.position_of("kb/a.html"), PathPosition::Inside("a.html"));
        assert_eq!(base.position_of("kb/"), PathPosition::Inside(""));
        assert_eq!(base.position_of("kb"), PathPosition::AtBase);
        assert_eq!(base.position_of(""), PathPosition::AtBase);
        assert_eq!(base.position_of("a.html"), PathPosition::Outside);
        assert_eq!(base.position_of("kbx/a.html"), PathPosition::Outside);
        for url in [None, Some("https://example.org"), Some("https://example.org/")] {
            assert_eq!(Base::of(url).position_of("a.html"), PathPosition::Inside("a.html"));
        }
    }
}

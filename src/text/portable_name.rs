//! Names and paths that every system, host and reader takes as they are meant. Apart because files
//! beside entries, slugs, old addresses and all published paths pass one and the same test.

/// The longest name in bytes on every file system in use.
const LONGEST_NAME: usize = 255;

/// The longest path in bytes within a site: half of what the strictest system in use allows, because
/// the folder that the site is copied to comes before it.
const LONGEST_PATH: usize = 512;

/// The deepest path, in names.
const DEEPEST: usize = 12;

/// Whether a file or folder may have that name everywhere: no sign that Windows or an address gives
/// another meaning, no device of Windows, no end that Windows drops, nothing hidden, no sign that
/// cannot be seen or turns the direction of reading, and no file that tells a host what to do.
///
/// ```
/// use teladan::text::portable_name::is_portable_name;
/// assert!(is_portable_name("Laporan akhir é.pdf"));
/// assert!(!is_portable_name("con.html") && !is_portable_name("a?.pdf"));
/// assert!(!is_portable_name("laporan\u{202e}fdp.exe") && !is_portable_name("web.config"));
/// ```
pub fn is_portable_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.contains(['<', '>', ':', '"', '\\', '|', '?', '*', '/'])
        && !name.chars().any(|sign| sign.is_control() || is_invisible(sign))
        && !name.starts_with(['.', ' '])
        && !name.ends_with(['.', ' '])
        && !is_reserved_on_windows(name)
        && !name.eq_ignore_ascii_case("web.config")
}

/// Whether a path below a folder may be used everywhere: each of its names may, and it is neither too
/// long nor too deep.
pub fn is_portable_path(path: &str) -> bool {
    path.len() <= LONGEST_PATH
        && path.split('/').count() <= DEEPEST
        && path.split('/').all(is_portable_name)
}

/// Names that Windows keeps for devices, with any ending.
pub fn is_reserved_on_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim().to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            let mut signs = rest.chars();
            let is_number = |sign: char| sign.is_ascii_digit() || "¹²³".contains(sign);
            signs.next().is_some_and(is_number) && signs.next().is_none()
        })
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

/// Signs without width, and those that change the direction of reading: with them one name looks like
/// another.
fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_system_host_or_reader_takes_otherwise_is_refused() {
        for name in ["a:b", "AUX", "lpt1.html", "com¹", "a.", "a ", " a", ".git", "Web.Config"] {
            assert!(!is_portable_name(name), "{name}");
        }
        for sign in ["\u{200b}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{ad}", "\n", "\u{85}"] {
            assert!(!is_portable_name(&format!("a{sign}b")), "{sign:?}");
        }
        assert!(!is_portable_name(&"é".repeat(128)) && is_portable_name(&"é".repeat(100)));
        assert!(!is_portable_path(&["a".repeat(200), "b".repeat(200), "c".repeat(200)].join("/")));
        assert!(!is_portable_path(&["a"; 13].join("/")) && is_portable_path(&["a"; 12].join("/")));
        assert!(!is_portable_path("a//b") && !is_portable_path("a/../b") && !is_portable_path(""));
    }

    #[test]
    fn names_of_any_script_are_portable() {
        for name in
            ["laporan.pdf", "한국어.pdf", "تقرير.pdf", "컴퓨터", "community", "communist.txt"]
        {
            assert!(is_portable_name(name), "{name}");
        }
    }
}

//! What hosts refuse: too many files, too many bytes, files too large, paths too long. Names and
//! twins that differ in case only are refused for every site (`text/portable_name.rs`,
//! `output/collision.rs`), so nothing is asked of them here.

use super::HostTarget;

/// A megabyte, as hosts count.
const MB: u64 = 1_000_000;

/// What a host refuses, or many of its kind do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostExcess {
    /// The site has more files than the host takes.
    Files {
        /// How many there are.
        count: usize,
        /// How many the host takes.
        most: usize,
    },
    /// The site is larger than the host allows.
    Bytes {
        /// How large it is.
        size: u64,
        /// How large it may be.
        most: u64,
    },
    /// A file is larger than the host allows.
    LargeFile {
        /// Its path.
        path: String,
        /// How large a file may be.
        most: u64,
    },
    /// The path of a file is longer than the system of the host can hold.
    LongPath {
        /// The path.
        path: String,
        /// How many characters it may have.
        most: usize,
    },
}

/// The limits of a host.
struct HostLimits {
    files: Option<usize>,
    bytes: Option<u64>,
    file_bytes: Option<u64>,
    path: Option<usize>,
}

const NONE: HostLimits = HostLimits { files: None, bytes: None, file_bytes: None, path: None };

fn limits(target: HostTarget) -> HostLimits {
    match target {
        // Windows opens paths of 259 characters; some 60 are left for the folder of the site.
        HostTarget::Folder => HostLimits { path: Some(200), ..NONE },
        // Beside `C:\inetpub\wwwroot\`.
        HostTarget::Iis => HostLimits { path: Some(240), ..NONE },
        // The smallest quota of shared hosts in use, and the number of files that they count to.
        HostTarget::Apache => HostLimits { files: Some(250_000), bytes: Some(500 * MB), ..NONE },
        HostTarget::Nginx => NONE,
        // docs.github.com, "GitHub Pages limits" and "About large files on GitHub".
        HostTarget::Github => {
            HostLimits { bytes: Some(1_000 * MB), file_bytes: Some(100 * MB), ..NONE }
        }
        // developers.cloudflare.com, "Pages: HostLimits", free plan: the stricter of the two hosts.
        HostTarget::Netlify => {
            HostLimits { files: Some(20_000), file_bytes: Some(25 * 1024 * 1024), ..NONE }
        }
    }
}

/// Everything about a site that its host would refuse. `files` are paths and sizes.
pub fn find_excesses(target: HostTarget, files: &[(&str, u64)]) -> Vec<HostExcess> {
    let limits = limits(target);
    let mut excesses = Vec::new();
    if let Some(most) = limits.files.filter(|most| files.len() > *most) {
        excesses.push(HostExcess::Files { count: files.len(), most });
    }
    let size = files.iter().map(|(_, size)| size).sum();
    if let Some(most) = limits.bytes.filter(|most| size > *most) {
        excesses.push(HostExcess::Bytes { size, most });
    }
    for (path, size) in files {
        if let Some(most) = limits.file_bytes.filter(|most| size > most) {
            excesses.push(HostExcess::LargeFile { path: (*path).to_owned(), most });
        }
        // Windows counts in units of UTF-16.
        if let Some(most) = limits.path.filter(|most| path.encode_utf16().count() > *most) {
            excesses.push(HostExcess::LongPath { path: (*path).to_owned(), most });
        }
    }
    excesses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_told_beyond_it_and_not_at_it() {
        let long = "a".repeat(201);
        let at = |target, path: &str, size| find_excesses(target, &[(path, size)]);
        assert_eq!(at(HostTarget::Folder, &long[..200], 1), []);
        assert!(matches!(at(HostTarget::Folder, &long, 1)[..], [HostExcess::LongPath { .. }]));
        assert_eq!(at(HostTarget::Github, "a", 100 * MB), []);
        assert!(matches!(
            at(HostTarget::Github, "a", 100 * MB + 1)[..],
            [HostExcess::LargeFile { .. }]
        ));
        assert!(matches!(
            at(HostTarget::Apache, "a", 500 * MB + 1)[..],
            [HostExcess::Bytes { .. }]
        ));
        let many = vec![("a", 1); 20_001];
        assert_eq!(find_excesses(HostTarget::Netlify, &many[1..]), []);
        assert!(matches!(
            find_excesses(HostTarget::Netlify, &many)[..],
            [HostExcess::Files { .. }]
        ));
        assert_eq!(find_excesses(HostTarget::Nginx, &many), []);
    }
}

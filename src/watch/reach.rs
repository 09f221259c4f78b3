//! Where the system does not tell of every change: shares of other computers, folders of another
//! system, and when too much is watched.

use std::path::Path;

/// Why a folder is looked at again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwatched {
    /// It lies where changes that others make are not told; the name of that kind of place.
    FileSystem(String),
    /// The system watches no more folders.
    Limit,
    /// The system refuses, and says why.
    Failed(String),
}

/// Kinds of file systems on which changes can be made by others than this system.
const ELSEWHERE: [&str; 12] = [
    "9p",
    "afs",
    "cifs",
    "drvfs",
    "fuse.sshfs",
    "fuse.vmhgfs-fuse",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "vboxsf",
    "virtiofs",
];

/// Whether a folder lies where changes are not told, as far as the system says.
pub(super) fn of(root: &Path) -> Option<Unwatched> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let real = std::fs::canonicalize(root).ok()?;
    let kind = kind(&mounts, &real)?;
    ELSEWHERE.contains(&kind).then(|| Unwatched::FileSystem(kind.to_owned()))
}

/// The kind of the file system on which a path lies, by a list of what is mounted where.
fn kind<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mounts = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((unescaped(fields.next()?), fields.next()?))
    });
    let above = mounts.filter(|(folder, _)| path.starts_with(folder));
    // Of two in one place the later one is seen.
    above.max_by_key(|(folder, _)| folder.len()).map(|(_, kind)| kind)
}

/// Spaces in the names of folders are written as numbers.
fn unescaped(folder: &str) -> String {
    folder.replace("\\040", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mounted_folder_counts() {
        let mounts = "/dev/sda / ext4 rw 0 0\n\
                      //host/data /mnt/Data\\040Bersama cifs rw 0 0\n\
                      tmpfs /mnt tmpfs rw 0 0\n";
        let kind = |path: &str| kind(mounts, Path::new(path));
        assert_eq!(kind("/srv/situs"), Some("ext4"));
        assert_eq!(kind("/mnt/Data Bersama/situs"), Some("cifs"));
        assert_eq!(kind("/mnt/Data"), Some("tmpfs"));
    }
}

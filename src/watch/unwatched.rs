//! Why a folder cannot be watched: it lies on a share of another computer or in a folder of another
//! system, or too much is watched already.

use std::path::Path;

/// Why a folder is polled instead of watched.
#[derive(Debug)]
pub enum Unwatched {
    /// Changes that others make there are not reported; the name of the file system.
    FileSystem(String),
    /// The system watches no more folders.
    Limit,
    /// The system refuses, and says why.
    Failed(std::io::Error),
}

/// File systems on which others than this system can change files: network shares (`nfs`, `cifs`),
/// folders of a host in a virtual machine (`vboxsf`, `virtiofs`), drives of Windows under WSL (`9p`,
/// `drvfs`).
const SHARED_FILE_SYSTEMS: [&str; 12] = [
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

/// Why a folder cannot be watched; nothing if it can, or if the system does not say.
pub(super) fn find_reason(root: &Path) -> Option<Unwatched> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let real = std::fs::canonicalize(root).ok()?;
    let kind = file_system_at(&mounts, &real)?;
    SHARED_FILE_SYSTEMS.contains(&kind).then(|| Unwatched::FileSystem(kind.to_owned()))
}

/// The kind of the file system on which a path lies, by a list of what is mounted where.
fn file_system_at<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mounts = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((unescape(fields.next()?), fields.next()?))
    });
    let above = mounts.filter(|(folder, _)| path.starts_with(folder));
    // Of two in one place the later one is seen.
    above.max_by_key(|(folder, _)| folder.len()).map(|(_, kind)| kind)
}

/// Spaces in the names of folders are written as numbers.
fn unescape(folder: &str) -> String {
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
        let kind = |path: &str| file_system_at(mounts, Path::new(path));
        assert_eq!(kind("/srv/situs"), Some("ext4"));
        assert_eq!(kind("/mnt/Data Bersama/situs"), Some("cifs"));
        assert_eq!(kind("/mnt/Data"), Some("tmpfs"));
    }
}

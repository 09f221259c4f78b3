//! What was made of which bytes, kept from one build to the next in a folder beside the settings.
//! The only door to that folder. Nothing depends on it: what is missing, damaged, from another
//! program or from another folder is not there, and a build without it writes the same bytes.

mod folder;
mod key;
mod prune;

use std::{collections::BTreeSet, path::Path, sync::Mutex};

use folder::CacheFolder;
pub use key::{CacheKey, KeyHasher};

/// The folder at the root of a knowledge base.
pub const CACHE_FOLDER: &str = ".teladan-cache";

/// What is kept, each in a folder of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CacheArea {
    /// Photos as they are published.
    Photos,
    /// What stands in an output folder, and what it was made of.
    Outputs,
    /// Parts of the search index.
    Index,
}

impl CacheArea {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Photos, Self::Outputs, Self::Index];

    /// The name of its folder.
    fn name(self) -> &'static str {
        match self {
            Self::Photos => "photos",
            Self::Outputs => "outputs",
            Self::Index => "index",
        }
    }
}

/// Keeps bytes by the hash of what they were made of. May be used from several threads, and by
/// several programs at once.
#[derive(Debug)]
pub struct Cache {
    folder: Option<CacheFolder>,
    used: Mutex<BTreeSet<(CacheArea, CacheKey)>>,
}

impl Cache {
    /// One that keeps nothing.
    pub fn off() -> Self {
        Self { folder: None, used: Mutex::default() }
    }

    /// That of a knowledge base. Where the folder cannot be ours it keeps nothing; it is made when
    /// something is put into it.
    pub fn open(root: &Path) -> Self {
        Self { folder: CacheFolder::open(root), used: Mutex::default() }
    }

    /// Whether anything is kept at all.
    pub fn is_on(&self) -> bool {
        self.folder.is_some()
    }

    /// The bytes that were put under a key by this very program, for this very folder.
    pub fn get(&self, area: CacheArea, key: CacheKey) -> Option<Vec<u8>> {
        let bytes = self.folder.as_ref()?.read(area, key)?;
        self.note_use(area, key);
        Some(bytes)
    }

    /// Keeps bytes under a key. Where the system refuses, nothing is kept.
    pub fn put(&self, area: CacheArea, key: CacheKey, bytes: &[u8]) {
        let Some(folder) = &self.folder else { return };
        if folder.write(area, key, bytes).is_ok() {
            self.note_use(area, key);
        }
    }

    /// Takes away what was neither asked for nor put since the cache was opened, as far as it is too
    /// much to keep. Whoever calls it has asked for all that is needed of these areas.
    pub fn prune(&self, areas: &[CacheArea]) {
        let Some(folder) = &self.folder else { return };
        let used = self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        prune::prune(folder, areas, &used, prune::MOST_UNUSED);
    }

    fn note_use(&self, area: CacheArea, key: CacheKey) {
        self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert((area, key));
    }
}

#[expect(clippy::disallowed_methods, reason = "the tests damage what is on the disk")]
#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PHOTO: CacheArea = CacheArea::Photos;

    fn key(text: &str) -> CacheKey {
        CacheKey::of(&[text.as_bytes()])
    }

    fn entry(root: &Path, area: CacheArea, key: CacheKey) -> std::path::PathBuf {
        root.join(CACHE_FOLDER).join(area.name()).join(key.to_string())
    }

    #[test]
    fn what_was_put_is_there_for_the_next_build() {
        let root = tempfile::tempdir().expect("a folder");
        assert_eq!(Cache::open(root.path()).get(PHOTO, key("a")), None);
        assert!(!root.path().join(CACHE_FOLDER).exists(), "it is made when something is kept");
        Cache::open(root.path()).put(PHOTO, key("a"), b"bytes");
        let cache = Cache::open(root.path());
        assert_eq!(cache.get(PHOTO, key("a")).as_deref(), Some(&b"bytes"[..]));
        assert_eq!(cache.get(CacheArea::Index, key("a")), None);
        assert_eq!(cache.get(PHOTO, key("b")), None);
        let ignored = fs::read_to_string(root.path().join(CACHE_FOLDER).join(".gitignore"));
        assert_eq!(ignored.expect("it can be done"), "*\n");
    }

    #[test]
    fn a_damaged_entry_is_not_there() {
        let root = tempfile::tempdir().expect("a folder");
        Cache::open(root.path()).put(PHOTO, key("a"), b"bytes");
        let path = entry(root.path(), PHOTO, key("a"));
        let sound = fs::read(&path).expect("it can be done");
        for damage in [sound[..sound.len() - 1].to_vec(), sound[1..].to_vec(), Vec::new()] {
            fs::write(&path, damage).expect("it can be done");
            assert_eq!(Cache::open(root.path()).get(PHOTO, key("a")), None);
        }
        fs::write(&path, &sound).expect("it can be done");
        assert!(Cache::open(root.path()).get(PHOTO, key("a")).is_some());
        // Under another key it is another thing.
        fs::copy(&path, entry(root.path(), PHOTO, key("b"))).expect("it can be done");
        assert_eq!(Cache::open(root.path()).get(PHOTO, key("b")), None);
    }

    #[test]
    fn a_cache_that_came_with_a_copied_folder_is_not_there() {
        let (here, there) =
            (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("it can be done"));
        Cache::open(here.path()).put(PHOTO, key("a"), b"bytes");
        Cache::open(there.path()).put(PHOTO, key("b"), b"bytes");
        let copied = entry(there.path(), PHOTO, key("a"));
        fs::copy(entry(here.path(), PHOTO, key("a")), copied).expect("it can be done");
        let cache = Cache::open(there.path());
        assert_eq!(cache.get(PHOTO, key("a")), None);
        assert!(cache.get(PHOTO, key("b")).is_some());
    }

    #[test]
    fn a_folder_that_is_not_ours_is_left_alone() {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join(CACHE_FOLDER)).expect("it can be done");
        fs::write(root.path().join(CACHE_FOLDER).join("notes.txt"), "mine")
            .expect("it can be done");
        let cache = Cache::open(root.path());
        assert!(!cache.is_on());
        cache.put(PHOTO, key("a"), b"bytes");
        cache.prune(&CacheArea::ALL);
        assert_eq!(
            fs::read_dir(root.path().join(CACHE_FOLDER)).expect("it can be done").count(),
            1
        );
    }

    #[test]
    fn only_so_much_is_kept_of_what_no_build_uses() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::open(root.path());
        for name in ["a", "b", "c"] {
            cache.put(PHOTO, key(name), &[0; 1000]);
        }
        fs::write(root.path().join(CACHE_FOLDER).join("photos/notes.txt"), "mine")
            .expect("it can be done");
        let used = BTreeSet::from([(PHOTO, key("b"))]);
        let folder = cache.folder.as_ref().expect("it can be done");
        prune::prune(folder, &[PHOTO], &used, 10_000);
        assert!(Cache::open(root.path()).get(PHOTO, key("a")).is_some());
        prune::prune(folder, &[CacheArea::Index], &used, 0);
        assert!(Cache::open(root.path()).get(PHOTO, key("a")).is_some());
        prune::prune(folder, &[PHOTO], &used, 0);
        let after = Cache::open(root.path());
        let there = ["a", "b", "c"].map(|name| after.get(PHOTO, key(name)).is_some());
        assert_eq!(there, [false, true, false]);
        assert!(root.path().join(CACHE_FOLDER).join("photos/notes.txt").exists());
    }
}

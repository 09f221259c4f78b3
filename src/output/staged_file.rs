//! A file of the new site. Apart from the folder that stages it, because what is known of files from
//! one build to the next is told of it too.

use std::{path::PathBuf, sync::Arc};

use super::{OutputPath, manifest::FileHash};
use crate::cache::CacheKey;

/// What a file was made of, where the next build is to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeOf {
    /// The key of it.
    pub key: CacheKey,
    /// What its maker has noted, without which the key cannot be known: only whoever makes a page knows
    /// what else it shows.
    pub notes: Arc<[u8]>,
}

impl From<CacheKey> for MadeOf {
    fn from(key: CacheKey) -> Self {
        Self { key, notes: Arc::default() }
    }
}

/// A file that was made: in the stage if it changed, already in its place if not.
#[derive(Debug)]
pub struct StagedFile {
    pub(super) path: OutputPath,
    pub(super) hash: FileHash,
    pub(super) size: u64,
    pub(super) staged: Option<PathBuf>,
    /// What it was made of, where the next build is to know.
    pub(super) made_of: Option<MadeOf>,
}

impl StagedFile {
    /// Where it stands in the site.
    pub fn path(&self) -> &OutputPath {
        &self.path
    }

    /// Notes what it was made of, for the next build.
    pub fn made_of(self, made_of: impl Into<MadeOf>) -> Self {
        Self { made_of: Some(made_of.into()), ..self }
    }

    /// Its bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The beginning of its hash: eight hexadecimal digits.
    pub fn short_hash(&self) -> String {
        self.hash.short()
    }
}

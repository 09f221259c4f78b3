//! What an entry of the cache is found by: the hash of everything it was made of. It is no cryptographic
//! one, which took a fortieth of a build: who made two texts with one key on purpose would gain no more
//! than a page of their own that is not made again.

use std::{fmt, hash::Hasher};

use xxhash_rust::xxh3::Xxh3Default;

/// The hash of what something was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CacheKey([u8; 16]);

impl CacheKey {
    /// The key of what was made of these parts. Where one ends and the next begins is part of it.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = KeyHasher::new();
        for part in parts {
            hasher.add(part);
        }
        hasher.key()
    }

    /// The key of what has this hash: the part of it that is kept.
    pub fn shorten(hash: blake3::Hash) -> Self {
        let mut short = [0; 16];
        short.copy_from_slice(&hash.as_bytes()[..16]);
        Self(short)
    }

    /// The key that has these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads the name of a file; nothing if it is no key.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if name.len() != 32 || !name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        for (byte, at) in bytes.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(name.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for CacheKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Makes a key of what is added. Where one part ends and the next begins is part of it.
#[derive(Default)]
pub struct KeyHasher(Xxh3Default);

impl KeyHasher {
    /// One that goes on from nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// One that goes on from a key.
    pub fn after(key: CacheKey) -> Self {
        let mut hasher = Self::new();
        hasher.add(key.bytes());
        hasher
    }

    /// Adds a part.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// The key of all that was added.
    pub fn key(&self) -> CacheKey {
        CacheKey(self.0.digest128().to_le_bytes())
    }
}

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let key = CacheKey::of(&[b"ab", b"c"]);
        assert_eq!(CacheKey::parse(&key.to_string()), Some(key));
        assert_ne!(key, CacheKey::of(&[b"a", b"bc"]));
        for other in ["", "notes.txt", "+000000000000000000000000000000f"] {
            assert_eq!(CacheKey::parse(other), None);
        }
    }
}

//! The hash that the client works out in a line: FNV-1a, 32 bits.

/// The hash of a text in UTF-8.
pub(super) fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::fnv;

    #[test]
    fn the_hash_is_that_of_the_published_test_values() {
        assert_eq!((fnv(""), fnv("foobar")), (0x811c_9dc5, 0xbf9c_f968));
    }
}

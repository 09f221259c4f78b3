//! Numbers as bytes: unsigned LEB128, as the files and the postings in memory have them.

/// Appends a number.
pub(super) fn varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The number at the beginning of some bytes, and how many of them it takes.
pub(super) fn read_varint(bytes: &[u8]) -> (u32, usize) {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate() {
        number |= u32::from(byte & 0x7f) << (7 * at);
        if *byte < 0x80 {
            return (number, at + 1);
        }
    }
    (number, bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_seven_bits_a_byte() {
        let bytes = |number| {
            let mut out = Vec::new();
            varint(number, &mut out);
            out
        };
        assert_eq!(bytes(0), [0]);
        assert_eq!(bytes(127), [127]);
        assert_eq!(bytes(128), [0x80, 1]);
        assert_eq!(bytes(u32::MAX), [0xff, 0xff, 0xff, 0xff, 15]);
        for number in [0, 127, 128, u32::MAX] {
            assert_eq!(read_varint(&bytes(number)), (number, bytes(number).len()));
        }
    }
}

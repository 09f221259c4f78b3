//! Numbers and strings as bytes.

/// Appends an unsigned LEB128 number.
pub(super) fn varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a string: its length in bytes, then UTF-8.
pub(super) fn string(text: &str, out: &mut Vec<u8>) {
    varint(text.len() as u32, out);
    out.extend_from_slice(text.as_bytes());
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
    }
}

//! EXIF (version 2.32, clause 4): a small TIFF that cameras put into every kind of picture. One thing
//! in it decides how the picture looks: how it is turned. That alone is read, and written anew.

/// How a picture is turned (tag 274 of TIFF 6.0), if it is not the usual way.
pub(super) fn read_orientation(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II*\0");
    if !little && !tiff.starts_with(b"MM\0*") {
        return None;
    }
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let (high, low) = if little { (6, 4) } else { (4, 6) };
    let directory = usize::from(short(high)?) << 16 | usize::from(short(low)?);
    let entries = usize::from(short(directory)?);
    let of_entry = |index: usize| directory + 2 + index * 12;
    let orientation_at = (0..entries).map(of_entry).find(|at| short(*at) == Some(274))?;
    u8::try_from(short(orientation_at + 8)?).ok().filter(|value| (2..=8).contains(value))
}

/// EXIF that says how a picture is turned, and nothing else.
pub(super) fn write_orientation(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for orientation in 2..=8 {
            assert_eq!(read_orientation(&write_orientation(orientation)), Some(orientation));
        }
        for unusual in [0, 1, 9, 255] {
            assert_eq!(read_orientation(&write_orientation(unusual)), None);
        }
        let whole = write_orientation(6);
        for length in 0..whole.len() - 8 {
            assert_eq!(read_orientation(&whole[..length]), None, "{length}");
        }
    }
}

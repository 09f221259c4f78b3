//! WebP (RFC 9649): a RIFF file of chunks. EXIF, XMP and everything unknown go, and the header no
//! longer promises them; what follows the file's own end goes too.

use super::exif::{read_orientation, write_orientation};

/// Flags of the extended header that promise EXIF and XMP, and the one of EXIF.
const METADATA: u8 = 0b0000_1100;
const EXIF: u8 = 0b0000_1000;

/// Where the first chunk begins, behind the head of the file.
const FIRST_CHUNK: usize = 12;

/// Chunks of the picture and its colours.
const KEPT: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Whether a file starts as WebP does.
pub(super) fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice())
}

/// The picture without its metadata; nothing if the file is cut off. Of EXIF stays how the picture is
/// turned.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let file = bytes.get(..size.checked_add(8)?)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let orientation = orientation(file);
    let mut at = FIRST_CHUNK;
    while at < file.len() {
        let (chunk, next) = chunk_at(file, at)?;
        if KEPT.contains(&&chunk[..4]) {
            let start = out.len();
            out.extend(chunk);
            if chunk.starts_with(b"VP8X")
                && let Some(flags) = out.get_mut(start + 8)
            {
                *flags &= !METADATA;
                *flags |= if orientation.is_some() { EXIF } else { 0 };
            }
            if chunk.len() % 2 == 1 {
                out.push(0);
            }
        }
        at = next;
    }
    if let Some(orientation) = orientation {
        let exif = write_orientation(orientation);
        out.extend(b"EXIF");
        out.extend((exif.len() as u32).to_le_bytes());
        out.extend(exif);
    }
    let size = (out.len() - 8) as u32;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

/// A chunk with its name and length, and where the next one begins; nothing if the file ends within it.
fn chunk_at(file: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let length = u32::from_le_bytes(file.get(at + 4..at + 8)?.try_into().ok()?) as usize;
    let end = at.checked_add(8)?.checked_add(length)?;
    Some((file.get(at..end)?, end + length % 2))
}

/// How the picture is turned, if EXIF says that it is: the last chunk but one, as a rule. Only an
/// extended header may promise it.
pub(super) fn orientation(bytes: &[u8]) -> Option<u8> {
    let mut at = FIRST_CHUNK;
    while promises_exif(bytes) {
        let (chunk, next) = chunk_at(bytes, at)?;
        if let Some(exif) = chunk.strip_prefix(b"EXIF") {
            let exif = &exif[4..];
            // Some programs write it as it stands in JPEG.
            return read_orientation(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
        }
        at = next;
    }
    None
}

/// Whether the header says that there is EXIF.
pub(super) fn promises_exif(bytes: &[u8]) -> bool {
    bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & EXIF != 0)
}

/// Width and height, which the first chunk tells, whichever of the three it is.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let content = bytes.get(20..30)?;
    let number = |at: usize, length: usize| {
        content[at..at + length].iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
    };
    match bytes.get(12..16)? {
        b"VP8X" => Some((number(4, 3) + 1, number(7, 3) + 1)),
        b"VP8L" if content[0] == 0x2F => {
            let bits = number(1, 4);
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " if content[3..6] == [0x9D, 0x01, 0x2A] => {
            Some((number(6, 2) & 0x3FFF, number(8, 2) & 0x3FFF))
        }
        _ => None,
    }
}

/// Flags of the extended header.
const ALPHA: u8 = 0b0001_0000;
const ANIMATION: u8 = 0b0000_0010;

/// Whether it may have transparent parts.
pub(super) fn has_alpha(bytes: &[u8]) -> bool {
    match bytes.get(12..16) {
        Some(b"VP8X") => bytes.get(20).is_some_and(|flags| flags & ALPHA != 0),
        Some(b"VP8L") => bytes.get(24).is_some_and(|bits| bits & 0b0001_0000 != 0),
        _ => false,
    }
}

/// Whether it moves.
pub(super) fn is_animated(bytes: &[u8]) -> bool {
    bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & ANIMATION != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
        let mut out = name.to_vec();
        out.extend((content.len() as u32).to_le_bytes());
        out.extend(content);
        if content.len() % 2 == 1 {
            out.push(0);
        }
        out
    }

    #[test]
    fn the_picture_stays_and_the_header_promises_no_metadata() {
        let chunks = [
            chunk(*b"VP8X", &[0b0010_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
            chunk(*b"ICCP", b"profile"),
            chunk(*b"VP8L", b"picture"),
            chunk(*b"EXIF", b"secret"),
            chunk(*b"XMP ", b"secret!"),
        ]
        .concat();
        let mut dirty = b"RIFF".to_vec();
        dirty.extend(((chunks.len() + 4) as u32).to_le_bytes());
        dirty.extend(b"WEBP");
        dirty.extend(chunks);
        let whole = dirty.len();
        dirty.extend(b"secret");
        let clean = clean(&dirty).unwrap();
        let has = |needle: &[u8]| clean.windows(needle.len()).any(|window| window == needle);
        assert!(!has(b"secret") && has(b"profile") && has(b"picture"));
        assert_eq!(clean[20], 0b0010_0000);
        assert_eq!(super::clean(&clean).unwrap(), clean);
        for length in 12..whole {
            assert_eq!(super::clean(&dirty[..length]), None, "{length}");
        }
    }

    #[test]
    fn of_exif_stays_how_the_picture_is_turned() {
        for prefix in [b"".as_slice(), b"Exif\0\0"] {
            let exif = [prefix, &write_orientation(8), b"secret"].concat();
            let header = chunk(*b"VP8X", &[METADATA, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
            let chunks = [header, chunk(*b"VP8L", b"picture"), chunk(*b"EXIF", &exif)].concat();
            let size = (chunks.len() as u32 + 4).to_le_bytes();
            let clean = clean(&[b"RIFF", &size[..], b"WEBP", &chunks].concat()).unwrap();
            assert_eq!((orientation(&clean), clean[20]), (Some(8), EXIF));
            assert!(!clean.windows(6).any(|window| window == b"secret"));
            assert_eq!(super::clean(&clean).unwrap(), clean, "cleaning twice changes nothing");
        }
    }

    #[test]
    fn the_size_is_read_from_each_of_the_three_headers() {
        let file = |first: Vec<u8>| [b"RIFF\0\0\0\0WEBP".to_vec(), first].concat();
        let extended = chunk(*b"VP8X", &[0, 0, 0, 0, 0x7F, 2, 0, 0xDF, 1, 0]);
        assert_eq!(size(&file(extended)), Some((640, 480)));
        let bits = (0x1DF_u32 << 14 | 0x27F).to_le_bytes();
        let lossless = chunk(*b"VP8L", &[&[0x2F], bits.as_slice(), &[0; 5]].concat());
        assert_eq!(size(&file(lossless)), Some((640, 480)));
        let lossy = chunk(*b"VP8 ", &[0, 0, 0, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01]);
        assert_eq!(size(&file(lossy)), Some((640, 480)));
        assert_eq!(size(&file(chunk(*b"VP8 ", &[0; 10]))), None);
    }
}

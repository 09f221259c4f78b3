//! PNG (W3C Recommendation, third edition): a row of chunks. Those that decide how the picture
//! looks stay; texts, times, EXIF and everything unknown go, and so does what follows the end.

use super::exif::{read_orientation, write_orientation};

/// The start of every PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunk of EXIF.
pub(super) const EXIF: &[u8] = b"eXIf";

/// Chunks beside the critical ones that change how the picture looks.
const KEPT: [&[u8]; 13] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"sPLT",
    b"acTL", b"fcTL", b"fdAT",
];

/// The picture without its metadata; nothing if the file is cut off. Of EXIF stays how the picture is
/// turned.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(SIGNATURE);
    let orientation = orientation(bytes);
    let mut at = SIGNATURE.len();
    loop {
        let (chunk, name) = chunk_at(bytes, at)?;
        at += chunk.len();
        let critical = name[0].is_ascii_uppercase();
        if critical || KEPT.contains(&name) {
            out.extend(chunk);
        }
        match name {
            b"IHDR" => out.extend(orientation.iter().flat_map(|it| orientation_chunk(*it))),
            b"IEND" => return Some(out),
            _ => {}
        }
    }
}

/// A chunk with its length and sum, and its name; nothing if the file ends within it.
fn chunk_at(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
    let chunk = bytes.get(at..at.checked_add(12)?.checked_add(length)?)?;
    Some((chunk, &chunk[4..8]))
}

/// How the picture is turned, if EXIF says that it is. It may stand behind the picture.
pub(super) fn orientation(bytes: &[u8]) -> Option<u8> {
    let mut at = SIGNATURE.len();
    loop {
        let (chunk, name) = chunk_at(bytes, at)?;
        if name == EXIF {
            return read_orientation(&chunk[8..chunk.len() - 4]);
        }
        at += chunk.len();
    }
}

/// A chunk of EXIF that says how the picture is turned, and nothing else.
fn orientation_chunk(orientation: u8) -> Vec<u8> {
    let exif = write_orientation(orientation);
    let named = [EXIF, &exif].concat();
    let sum = libdeflater::crc32(&named).to_be_bytes();
    [&(exif.len() as u32).to_be_bytes(), &named[..], &sum].concat()
}

/// Width and height, which the first chunk tells.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(SIGNATURE)?.get(4..16)?.strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

/// Whether it may have transparent parts: a channel for them, or a list of transparent colours.
pub(super) fn has_alpha(bytes: &[u8]) -> bool {
    let color_type = bytes.get(SIGNATURE.len() + 17);
    color_type.is_some_and(|color_type| color_type & 4 != 0) || has_chunk(bytes, b"tRNS")
}

/// Whether it moves.
pub(super) fn is_animated(bytes: &[u8]) -> bool {
    has_chunk(bytes, b"acTL")
}

/// Whether there is such a chunk before the picture.
fn has_chunk(bytes: &[u8], wanted: &[u8]) -> bool {
    let mut at = SIGNATURE.len();
    while let Some(&[a, b, c, d, ref name @ ..]) = bytes.get(at..at + 8) {
        if name == wanted || name == b"IDAT" {
            return name == wanted;
        }
        at = at.saturating_add(12).saturating_add(u32::from_be_bytes([a, b, c, d]) as usize);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
        let mut out = (content.len() as u32).to_be_bytes().to_vec();
        out.extend(name);
        out.extend(content);
        out.extend([0; 4]);
        out
    }

    #[test]
    fn only_what_decides_the_look_stays() {
        let mut dirty = SIGNATURE.to_vec();
        for (name, content) in [
            (*b"IHDR", b"head".as_slice()),
            (*b"eXIf", b"secret"),
            (*b"iCCP", b"profile"),
            (*b"tEXt", b"secret"),
            (*b"IDAT", b"picture"),
            (*b"IEND", b""),
        ] {
            dirty.extend(chunk(name, content));
        }
        let whole = dirty.len();
        dirty.extend(b"secret");
        let clean = clean(&dirty).unwrap();
        let has = |needle: &[u8]| clean.windows(needle.len()).any(|window| window == needle);
        assert!(!has(b"secret") && has(b"profile") && has(b"picture"));
        assert_eq!(super::clean(&clean).unwrap(), clean);
        for length in SIGNATURE.len()..whole {
            assert_eq!(super::clean(&dirty[..length]), None, "{length}");
        }
    }

    #[test]
    fn of_exif_stays_how_the_picture_is_turned_wherever_it_stands() {
        let exif = [write_orientation(6), b"secret".to_vec()].concat();
        let before = [(*b"eXIf", exif.as_slice()), (*b"IDAT", b"picture")];
        let behind = [(*b"IDAT", b"picture".as_slice()), (*b"eXIf", &exif)];
        for chunks in [before, behind] {
            let mut dirty = [SIGNATURE, &chunk(*b"IHDR", b"head")].concat();
            for (name, content) in chunks {
                dirty.extend(chunk(name, content));
            }
            dirty.extend(chunk(*b"IEND", b""));
            let clean = clean(&dirty).unwrap();
            assert_eq!(orientation(&clean), Some(6));
            assert!(!clean.windows(6).any(|window| window == b"secret"));
            assert_eq!(super::clean(&clean).unwrap(), clean, "cleaning twice changes nothing");
        }
    }

    #[test]
    fn the_size_is_read_from_the_header() {
        let mut picture = SIGNATURE.to_vec();
        picture.extend(chunk(*b"IHDR", &[0, 0, 2, 128, 0, 0, 1, 224, 8, 6, 0, 0, 0]));
        assert_eq!(size(&picture), Some((640, 480)));
        assert_eq!(size(&picture[..20]), None);
    }
}

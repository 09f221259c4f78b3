//! JPEG (ITU-T T.81, annex B): a row of segments. Application segments and comments go, but for
//! the JFIF header, the colour profile and Adobe's colour transform; what follows the end of the
//! image goes too. Of EXIF only the orientation stays, in an EXIF segment of our own.

use super::exif::{read_orientation, write_orientation};

/// The start of every JPEG.
pub(super) const SIGNATURE: &[u8] = &[0xFF, 0xD8, 0xFF];

/// What a segment of EXIF begins with.
const EXIF: &[u8] = b"Exif\0\0";

const END: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;

/// The picture without its metadata; nothing if the file is cut off.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    // As much as there is at most: a photo of many megabytes is not copied again while it grows.
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, 0xD8]);
    let mut orientation = None;
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        // Any number of fill bytes may stand before a marker.
        while *bytes.get(at)? == 0xFF {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            END => {
                out.extend([0xFF, END]);
                return Some(with_orientation(out, orientation));
            }
            0x01 | 0xD0..=0xD7 => out.extend([0xFF, marker]),
            _ => {
                let length =
                    usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
                let content = bytes.get(at + 2..at + length)?;
                if marker == APP1 && orientation.is_none() {
                    orientation = content.strip_prefix(EXIF).and_then(read_orientation);
                }
                if let Some(kept) = filter_segment(marker, content) {
                    out.extend([0xFF, marker]);
                    out.extend(((kept.len() + 2) as u16).to_be_bytes());
                    out.extend(&kept);
                }
                at += length;
                if marker == START_OF_SCAN {
                    let end = scan_end(bytes, at)?;
                    out.extend(bytes.get(at..end)?);
                    at = end;
                }
            }
        }
    }
}

/// Width and height as the picture is shown, that is turned as its orientation says; nothing if
/// the bytes end before they are told.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut turned = false;
    let mut at = 2;
    loop {
        while *bytes.get(at)? == 0xFF {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        if matches!(marker, END | START_OF_SCAN) {
            return None;
        }
        at += 1;
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            continue;
        }
        let short = |at: usize| Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let length = usize::from(short(at)?);
        match marker {
            APP1 => {
                let exif = bytes.get(at + 2..at + length)?.strip_prefix(EXIF);
                turned |= exif.and_then(read_orientation).is_some_and(|turn| turn >= 5);
            }
            // A start of frame; what stands between them is tables.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let (height, width) = (u32::from(short(at + 3)?), u32::from(short(at + 5)?));
                return Some(if turned { (height, width) } else { (width, height) });
            }
            _ => {}
        }
        at += length;
    }
}

/// The segments of a picture up to its end, each with its marker and content.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            while *bytes.get(at)? == 0xFF {
                at += 1;
            }
            let marker = *bytes.get(at)?;
            at += 1;
            match marker {
                END => return None,
                0x01 | 0xD0..=0xD7 => {}
                _ => {
                    let length = u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]);
                    let content = bytes.get(at + 2..at + usize::from(length))?;
                    at += usize::from(length);
                    if marker == START_OF_SCAN {
                        at = scan_end(bytes, at)?;
                    }
                    return Some((marker, content));
                }
            }
        }
    })
}

/// How many pictures the file says that it holds.
pub(super) fn count_frames(bytes: &[u8]) -> usize {
    let is_frame =
        |marker: u8| matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
    segments(bytes).filter(|(marker, _)| is_frame(*marker)).count()
}

/// In how many steps a picture is stored.
pub(super) fn count_scans(bytes: &[u8]) -> u64 {
    segments(bytes).filter(|(marker, _)| *marker == START_OF_SCAN).count() as u64
}

/// Whether a picture comes sharper step by step.
pub(super) fn is_progressive(bytes: &[u8]) -> bool {
    segments(bytes).any(|(marker, _)| matches!(marker, 0xC2 | 0xC6 | 0xCA | 0xCE))
}

/// How a picture is turned: 1 if not at all.
pub(super) fn orientation(bytes: &[u8]) -> u8 {
    let exif = segments(bytes).filter(|(marker, _)| *marker == APP1);
    let mut turns =
        exif.filter_map(|(_, content)| content.strip_prefix(EXIF).and_then(read_orientation));
    turns.next().unwrap_or(1)
}

/// What stays of a segment; nothing if all of it goes.
fn filter_segment(marker: u8, content: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // The header of JFIF, without the thumbnail that may follow it.
        APP0 if content.starts_with(b"JFIF\0") && content.len() >= 14 => {
            let mut header = content[..14].to_vec();
            header[12] = 0;
            header[13] = 0;
            Some(header)
        }
        APP2 if content.starts_with(b"ICC_PROFILE\0") => Some(content.to_vec()),
        // Which colours the numbers mean, without what may follow.
        APP14 if content.starts_with(b"Adobe") => content.get(..12).map(<[u8]>::to_vec),
        // Frames, tables, scans: what the picture is made of.
        0xC0..=0xCF | 0xDA..=0xDF => Some(content.to_vec()),
        _ => None,
    }
}

/// The end of a scan's data: the first marker that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// Puts the orientation behind the start of the image, where readers look for it.
fn with_orientation(image: Vec<u8>, orientation: Option<u8>) -> Vec<u8> {
    let Some(orientation) = orientation else { return image };
    let mut out = image[..2].to_vec();
    out.extend([0xFF, APP1, 0, 34]);
    out.extend(EXIF);
    out.extend(write_orientation(orientation));
    out.extend(&image[2..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMENT: u8 = 0xFE;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let mut out = vec![0xFF, marker];
        out.extend(((content.len() + 2) as u16).to_be_bytes());
        out.extend(content);
        out
    }

    fn exif(orientation: u8) -> Vec<u8> {
        let mut content = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        content.extend(b"\x01\x0F\0\x02\0\0\0\x04GPS!");
        content.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        content.extend(b"\0\0\0\0secret place");
        content
    }

    fn photo(parts: &[Vec<u8>], trailer: &[u8]) -> Vec<u8> {
        let mut out = vec![0xFF, 0xD8];
        for part in parts {
            out.extend(part);
        }
        out.extend(segment(START_OF_SCAN, &[1, 2, 3]));
        out.extend([0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD3, 0x33, 0xFF, END]);
        out.extend(trailer);
        out
    }

    #[test]
    fn only_the_picture_its_colours_and_its_orientation_stay() {
        let icc = segment(APP2, b"ICC_PROFILE\0\x01\x01profile");
        let dirty = photo(
            &[
                segment(APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01RGB"),
                segment(APP1, &exif(6)),
                segment(APP1, b"http://ns.adobe.com/xap/1.0/\0secret"),
                icc.clone(),
                segment(0xED, b"Photoshop 3.0 secret"),
                segment(COMMENT, b"secret"),
                segment(0xDB, b"table"),
            ],
            b"\xFF\xD8\xFF\xE1 a second picture, secret",
        );
        let clean = clean(&dirty).unwrap();
        let has = |needle: &[u8]| clean.windows(needle.len()).any(|window| window == needle);
        assert!(!has(b"secret") && !has(b"GPS!") && !has(b"RGB"));
        assert!(has(b"profile") && has(b"table"));
        assert_eq!(read_orientation(&clean[12..]), Some(6));
        assert_eq!(super::clean(&clean).unwrap(), clean, "cleaning twice changes nothing");
        assert!(clean.ends_with(&[0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD3, 0x33, 0xFF, END]));
    }

    #[test]
    fn a_clean_picture_is_not_touched() {
        let picture = photo(&[segment(0xDB, b"table")], b"");
        assert_eq!(clean(&picture), Some(picture));
    }

    #[test]
    fn a_picture_that_is_cut_off_is_refused_at_every_byte() {
        let whole = photo(&[segment(APP1, &exif(3)), segment(0xDB, b"table")], b"");
        for length in 3..whole.len() {
            assert_eq!(clean(&whole[..length]), None, "{length}");
        }
    }

    #[test]
    fn the_size_is_that_of_the_picture_as_it_is_shown() {
        let frame = segment(0xC2, &[8, 1, 224, 2, 128, 3]);
        let lying = photo(&[segment(0xC4, b"table"), frame.clone()], b"");
        assert_eq!(size(&lying), Some((640, 480)));
        let standing = photo(&[segment(APP1, &exif(6)), frame.clone()], b"");
        assert_eq!(size(&standing), Some((480, 640)));
        let upside_down = photo(&[segment(APP1, &exif(3)), frame], b"");
        assert_eq!(size(&upside_down), Some((640, 480)));
        assert_eq!(size(&photo(&[], b"")), None);
        assert_eq!(size(&lying[..12]), None);
    }
}

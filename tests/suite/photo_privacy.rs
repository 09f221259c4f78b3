//! What stands beside the picture in a file, wherever it stands, is in no published byte: neither of the
//! file itself nor of its versions.

use crate::{
    photo::{encode_png, exif, photo, with_chunks, with_segments},
    photos::with_photo,
};

/// Stands in every place where something can be hidden.
const SECRET: &[u8] = b"-6.9147,107.6098 HP ANDI";

/// What a phone writes into EXIF: a place, a maker's note, a small picture.
fn full_exif(little: bool) -> Vec<u8> {
    let mut content = exif(6, b"");
    if little {
        content =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    }
    for part in [&b"GPSLatitude"[..], b"MakerNote", b"\xFF\xD8\xFF\xE0 thumbnail \xFF\xD9"] {
        content.extend(part);
        content.extend(SECRET);
    }
    content
}

fn after(prefix: &[u8]) -> Vec<u8> {
    [prefix, SECRET].concat()
}

/// JPEG files, each with a secret in another place.
fn jpegs() -> Vec<(String, Vec<u8>)> {
    let plain = photo(200, 150).jpeg();
    let segments: Vec<(u8, Vec<u8>)> = vec![
        (0xE1, full_exif(false)),
        (0xE1, full_exif(true)),
        (0xE1, after(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>")),
        (0xE1, after(b"http://ns.adobe.com/xmp/extension/\0")),
        (0xE2, after(b"MPF\0MM\0*")),
        (0xE2, after(b"FPXR\0")),
        (0xED, after(b"Photoshop 3.0\x008BIM\x04\x04")),
        (0xE0, after(b"JFXX\0\x10")),
        (0xE0, after(b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01")),
        (0xEB, after(b"JP\0\0JUMB")),
        (0xEE, after(b"Adobe\0\x64\0\0\0\0\x01")),
        (0xFE, SECRET.to_vec()),
        (0xF0, SECRET.to_vec()),
        (0xFD, SECRET.to_vec()),
    ];
    let others = [0xE3_u8, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEC, 0xEF];
    let segments = segments.into_iter().chain(others.map(|marker| (marker, SECRET.to_vec())));
    let mut files: Vec<(String, Vec<u8>)> = segments
        .enumerate()
        .map(|(at, (marker, content))| {
            (format!("segment-{at}.jpg"), with_segments(&plain, &[(marker, &content)]))
        })
        .collect();
    files.push(("film.jpg".to_owned(), [&plain, SECRET].concat()));
    let second = with_segments(&plain, &[(0xE1, &full_exif(false))]);
    files.push(("dua.jpg".to_owned(), [plain.clone(), second].concat()));
    // Before the end, behind the picture.
    let mut behind = plain[..plain.len() - 2].to_vec();
    behind.extend([0xFF, 0xFE, 0, SECRET.len() as u8 + 2]);
    behind.extend(SECRET);
    behind.extend([0xFF, 0xD9]);
    files.push(("di-belakang.jpg".to_owned(), behind));
    files.push(("bernama.png".to_owned(), with_segments(&plain, &[(0xE1, &full_exif(false))])));
    files
}

/// PNG files, each with a secret in another chunk.
fn pngs() -> Vec<(String, Vec<u8>)> {
    let pixels = photo(200, 150).pixels();
    let chunks: [([u8; 4], Vec<u8>); 14] = [
        (*b"tEXt", after(b"Author\0")),
        (*b"iTXt", after(b"XML:com.adobe.xmp\0\0\0\0\0")),
        (*b"zTXt", after(b"Comment\0\0")),
        (*b"eXIf", full_exif(false)[6..].to_vec()),
        (*b"tIME", SECRET.to_vec()),
        (*b"caBX", SECRET.to_vec()),
        (*b"vpAg", SECRET.to_vec()),
        (*b"prVW", SECRET.to_vec()),
        (*b"iDOT", SECRET.to_vec()),
        (*b"hIST", SECRET.to_vec()),
        (*b"oFFs", SECRET.to_vec()),
        (*b"pCAL", SECRET.to_vec()),
        (*b"sTER", SECRET.to_vec()),
        (*b"dSIG", SECRET.to_vec()),
    ];
    let mut files: Vec<(String, Vec<u8>)> = chunks
        .iter()
        .enumerate()
        .map(|(at, (name, content))| {
            let chunks = [(*name, content.as_slice())];
            let png = encode_png(&pixels, 200, 150, png::ColorType::Rgb, &chunks);
            (format!("potongan-{at}.png"), png)
        })
        .collect();
    files.push(("ekor.png".to_owned(), [photo(200, 150).png(), SECRET.to_vec()].concat()));
    files.push(("di-belakang.png".to_owned(), with_exif_behind(&photo(200, 150).png())));
    files
}

/// A PNG with EXIF between its picture and its end.
fn with_exif_behind(png: &[u8]) -> Vec<u8> {
    let (picture, end) = png.split_at(png.len() - 12);
    let exif = &full_exif(true)[6..];
    let named = [b"eXIf", exif].concat();
    let (length, sum) = ((exif.len() as u32).to_be_bytes(), libdeflater::crc32(&named));
    [picture, &length, &named, &sum.to_be_bytes(), end].concat()
}

/// WebP files, each with a secret in another chunk.
fn webps() -> Vec<(String, Vec<u8>)> {
    let plain = photo(200, 150).webp();
    let names: [&[u8; 4]; 14] = [
        b"EXIF", b"XMP ", b"GPS ", b"meta", b"LIST", b"JUNK", b"C2PA", b"ICMT", b"IART", b"INAM",
        b"abcd", b"exif", b"xmp ", b"data",
    ];
    let mut files: Vec<(String, Vec<u8>)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            (format!("potongan-{at}.webp"), with_chunks(&plain, (200, 150), &[(name, SECRET)]))
        })
        .collect();
    files.push(("ekor.webp".to_owned(), [&plain, SECRET].concat()));
    let turned = with_chunks(&plain, (200, 150), &[(b"EXIF", &full_exif(true))]);
    files.push(("berdiri.webp".to_owned(), turned));
    files
}

#[test]
fn sixty_files_with_a_secret_beside_the_picture_are_published_without_it() {
    let files: Vec<(String, Vec<u8>)> = jpegs().into_iter().chain(pngs()).chain(webps()).collect();
    assert!(files.len() >= 60, "{}", files.len());
    let project = with_photo("", "Isi.", &files[0].0, &files[0].1);
    for (name, bytes) in &files {
        let holds = bytes.windows(SECRET.len()).any(|it| it == SECRET);
        assert!(holds, "{name} has no secret");
        project.bytes(&format!("content/praktik/antrean/{name}"), bytes);
    }
    project.build();
    let published = project.tree("public");
    for (name, _) in &files {
        assert!(published.contains_key(&format!("praktik/antrean/{name}")), "{name}");
        let stem = name.rsplit_once('.').expect("it has an ending").0;
        let version = |path: &&String| path.contains(&format!("{stem}.")) && path.contains("90w");
        assert!(published.keys().any(|path| version(&path)), "{name} has versions");
    }
    for (path, bytes) in &published {
        for part in [SECRET, b"107.6098", b"MakerNote", b"GPSLatitude", b"xmpmeta"] {
            assert!(!bytes.windows(part.len()).any(|it| it == part), "{path}");
        }
    }
}

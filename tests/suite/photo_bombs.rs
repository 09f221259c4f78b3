//! Pictures that are broken, that lie, and that were made to keep a computer busy: each is told once, and
//! none of them is published or stops the program.

#[cfg(target_os = "linux")]
use std::time::Duration;

#[cfg(target_os = "linux")]
use teladan::images::check_picture;

use crate::{
    photo::{encode_jpeg, encode_png, photo},
    photos::with_photo,
};

type File = (String, Vec<u8>);

fn named(name: &str, bytes: impl Into<Vec<u8>>) -> File {
    (name.to_owned(), bytes.into())
}

/// The place of a segment's marker in a JPEG.
fn marker(jpeg: &[u8], marker: u8) -> usize {
    jpeg.windows(2).position(|it| it == [0xFF, marker]).expect("it has the segment")
}

/// A JPEG without one of its segments.
fn without(jpeg: &[u8], wanted: u8) -> Vec<u8> {
    let mut bytes = jpeg.to_vec();
    while let Some(at) = bytes.windows(2).position(|it| it == [0xFF, wanted]) {
        let length = usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        bytes.drain(at..at + 2 + length);
    }
    bytes
}

fn jpegs() -> Vec<File> {
    let sound = photo(160, 120).jpeg();
    let frame = marker(&sound, 0xC0);
    let scan = marker(&sound, 0xDA);
    let mut files = Vec::new();
    // Cut off, with an end put behind, so that only the picture itself tells.
    for tenth in 1..10 {
        let mut cut = sound[..scan + 14 + (sound.len() - scan) * tenth / 12].to_vec();
        while cut.last() == Some(&0xFF) {
            cut.pop();
        }
        cut.extend([0xFF, 0xD9]);
        files.push(named(&format!("terpotong-{tenth}.jpg"), cut));
        files.push(named(&format!("tanpa-akhir-{tenth}.jpg"), &sound[..sound.len() * tenth / 10]));
    }
    let sizes: [(u16, u16); 6] =
        [(65_500, 65_500), (65_500, 30_000), (60_000, 2), (0, 120), (160, 0), (160, 900)];
    for (width, height) in sizes {
        let mut lying = sound.clone();
        lying[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
        lying[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
        files.push(named(&format!("ukuran-{width}-{height}.jpg"), lying));
    }
    for (name, segment) in [("tanpa-bingkai", 0xC0), ("tanpa-huruf", 0xC4), ("tanpa-tabel", 0xDB)] {
        files.push(named(&format!("{name}.jpg"), without(&sound, segment)));
    }
    let mut two = sound[..frame].to_vec();
    let length = usize::from(u16::from_be_bytes([sound[frame + 2], sound[frame + 3]]));
    two.extend(&sound[frame..frame + 2 + length]);
    two.extend(&sound[frame..]);
    files.push(named("dua-bingkai.jpg", two));
    files.push(named("kosong.jpg", [0xFF, 0xD8, 0xFF, 0xD9]));
    files.push(named("langkah.jpg", many_steps()));
    files
}

/// A JPEG in which one step follows another, each of a few bytes.
fn many_steps() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 50);
    encoder.set_progressive(true);
    let pixels = vec![128; 64 * 48];
    encoder.encode(&pixels, 64, 48, jpeg_encoder::ColorType::Luma).expect("it is encoded");
    let scan = marker(&bytes, 0xDA);
    let end = bytes.len() - 2;
    let last = bytes[..end].windows(2).rposition(|it| it == [0xFF, 0xDA]).expect("it has steps");
    let step = bytes[last..end].to_vec();
    let mut out = bytes[..end].to_vec();
    assert!(last > scan, "it has several steps");
    for _ in 0..600 {
        out.extend(&step);
    }
    out.extend([0xFF, 0xD9]);
    out
}

/// A PNG whose header was changed, with the sum of the chunk put right.
fn png_with_header(change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut bytes = photo(64, 48).png();
    change(&mut bytes[16..29]);
    let sum = libdeflater::crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn pngs() -> Vec<File> {
    let sound = photo(160, 120).png();
    let mut files = Vec::new();
    for (width, height) in
        [(100_000_u32, 100_000_u32), (30_000, 30_000), (0, 48), (64, 0), (64, 4000)]
    {
        let png = png_with_header(|header| {
            header[..4].copy_from_slice(&width.to_be_bytes());
            header[4..8].copy_from_slice(&height.to_be_bytes());
        });
        files.push(named(&format!("ukuran-{width}-{height}.png"), png));
    }
    for (name, at, value) in
        [("dalam", 8, 3), ("jenis", 9, 7), ("palet", 9, 3), ("padat", 10, 9), ("jalin", 12, 9)]
    {
        files.push(named(&format!("{name}.png"), png_with_header(|header| header[at] = value)));
    }
    for tenth in [3, 6, 9] {
        files.push(named(&format!("terpotong-{tenth}.png"), &sound[..sound.len() * tenth / 10]));
    }
    let mut damaged = sound.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 64].fill(0xA5);
    files.push(named("rusak.png", damaged));
    let data = sound.windows(4).position(|it| it == b"IDAT").expect("it has a picture");
    let mut empty = sound[..data - 4].to_vec();
    empty.extend(&sound[sound.len() - 12..]);
    files.push(named("tanpa-gambar.png", empty));
    let mut long = sound.clone();
    long[data - 4..data].copy_from_slice(&u32::MAX.to_be_bytes());
    files.push(named("panjang.png", long));
    // A picture that is nearly nothing in the file and nine hundred million pixels on the screen.
    let rows = vec![0; 30_001 * 4];
    let bomb = encode_png(&rows[..120_000], 30_000, 4, png::ColorType::Grayscale, &[]);
    files.push(named("bom.png", bomb));
    files
}

fn webps() -> Vec<File> {
    let sound = photo(160, 120).webp();
    let mut files = Vec::new();
    for tenth in [2, 5, 8] {
        let mut cut = sound[..sound.len() * tenth / 10].to_vec();
        files.push(named(&format!("terpotong-{tenth}.webp"), cut.clone()));
        let (size, chunk) = (cut.len() as u32 - 8, cut.len() as u32 - 20);
        cut[4..8].copy_from_slice(&size.to_le_bytes());
        cut[16..20].copy_from_slice(&chunk.to_le_bytes());
        files.push(named(&format!("pendek-{tenth}.webp"), cut));
    }
    let mut large = sound.clone();
    large[21..25].copy_from_slice(&0x0FFF_FFFF_u32.to_le_bytes());
    files.push(named("besar.webp", large));
    let mut noise = sound.clone();
    noise[26..].iter_mut().zip((0..=255_u8).cycle()).for_each(|(byte, it)| *byte ^= it);
    files.push(named("bising.webp", noise));
    files.push(named("kosong.webp", b"RIFF\x04\0\0\0WEBP".to_vec()));
    files
}

/// Files that are something else than their name says.
fn liars() -> Vec<File> {
    vec![
        named("iphone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        named("pindaian.jpg", b"II*\0\x08\0\0\0".to_vec()),
        named("gerak.png", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        named("surat.webp", b"%PDF-1.7\n".to_vec()),
        named("halaman.png", b"<!doctype html><script>alert(1)</script>".to_vec()),
        named("kosong.png", Vec::new()),
    ]
}

fn hostile_pictures() -> Vec<File> {
    [jpegs(), pngs(), webps(), liars()].into_iter().flatten().collect()
}

#[test]
fn sixty_hostile_pictures_are_sixty_findings() {
    let files = hostile_pictures();
    assert!(files.len() >= 60, "{}", files.len());
    let sound = encode_jpeg(&photo(120, 90).pixels(), 120, 90, 80);
    let project = with_photo("", "Isi.", "utuh.jpg", &sound);
    let mut expected: Vec<(String, String)> = Vec::new();
    for (name, bytes) in &files {
        let path = format!("content/praktik/antrean/{name}");
        project.bytes(&path, bytes);
        expected.push(("damaged-image".to_owned(), path));
    }
    expected.sort();
    let run = project.run(["check", "--format", "json"]);
    run.exit(1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let findings = report["findings"].as_array().expect("it has findings");
    let text = |finding: &serde_json::Value, key: &str| {
        finding[key].as_str().unwrap_or_default().to_owned()
    };
    let mut errors: Vec<(String, String)> = findings
        .iter()
        .filter(|finding| text(finding, "level") == "error")
        .map(|finding| (text(finding, "rule"), text(finding, "path")))
        .collect();
    errors.sort();
    let missing: Vec<_> = expected.iter().filter(|it| !errors.contains(it)).collect();
    assert!(missing.is_empty(), "nothing is said of {missing:?}");
    assert_eq!(errors, expected);
    project.run(["build"]).exit(1);
    assert!(!project.has("public/index.html"));
    project.run(["build", "--keep-going"]);
    let published = project.tree("public");
    assert!(published.contains_key("praktik/antrean/utuh.90w.jpg"));
    let bad = |path: &&String| files.iter().any(|(name, _)| path.ends_with(&format!("/{name}")));
    assert_eq!(published.keys().find(bad), None);
}

/// How long the processor has worked for this thread: other programs do not make it longer.
#[cfg(target_os = "linux")]
fn processor_time() -> Option<Duration> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let first = times.split_whitespace().next().expect("it begins with the time at work");
    Some(Duration::from_nanos(first.parse().expect("it is a number")))
}

#[cfg(target_os = "linux")]
#[test]
fn no_hostile_picture_keeps_the_processor_busy_for_a_second() {
    for (name, bytes) in hostile_pictures() {
        let before = processor_time();
        let refused = check_picture(&name, bytes).and_then(|checked| checked.try_decode());
        assert!(refused.is_err(), "{name} is taken");
        let times = before.zip(processor_time());
        let time = times.map(|(before, after)| after.saturating_sub(before));
        assert!(time <= Some(Duration::from_secs(1)), "{name}: {time:?}");
    }
}

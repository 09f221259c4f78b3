//! Real photos, made here: any size, in the three formats, with whatever a camera writes beside the
//! picture. Apart from the other samples, because those are never decoded.

use jpeg_encoder::{ColorType, Encoder};

/// Which picture, and how large it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Photo {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Another number, another picture.
    pub(crate) seed: u32,
}

/// A photo of that size.
pub(crate) fn photo(width: u32, height: u32) -> Photo {
    Photo { width, height, seed: 1 }
}

impl Photo {
    /// Colours that flow into one another, with the noise of a camera.
    pub(crate) fn pixels(self) -> Vec<u8> {
        let mut noise = self.seed.wrapping_mul(2_654_435_761) | 1;
        let mut pixels = Vec::with_capacity((self.width * self.height * 3) as usize);
        for y in 0..self.height {
            for x in 0..self.width {
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                let grain = noise % 24;
                let across = x * 200 / self.width;
                let down = y * 200 / self.height;
                let block = (x / 64 + y / 64 + self.seed) % 5 * 8;
                pixels.extend(
                    [across + grain, down + block + grain / 2, 120 + block + grain]
                        .map(|it| it.min(255) as u8),
                );
            }
        }
        pixels
    }

    /// As a camera writes it.
    pub(crate) fn jpeg(self) -> Vec<u8> {
        encode_jpeg(&self.pixels(), self.width, self.height, 88)
    }

    /// Without loss.
    pub(crate) fn png(self) -> Vec<u8> {
        encode_png(&self.pixels(), self.width, self.height, png::ColorType::Rgb, &[])
    }

    /// Without loss, in a WebP.
    pub(crate) fn webp(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = image_webp::WebPEncoder::new(&mut bytes);
        let color = image_webp::ColorType::Rgb8;
        encoder.encode(&self.pixels(), self.width, self.height, color).expect("it is encoded");
        bytes
    }
}

/// Pixels of three bytes as JPEG.
pub(crate) fn encode_jpeg(pixels: &[u8], width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, quality);
    encoder.encode(pixels, width as u16, height as u16, ColorType::Rgb).expect("it is encoded");
    bytes
}

/// Pixels as PNG, with further chunks before the picture.
pub(crate) fn encode_png(
    pixels: &[u8],
    width: u32,
    height: u32,
    color: png::ColorType,
    chunks: &[([u8; 4], &[u8])],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().expect("it is encoded");
    for (name, content) in chunks {
        writer.write_chunk(png::chunk::ChunkType(*name), content).expect("it is encoded");
    }
    writer.write_image_data(pixels).expect("it is encoded");
    writer.finish().expect("it is encoded");
    bytes
}

/// A JPEG with further segments at its start.
pub(crate) fn with_segments(jpeg: &[u8], segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (marker, content) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend((content.len() as u16 + 2).to_be_bytes());
        bytes.extend(*content);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

/// A WebP in the extended form, with further chunks around the picture.
pub(crate) fn with_chunks(webp: &[u8], size: (u32, u32), chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut parts = Vec::new();
    let mut add = |name: &[u8], content: &[u8]| {
        parts.extend(name);
        parts.extend((content.len() as u32).to_le_bytes());
        parts.extend(content);
        parts.resize(parts.len().next_multiple_of(2), 0);
    };
    let mut head = vec![0b0000_1100, 0, 0, 0];
    for side in [size.0, size.1] {
        head.extend(&(side - 1).to_le_bytes()[..3]);
    }
    add(b"VP8X", &head);
    let picture = &webp[12..];
    let length = u32::from_le_bytes(picture[4..8].try_into().expect("four bytes")) as usize;
    add(&picture[..4], &picture[8..8 + length]);
    for (name, content) in chunks {
        add(*name, content);
    }
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((parts.len() as u32 + 4).to_le_bytes());
    bytes.extend(b"WEBP");
    bytes.extend(parts);
    bytes
}

/// EXIF that says how the photo is turned, with more of what cameras write.
pub(crate) fn exif(orientation: u8, secret: &[u8]) -> Vec<u8> {
    let mut content = b"Exif\0\0MM\0*\0\0\0\x08\0\x01".to_vec();
    content.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    content.extend(b"\0\0\0\0");
    content.extend(secret);
    content
}

/// The pixels of a JPEG, three bytes each.
pub(crate) fn decode_jpeg(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    use zune_jpeg::{JpegDecoder, zune_core::bytestream::ZCursor};
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    let pixels = decoder.decode().expect("it is a JPEG");
    let (width, height) = decoder.dimensions().expect("it has a size");
    (width, height, pixels)
}

//! Pixels turned as EXIF says, so that a version stands upright without saying so.

use super::{Size, decode::Pixels};

/// Whether an orientation makes width of height.
pub(super) fn is_turned(orientation: u8) -> bool {
    matches!(orientation, 5..=8)
}

/// Turns and mirrors a picture: 2 to 4 mirror or turn it upside down, 5 to 8 also lay it on its side
/// (EXIF 2.32, tag 274).
pub(super) fn orient(pixels: Pixels, orientation: u8) -> Pixels {
    if !matches!(orientation, 2..=8) {
        return pixels;
    }
    let Size { width, height } = pixels.size;
    let size =
        if is_turned(orientation) { Size { width: height, height: width } } else { pixels.size };
    let (right, low) = (width as usize - 1, height as usize - 1);
    let mut bytes = Vec::with_capacity(pixels.bytes.len());
    for y in 0..size.height as usize {
        for x in 0..size.width as usize {
            let (from_x, from_y) = match orientation {
                2 => (right - x, y),
                3 => (right - x, low - y),
                4 => (x, low - y),
                5 => (y, x),
                6 => (y, low - x),
                7 => (right - y, low - x),
                _ => (right - y, x),
            };
            let at = (from_y * width as usize + from_x) * pixels.channels;
            bytes.extend_from_slice(&pixels.bytes[at..at + pixels.channels]);
        }
    }
    Pixels { size, channels: pixels.channels, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_eight_orientations_stand_upright() {
        // "F" as two columns of three rows, and how it is stored under each orientation.
        let upright = [1, 2, 3, 4, 5, 6];
        let stored: [(u8, u32, [u8; 6]); 8] = [
            (1, 2, [1, 2, 3, 4, 5, 6]),
            (2, 2, [2, 1, 4, 3, 6, 5]),
            (3, 2, [6, 5, 4, 3, 2, 1]),
            (4, 2, [5, 6, 3, 4, 1, 2]),
            (5, 3, [1, 3, 5, 2, 4, 6]),
            (6, 3, [2, 4, 6, 1, 3, 5]),
            (7, 3, [6, 4, 2, 5, 3, 1]),
            (8, 3, [5, 3, 1, 6, 4, 2]),
        ];
        for (orientation, width, bytes) in stored {
            let size = Size { width, height: 6 / width };
            let pixels = Pixels { size, channels: 1, bytes: bytes.to_vec() };
            let shown = orient(pixels, orientation);
            assert_eq!(shown.bytes, upright, "{orientation}");
            assert_eq!(shown.size, Size { width: 2, height: 3 }, "{orientation}");
        }
    }
}

//! The picture that a chat or a social network shows beside a link: a title in large letters on the
//! site's colour, with its mark. Apart from [`super::icon`], which draws the mark alone.

use resvg::tiny_skia::{Color, FillRule, Paint, Pixmap, Rect, Transform};

use super::{Size, icon::draw_mark, lettering::Lettering};

/// Columns and rows of pixels: what previews of links are made for.
const COLUMNS: u16 = 1200;
const ROWS: u16 = 630;

/// The size of a card.
pub const SOCIAL_CARD_SIZE: Size = Size { width: COLUMNS as u32, height: ROWS as u32 };

const WIDTH: f32 = COLUMNS as f32;
const HEIGHT: f32 = ROWS as f32;

/// From the edge of the card to its words.
const MARGIN: f32 = 76.0;

/// The width that words have.
const ROOM: f32 = WIDTH - 2.0 * MARGIN;

/// Sizes of a title, the largest first, each with as many lines as it may take: alone, and above a
/// figure.
const ALONE: [(f32, usize); 4] = [(84.0, 2), (72.0, 3), (60.0, 4), (50.0, 5)];
const ABOVE_FIGURE: [(f32, usize); 3] = [(66.0, 2), (54.0, 3), (46.0, 3)];

/// The space between two lines of a title, as a share of its size.
const LEADING: f32 = 1.18;

/// Sizes of all other words.
const SMALL: f32 = 30.0;
const LABEL: f32 = 27.0;
const FIGURE: f32 = 58.0;

/// The side of the mark at the foot.
const MARK: f32 = 60.0;

/// How strong words are that only say where the reader is.
const QUIET: u8 = 205;

/// The words of a card.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SocialCard {
    /// A few words above the title.
    pub above: String,
    /// The title.
    pub title: String,
    /// The figure that speaks for it, and what is measured.
    pub figure: Option<(String, String)>,
    /// A few words at the foot.
    pub below: String,
}

/// The colours of a card, and the mark of the site.
#[derive(Debug, Clone, Copy)]
pub struct SocialCardStyle<'a> {
    /// What lies behind the words.
    pub ground: [u8; 3],
    /// The words.
    pub letters: [u8; 3],
    /// The lines that set parts off.
    pub line: [u8; 3],
    /// The mark, an SVG.
    pub mark: Option<&'a [u8]>,
}

/// Draws a card as PNG. Nothing if the font lacks letters of its title; other words that it lacks are
/// left out.
pub fn draw_social_card(card: &SocialCard, style: &SocialCardStyle<'_>) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new(style)?;
    let spell = |text: &str| canvas.lettering.spell(text);
    let title = spell(&card.title)?;
    let [above, below] = [&card.above, &card.below].map(|text| spell(text));
    let figure =
        card.figure.as_ref().and_then(|(figure, label)| Some((spell(figure)?, spell(label)?)));
    let mut top = MARGIN;
    if let Some(above) = above {
        canvas.write_line(&above, SMALL, MARGIN, top + SMALL * 0.8, QUIET);
        top += SMALL + 34.0;
    }
    let sizes = if figure.is_some() { &ABOVE_FIGURE[..] } else { &ALONE[..] };
    canvas.write_title(&title, sizes, top);
    if let Some((figure, label)) = figure {
        canvas.write_figure(&figure, &label);
    }
    canvas.write_foot(below.as_deref(), style.mark);
    canvas.encode()
}

/// A card while it is drawn.
struct Canvas {
    pixmap: Pixmap,
    lettering: Lettering,
    letters: [u8; 3],
    line: [u8; 3],
}

impl Canvas {
    fn new(style: &SocialCardStyle<'_>) -> Option<Self> {
        let mut pixmap = Pixmap::new(SOCIAL_CARD_SIZE.width, SOCIAL_CARD_SIZE.height)?;
        pixmap.fill(color(style.ground, u8::MAX));
        let lettering = Lettering::load()?;
        Some(Self { pixmap, lettering, letters: style.letters, line: style.line })
    }

    /// Writes a line whose letters stand on `y`; what has no room is cut off.
    fn write_line(&mut self, words: &str, size: f32, x: f32, y: f32, strength: u8) {
        let room = WIDTH - MARGIN - x;
        let lines = self.lettering.break_lines(words, size, room, 1);
        if let Some(line) = lines.first() {
            self.write(line, size, x, y, strength);
        }
    }

    fn write(&mut self, line: &str, size: f32, x: f32, y: f32, strength: u8) {
        let Some(outline) = self.lettering.outline(line, size, x, y) else { return };
        let mut paint = Paint::default();
        paint.set_color(color(self.letters, strength));
        self.pixmap.fill_path(&outline, &paint, FillRule::Winding, Transform::identity(), None);
    }

    fn fill(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let Some(area) = Rect::from_xywh(x, y, width, height) else { return };
        let mut paint = Paint::default();
        paint.set_color(color(self.line, u8::MAX));
        self.pixmap.fill_rect(area, &paint, Transform::identity(), None);
    }

    /// Writes a title below `top`, in the largest size in which it has room.
    fn write_title(&mut self, title: &str, sizes: &[(f32, usize)], top: f32) {
        let mut fitting = Vec::new();
        let mut size = 0.0;
        for (tried, most) in sizes {
            size = *tried;
            fitting = self.lettering.break_lines(title, size, ROOM, *most);
            if fitting.last().is_none_or(|line| !line.ends_with('…')) {
                break;
            }
        }
        let mut y = top + size * 0.8;
        for line in fitting {
            self.write(&line, size, MARGIN, y, u8::MAX);
            y += size * LEADING;
        }
    }

    /// Writes a figure above the foot, with a line at its side.
    fn write_figure(&mut self, figure: &str, label: &str) {
        let (left, low) = (MARGIN + 28.0, HEIGHT - 178.0);
        self.fill(MARGIN, low - FIGURE - 30.0, 8.0, FIGURE + 40.0);
        self.write_line(label, LABEL, left, low - FIGURE - 4.0, QUIET);
        self.write_line(figure, FIGURE, left, low, u8::MAX);
    }

    /// Writes the foot: the mark, a few words, and a line across the card.
    fn write_foot(&mut self, words: Option<&str>, mark: Option<&[u8]>) {
        self.fill(0.0, HEIGHT - 14.0, WIDTH, 14.0);
        let top = HEIGHT - 122.0;
        let drawn = mark.and_then(|mark| draw_mark(mark, &mut self.pixmap, MARK, MARGIN, top));
        let left = if drawn.is_some() { MARGIN + MARK + 20.0 } else { MARGIN };
        if let Some(words) = words {
            self.write_line(words, SMALL, left, top + MARK / 2.0 + SMALL * 0.36, QUIET);
        }
    }

    /// The card as PNG; nothing of it lets the background through.
    fn encode(&self) -> Option<Vec<u8>> {
        let pixels = self.pixmap.data().chunks_exact(4);
        let pixels: Vec<u8> = pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let mut bytes = Vec::new();
        let Size { width, height } = SOCIAL_CARD_SIZE;
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Balanced);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&pixels).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}

fn color([red, green, blue]: [u8; 3], alpha: u8) -> Color {
    Color::from_rgba8(red, green, blue, alpha)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::images::size;

    const STYLE: SocialCardStyle<'static> = SocialCardStyle {
        ground: [31, 59, 112],
        letters: [255; 3],
        line: [224, 178, 90],
        mark: None,
    };

    fn card(title: &str) -> SocialCard {
        let figure = Some(("120 → 45 menit".to_owned(), "Waktu tunggu".to_owned()));
        SocialCard { above: "Praktik".into(), title: title.into(), figure, below: "Uji".into() }
    }

    #[test]
    fn the_same_words_give_the_same_picture_and_others_another() {
        let draw = |title: &str| draw_social_card(&card(title), &STYLE).expect("it is drawn");
        assert_eq!(draw("Antrean"), draw("Antrean"));
        assert_ne!(draw("Antrean"), draw("Perizinan"));
        let without = SocialCard { figure: None, ..card("Antrean") };
        assert_ne!(draw_social_card(&without, &STYLE), Some(draw("Antrean")));
    }

    #[test]
    fn every_card_has_the_size_of_previews_and_is_light() {
        for title in ["A", &"Pelayanan Publik ".repeat(30), &"M".repeat(500), "Ünï → ≥ 5"] {
            let drawn = draw_social_card(&card(title), &STYLE).expect("it is drawn");
            assert_eq!(size(&drawn), Some(SOCIAL_CARD_SIZE));
            assert!(drawn.len() < 100_000, "{title}: {} bytes", drawn.len());
        }
    }

    #[test]
    fn what_the_font_cannot_write_is_never_half_written() {
        assert_eq!(draw_social_card(&card("Praktik 安心"), &STYLE), None);
        let other = SocialCard { below: "安心".into(), ..card("Antrean") };
        assert!(draw_social_card(&other, &STYLE).is_some());
    }
}

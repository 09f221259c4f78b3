//! Words as outlines of letters: how wide they are, where their lines break, and whether the font has
//! their letters at all. Apart from the card that they stand on. The font is part of the program, so
//! that the same words have the same outlines on every machine.

use resvg::tiny_skia::{Path, PathBuilder};
use ttf_parser::{
    Face, GlyphId, OutlineBuilder,
    gpos::{PairAdjustment, PositioningSubtable},
};
use unicode_normalization::UnicodeNormalization as _;

/// Latin with its diacritics: what is taken from Plus Jakarta Sans, and how, stands beside it.
const FONT: &[u8] = include_bytes!("font/plus-jakarta-sans-bold.ttf");

/// No card has room for more letters.
const MOST_LETTERS: usize = 600;

const ELLIPSIS: char = '…';

/// Whether the font has every letter of a text, and the text has letters.
pub fn can_be_lettered(text: &str) -> bool {
    Lettering::load().is_some_and(|lettering| lettering.spell(text).is_some())
}

/// The font, ready to write.
pub(super) struct Lettering {
    face: Face<'static>,
}

impl Lettering {
    pub(super) fn load() -> Option<Self> {
        Face::parse(FONT, 0).ok().map(|face| Self { face })
    }

    /// A text in letters that the font has: a letter whose mark it lacks stands without the mark, and
    /// signs that it lacks are left out. Nothing if a letter is missing, because half a word says
    /// something else, and nothing if no letter is left.
    pub(super) fn spell(&self, text: &str) -> Option<String> {
        let mut spelled = String::new();
        for letter in text.nfc().take(MOST_LETTERS) {
            let plain = std::iter::once(letter).nfd().next().unwrap_or(letter);
            if letter.is_whitespace() {
                spelled.push(' ');
            } else if let Some(known) = [letter, plain].into_iter().find(|it| self.has(*it)) {
                spelled.push(known);
            } else if letter.is_alphanumeric() {
                return None;
            }
        }
        spelled.chars().any(char::is_alphanumeric).then_some(spelled)
    }

    fn has(&self, letter: char) -> bool {
        self.face.glyph_index(letter).is_some()
    }

    /// The lines of words that stand in a room of such a width. Of more than `most` lines the last one
    /// ends in an ellipsis.
    pub(super) fn break_lines(
        &self,
        words: &str,
        size: f32,
        room: f32,
        most: usize,
    ) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|line| self.measure(line, size) <= room) {
                Some(line) => {
                    lines.pop();
                    lines.push(line);
                }
                None => lines.push(word.to_owned()),
            }
        }
        if lines.len() > most {
            let rest = lines.split_off(most.saturating_sub(1));
            lines.push(rest.join(" "));
        }
        lines.into_iter().map(|line| self.cut(line, size, room)).collect()
    }

    /// A line that has room: if need be without its last words, or the end of its only one.
    fn cut(&self, line: String, size: f32, room: f32) -> String {
        let has_room = |line: &str| self.measure(line, size) <= room;
        if has_room(&line) {
            return line;
        }
        let mut kept = line;
        while kept.pop().is_some() {
            if has_room(&format!("{kept}{ELLIPSIS}")) {
                break;
            }
        }
        let whole_words = kept.rsplit_once(' ').map_or(&*kept, |(words, _)| words);
        let whole_words = whole_words.trim_end_matches([' ', ',', ';', ':', '–', '—', '-', '(']);
        format!("{whole_words}{ELLIPSIS}")
    }

    /// How wide a line is.
    pub(super) fn measure(&self, line: &str, size: f32) -> f32 {
        self.places(line).last().map_or(0.0, |(_, _, end)| end) * self.scale(size)
    }

    /// The outline of a line that begins at a point; nothing of a line without letters.
    pub(super) fn outline(&self, line: &str, size: f32, x: f32, y: f32) -> Option<Path> {
        let scale = self.scale(size);
        let mut pen = Pen { path: PathBuilder::new(), scale, x, y };
        for (glyph, start, _) in self.places(line) {
            pen.x = x + start * scale;
            self.face.outline_glyph(glyph, &mut pen);
        }
        pen.path.finish()
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }

    /// The letters of a line, and where each begins and ends in units of the font.
    fn places<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (GlyphId, f32, f32)> + 'a {
        let (mut at, mut before) = (0.0, None);
        line.chars().filter_map(move |letter| {
            let glyph = self.face.glyph_index(letter)?;
            let kerning = before.map_or(0.0, |before| self.kerning(before, glyph));
            let start = at + kerning;
            at = start + f32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0));
            before = Some(glyph);
            Some((glyph, start, at))
        })
    }

    /// How much nearer or farther than usual a letter stands to the one before it.
    fn kerning(&self, left: GlyphId, right: GlyphId) -> f32 {
        let lookups = self.face.tables().gpos.into_iter().flat_map(|table| table.lookups);
        let mut tables = lookups.flat_map(|lookup| lookup.subtables.into_iter());
        tables.find_map(|table| pair_distance(&table, left, right)).map_or(0.0, f32::from)
    }
}

/// What a table of pairs says of two letters, if it says anything.
fn pair_distance(table: &PositioningSubtable<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let PositioningSubtable::Pair(pairs) = table else { return None };
    let (first, _) = match pairs {
        PairAdjustment::Format1 { coverage, sets } => sets.get(coverage.get(left)?)?.get(right)?,
        PairAdjustment::Format2 { coverage, classes, matrix } => {
            coverage.get(left)?;
            matrix.get((classes.0.get(left), classes.1.get(right)))?
        }
    };
    Some(first.x_advance)
}

/// Draws outlines of letters, which grow upwards, onto a card, on which numbers grow downwards.
struct Pen {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: f32 = 1040.0;

    #[test]
    fn a_text_is_written_whole_or_not_at_all() {
        let lettering = Lettering::load().expect("the font is sound");
        let spell = |text| lettering.spell(text);
        for sound in ["Antrean daring", "Đồng bằng, Şanlıurfa, Łódź", "120 → 45 menit (≥ 60%)"]
        {
            assert_eq!(spell(sound).as_deref(), Some(sound));
        }
        assert_eq!(spell("Saṁskāra").as_deref(), Some("Samskāra"), "a mark that the font lacks");
        assert_eq!(spell("Cafe\u{301}").as_deref(), Some("Café"), "whatever way it is typed");
        assert_eq!(spell("Siap 👍🏽 kerja").as_deref(), Some("Siap  kerja"));
        for beyond in ["安心", "Praktik 安心", "خدمة", "Ελλάδα", "ꦗꦮ", "", "👍", "…"]
        {
            assert_eq!(spell(beyond), None, "{beyond}");
        }
    }

    #[test]
    fn lines_of_any_words_have_room() {
        let lettering = Lettering::load().expect("the font is sound");
        for words in ["A", &"kata ".repeat(200), &"m".repeat(400), &"fi ".repeat(300), ""] {
            let lines = lettering.break_lines(words, 76.0, ROOM, 3);
            assert!(lines.len() <= 3, "{words}");
            assert!(lines.iter().all(|line| lettering.measure(line, 76.0) <= ROOM), "{lines:?}");
        }
        let cut = lettering.break_lines(&"kata, ".repeat(200), 76.0, ROOM, 3);
        assert!(cut.last().is_some_and(|line| line.ends_with("kata…")), "{cut:?}");
    }

    #[test]
    fn pairs_of_letters_stand_as_the_font_says() {
        let lettering = Lettering::load().expect("the font is sound");
        let apart = lettering.measure("T", 100.0) + lettering.measure("o", 100.0);
        assert!(lettering.measure("To", 100.0) < apart - 1.0);
    }
}

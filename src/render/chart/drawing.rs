//! A whole chart as a drawing of its own: title, what it shows, bars with their figures, foot. It is
//! opened, printed and pasted far from the site, so it has its colours and sizes in itself.

use std::fmt::Write as _;

use crate::text::html::escape;

/// How wide the drawing is, in pixels.
const WIDTH: usize = 720;
/// How much is free around it.
const MARGIN: usize = 24;
/// How wide the bars may be: figures stand behind them.
const BAR_WIDTH: usize = 540;
/// How high a bar is.
const BAR_HEIGHT: usize = 14;
/// From one bar to the next, with its label above it.
const STEP: usize = 42;
/// How many letters of the title and of other lines stand side by side.
const LETTERS: [usize; 2] = [58, 96];

/// What a drawing shows.
#[derive(Debug)]
pub(crate) struct Drawing<'a> {
    /// The language of its words.
    pub(crate) language: &'a str,
    pub(crate) title: &'a str,
    /// What it shows, in words.
    pub(crate) says: &'a str,
    /// What the colours mean, by the names of parts.
    pub(crate) legend: Vec<(&'a str, &'a str)>,
    pub(crate) bars: Vec<DrawnBar<'a>>,
    /// Of what, from where and from when.
    pub(crate) foot: &'a str,
}

/// A bar of a drawing.
#[derive(Debug)]
pub(crate) struct DrawnBar<'a> {
    pub(crate) label: &'a str,
    /// "12 (30 %)".
    pub(crate) figure: String,
    /// How long each part is, by the name of its colour.
    pub(crate) parts: Vec<(&'a str, usize)>,
}

/// The drawing as a file.
pub(crate) fn draw(drawing: &Drawing<'_>) -> String {
    let mut body = String::new();
    let mut y = MARGIN;
    y = write_lines(&mut body, y, drawing.title, LETTERS[0], (22, "700", "#1d2430"));
    y = write_lines(&mut body, y + 6, drawing.says, LETTERS[1], (14, "400", "#1d2430"));
    y = write_legend(&mut body, y + 8, &drawing.legend);
    let sums = drawing.bars.iter().map(|bar| bar.parts.iter().map(|(_, n)| n).sum::<usize>());
    let most = sums.max().unwrap_or_default().max(1);
    for bar in &drawing.bars {
        y += STEP;
        write_bar(&mut body, y, bar, most);
    }
    y = write_lines(&mut body, y + 34, drawing.foot, LETTERS[1], (12, "400", "#555d6b"));
    let height = y + MARGIN - 8;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{language}\" width=\"{WIDTH}\" \
         height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\">\n\
         <title>{title}</title>\n<desc>{says}</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n",
        language = escape(drawing.language),
        title = escape(drawing.title),
        says = escape(drawing.says),
    )
}

/// Writes a text over as many lines as it needs, and returns where it ends.
fn write_lines(
    out: &mut String,
    top: usize,
    text: &str,
    letters: usize,
    (size, weight, colour): (usize, &str, &str),
) -> usize {
    let mut y = top;
    for line in break_lines(text, letters) {
        y += size + size / 3;
        write_text(out, MARGIN, y, &line, (size, weight, colour));
    }
    y
}

fn write_text(
    out: &mut String,
    x: usize,
    y: usize,
    text: &str,
    (size, weight, colour): (usize, &str, &str),
) {
    // Writing to memory does not fail.
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" \
         fill=\"{colour}\">{}</text>",
        escape(text)
    );
}

fn write_legend(out: &mut String, top: usize, legend: &[(&str, &str)]) -> usize {
    if legend.is_empty() {
        return top;
    }
    let y = top + 20;
    let mut x = MARGIN;
    for (name, text) in legend {
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"12\" height=\"12\" rx=\"2\" fill=\"{}\"/>",
            y - 11,
            colour(name)
        );
        write_text(out, x + 18, y, text, (13, "400", "#1d2430"));
        x += 18 + 8 * text.chars().count() + 18;
    }
    y
}

/// The bar from zero to its sum; `most` is the sum of the longest.
fn write_bar(out: &mut String, y: usize, bar: &DrawnBar<'_>, most: usize) {
    write_text(out, MARGIN, y - 6, bar.label, (14, "400", "#1d2430"));
    let at = |sum: usize| (sum * BAR_WIDTH + most / 2) / most;
    let mut sum = 0;
    for (name, count) in bar.parts.iter().filter(|(_, count)| *count > 0) {
        let from = at(sum);
        sum += count;
        let width = (at(sum) - from).max(1);
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{y}\" width=\"{width}\" height=\"{BAR_HEIGHT}\" fill=\"{}\"/>",
            from + MARGIN,
            colour(name)
        );
    }
    let x = MARGIN + at(sum) + 8;
    write_text(out, x, y + 12, &bar.figure, (13, "600", "#1d2430"));
}

/// The colours of the theme as it comes.
fn colour(name: &str) -> &'static str {
    match name {
        "overcome" => "#1c6644",
        "partly" => "#e0b25a",
        "open" => "#96302b",
        "unsaid" | "unknown" => "#847c6d",
        _ => "#1f3b70",
    }
}

/// The lines of a text, broken between words. A word that is longer than a line has one to itself.
fn break_lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(break_lines("satu dua  tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(break_lines("penanggulangan", 5), ["penanggulangan"]);
        assert!(break_lines("", 5).is_empty());
    }

    #[test]
    fn a_drawing_shows_its_words_as_text_and_its_bars_to_scale() {
        let bar = |label, count: usize| DrawnBar {
            label,
            figure: count.to_string(),
            parts: vec![("whole", count)],
        };
        let drawn = draw(&Drawing {
            language: "id",
            title: "A < B & C",
            says: "Terbanyak: A.",
            legend: Vec::new(),
            bars: vec![bar("A", 10), bar("B", 5), bar("C", 0)],
            foot: "n = 15",
        });
        assert!(drawn.contains("A &lt; B &amp; C"), "{drawn}");
        assert!(drawn.contains("width=\"540\" height=\"14\""), "{drawn}");
        assert!(drawn.contains("width=\"270\" height=\"14\""), "{drawn}");
        assert_eq!(drawn.matches("height=\"14\"").count(), 2, "nothing has no bar");
        assert!(!drawn.contains("style"));
    }
}

//! Pictures without a camera: drawings of a landscape with houses and people, each different, all small.

use std::fmt::Write as _;

use super::random::Random;

/// Sky, far hills, near hills, roofs.
const PALETTES: [[&str; 4]; 6] = [
    ["#f6d7a7", "#b08968", "#6b8f71", "#9c3d2e"],
    ["#cfe8ef", "#7ba6a3", "#4f7a5b", "#b5523b"],
    ["#fbe3d6", "#c98c7a", "#7c9a6d", "#5b3f6e"],
    ["#d9e4f5", "#8fa3c4", "#5f7f8c", "#c07a2c"],
    ["#e9efd8", "#a3b18a", "#588157", "#8d5524"],
    ["#fde9c9", "#d4a373", "#84a98c", "#2f5d62"],
];

const WIDTH: usize = 960;
const HEIGHT: usize = 540;

/// A drawing, as SVG.
pub fn drawing(random: &mut Random) -> String {
    let [sky, far, near, roof] = *random.pick(&PALETTES);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\">\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{sky}\"/>\n"
    );
    let (x, y) = (random.between(120, 840), random.between(70, 150));
    let _ = writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"46\" fill=\"#fff7e0\"/>");
    hills(&mut svg, random, 250, far);
    hills(&mut svg, random, 340, near);
    let _ = writeln!(svg, "<rect y=\"430\" width=\"{WIDTH}\" height=\"110\" fill=\"#efe6d2\"/>");
    let count = random.between(3, 5);
    for place in 0..count {
        let x = 60 + place * (WIDTH - 160) / count + random.below(40);
        house(&mut svg, x, random.between(90, 140), roof);
    }
    let count = random.between(4, 9);
    for _ in 0..count {
        person(&mut svg, random.between(60, WIDTH - 60), random.between(468, 500), random);
    }
    svg.push_str("</svg>\n");
    svg
}

fn hills(svg: &mut String, random: &mut Random, height: usize, color: &str) {
    let mut path = format!("M0 {HEIGHT} L0 {height}");
    for step in 1..=4 {
        let x = step * WIDTH / 4;
        let (high, end) = (height - random.between(30, 120), height + random.below(40));
        let _ = write!(path, " Q{} {high} {x} {end}", x - WIDTH / 8);
    }
    let _ = writeln!(svg, "<path d=\"{path} L{WIDTH} {HEIGHT} Z\" fill=\"{color}\"/>");
}

fn house(svg: &mut String, x: usize, width: usize, roof: &str) {
    let (top, wall) = (430 - width / 2, width / 2 + 18);
    let _ = writeln!(
        svg,
        "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{wall}\" fill=\"#fdf6e9\"/>\
         <polygon points=\"{},{top} {},{} {},{top}\" fill=\"{roof}\"/>\
         <rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"36\" fill=\"#6f5b45\"/>",
        x - 14,
        x + width / 2,
        top - 44,
        x + width + 14,
        x + width / 2 - 12,
        412,
        24,
    );
}

fn person(svg: &mut String, x: usize, y: usize, random: &mut Random) {
    let color = *random.pick(&["#264653", "#2a9d8f", "#e76f51", "#8d5a97", "#bc6c25", "#3d5a80"]);
    let _ = writeln!(
        svg,
        "<circle cx=\"{x}\" cy=\"{}\" r=\"9\" fill=\"#8d5a3b\"/>\
         <path d=\"M{} {y} q14 -34 28 0 z\" fill=\"{color}\"/>",
        y - 34,
        x - 14,
    );
}

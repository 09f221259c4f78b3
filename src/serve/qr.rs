//! A code that a phone's camera reads, drawn with the characters of a terminal.

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

/// Black on white, whatever the terminal's colours are.
const PAPER: &str = "\u{1b}[30;107m";
/// The terminal's own colours again.
const END: &str = "\u{1b}[0m";

/// An address as a code.
pub fn qr(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    // With the quiet edge that cameras need.
    let drawn = code.render::<Dense1x2>().quiet_zone(true).build();
    let lines = drawn.lines().map(|line| format!("{PAPER}{line}{END}"));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_dark_on_light_with_an_edge_around() {
        let code = qr("http://192.168.1.20:4747/").unwrap();
        let lines: Vec<&str> =
            code.lines().map(|line| line.trim_start_matches(PAPER).trim_end_matches(END)).collect();
        // Version 2 has 25 modules, the edge 4 on each side, a character two rows.
        assert_eq!(lines.len(), (25 + 8_usize).div_ceil(2));
        assert!(lines.iter().all(|line| line.chars().count() == 25 + 8));
        assert!(lines[0].chars().all(|c| c == ' '));
        // The corner that cameras look for: seven dark modules, of which the lower row has two.
        assert!(lines[2].starts_with("    █▀▀▀▀▀█ "), "{}", lines[2]);
    }
}

//! The colours of a theme as its style sheet declares them, for what is judged or drawn outside of a
//! browser: the contrast of a site's own colours, and social cards.

use std::collections::BTreeMap;

use super::ThemeFiles;
use crate::{config::Config, text::color::Color};

/// Where the theme's colours are declared.
const TOKENS: &str = "css/tokens.css";

/// How the name of a colour begins there.
const PREFIX: &str = "--color-";

/// The light colours of a theme by their names, such as `primary`.
#[derive(Debug, Clone, Default)]
pub struct Palette(BTreeMap<String, Color>);

impl Palette {
    /// The colours that the theme declares plainly; one that follows from another is none of them.
    pub(super) fn read(built_in: &ThemeFiles, own: &ThemeFiles) -> Self {
        let Some(file) = own.get(TOKENS).or_else(|| built_in.get(TOKENS)) else {
            return Self::default();
        };
        let css = String::from_utf8_lossy(&file.bytes);
        // The light palette comes first, the dark one behind a condition.
        Self::parse(css.split("@media").next().unwrap_or(&css))
    }

    fn parse(css: &str) -> Self {
        let mut colors = BTreeMap::new();
        for declaration in css.split(PREFIX).skip(1) {
            let color = declaration.split_once(':').and_then(|(name, rest)| {
                Some((name, Color::parse(rest.split(';').next()?.trim())?))
            });
            if let Some((name, color)) = color {
                colors.entry(name.to_owned()).or_insert(color);
            }
        }
        Self(colors)
    }

    /// The same, with those that the site chose.
    pub(super) fn with_site_colors(mut self, config: &Config) -> Self {
        self.0.extend(config.colors.iter().map(|(name, color)| (name.clone(), color.value)));
        self
    }

    /// The colour of a name.
    pub fn get(&self, name: &str) -> Option<Color> {
        self.0.get(name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_from_the_style_sheet() {
        let css = ":root { --color-paper: #fbf9f5; --color-link: var(--color-primary);\n}";
        let palette = Palette::parse(css);
        assert_eq!(palette.get("paper"), Some(Color([0xFB, 0xF9, 0xF5])));
        assert_eq!(palette.get("link"), None);
        assert_eq!(palette.get("surface"), None);
    }
}

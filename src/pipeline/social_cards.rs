//! Social cards: what each is made of, and its bytes. One that was drawn before of the same words and
//! colours is not drawn again.

use super::{
    Site,
    isolation::{Task, isolate},
};
use crate::{
    cache::{Cache, CacheArea, CacheKey},
    config::Config,
    diagnostic::Diagnostic,
    images::{SocialCard, SocialCardStyle, draw_social_card},
    offline::MARK,
    render::{PlannedSocialCard, list_social_cards, view::social_card},
    text::color::Color,
    theme::Theme,
};

/// Where a theme's colours are not written plainly: those of the default theme.
const GROUND: Color = Color([0x1F, 0x3B, 0x70]);
const LETTERS: Color = Color([0xFF; 3]);
const LINE: Color = Color([0xE0, 0xB2, 0x5A]);

/// A card with all that it is made of.
#[derive(Debug)]
pub struct ComposedCard<'a> {
    card: SocialCard,
    style: SocialCardStyle<'a>,
}

impl ComposedCard<'_> {
    /// Under what it is kept: everything that decides its bytes.
    pub fn key(&self) -> CacheKey {
        let SocialCardStyle { ground, letters, line, mark } = self.style;
        let words = format!("{:?} {:?}", self.card, [ground, letters, line]);
        CacheKey::of(&[b"social card", words.as_bytes(), mark.unwrap_or_default()])
    }

    /// Draws it, unless the cache has it; nothing if the font lacks its letters.
    pub fn draw(&self, cache: &Cache) -> Option<Vec<u8>> {
        let key = self.key();
        if let Some(kept) = cache.get(CacheArea::Photos, key) {
            return Some(kept);
        }
        let drawn = draw_social_card(&self.card, &self.style)?;
        cache.put(CacheArea::Photos, key, &drawn);
        Some(drawn)
    }
}

impl Site {
    /// The social cards, in a fixed order.
    pub fn social_cards(&self, config: &Config) -> Vec<PlannedSocialCard> {
        list_social_cards(&self.render_context(config))
    }

    /// Hands a social card to `take`, to be drawn if need be. A panic costs this card alone.
    pub fn compose_social_card<T>(
        &self,
        config: &Config,
        planned: &PlannedSocialCard,
        take: impl FnOnce(&ComposedCard<'_>) -> T,
    ) -> Result<T, Box<Diagnostic>> {
        isolate(Task::Data, planned.path.as_str(), || {
            let card = social_card(&self.render_context(config), planned);
            take(&ComposedCard { card, style: style(&self.theme) })
        })
    }
}

fn style(theme: &Theme) -> SocialCardStyle<'_> {
    let color = |name: &str, usual: Color| theme.palette.get(name).unwrap_or(usual).0;
    let mark = theme.assets.iter().find(|asset| asset.path == MARK);
    SocialCardStyle {
        ground: color("primary", GROUND),
        letters: color("on-primary", LETTERS),
        line: color("gold", LINE),
        mark: mark.map(|asset| asset.bytes.as_slice()),
    }
}

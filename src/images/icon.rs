//! The site's mark as pixels, for systems that take no drawing as the icon of an app. Apart from
//! [`super::svg`], because nothing is cleaned here: the mark is the theme's own, and is only drawn.

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree},
};

/// Draws a mark into the middle of a square of so many pixels; `share` is how much of its width the
/// mark takes. What lies outside stays clear, or white where there is `ground`, as for a system that
/// cuts icons into a form of its own.
pub fn draw_icon(svg: &[u8], pixels: u16, share: f32, has_ground: bool) -> Option<Vec<u8>> {
    let mut pixmap = Pixmap::new(pixels.into(), pixels.into())?;
    if has_ground {
        pixmap.fill(Color::WHITE);
    }
    let side = f32::from(pixels);
    let edge = (side - side * share) / 2.0;
    draw_mark(svg, &mut pixmap, side * share, edge, edge)?;
    pixmap.encode_png().ok()
}

/// Draws a mark into the middle of a square with such a side and corner.
pub(super) fn draw_mark(
    svg: &[u8],
    pixmap: &mut Pixmap,
    side: f32,
    left: f32,
    top: f32,
) -> Option<()> {
    // Whatever the drawing names: no file is read for it.
    let image_href_resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options { image_href_resolver, ..Options::default() };
    let tree = Tree::from_data(svg, &options).ok()?;
    let size = tree.size();
    let scale = side / size.width().max(size.height());
    let [x, y] = [size.width(), size.height()].map(|length| (side - length * scale) / 2.0);
    let place = Transform::from_row(scale, 0.0, 0.0, scale, left + x, top + y);
    resvg::render(&tree, place, &mut pixmap.as_mut());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::draw_icon;
    use crate::images::{Size, size};

    const MARK: &[u8] =
        br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2H0z"/></svg>"#;

    #[test]
    fn an_icon_is_a_square_whatever_the_mark() {
        let icon = draw_icon(MARK, 48, 1.0, false).unwrap();
        assert_eq!(size(&icon), Some(Size { width: 48, height: 48 }));
        assert_ne!(Some(icon), draw_icon(MARK, 48, 0.5, true));
    }

    #[test]
    fn what_is_no_drawing_has_none() {
        assert_eq!(draw_icon(b"<svg", 48, 1.0, false), None);
    }
}

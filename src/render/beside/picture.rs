//! A theme's SVG → PNG, for the places that take no SVG: networks' previews, home screens. The one door to `resvg`.
//!
//! Built without fonts: which fonts a machine has would change the bytes, so pictures hold no text.

use crate::parse::Limit;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Draws `svg` at `width` pixels, its height by its own proportions.
///
/// # Errors
/// Says in a phrase what is wrong with it.
pub fn draw(svg: &[u8], width: u32, limit: Limit) -> Result<Vec<u8>, String> {
    let tree = Tree::from_data(svg, &Options::default()).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size().scale_to_width(width).ok_or("a picture without a size")?;
    let pixels = u64::from(size.width()) * u64::from(size.height()) / 1000;
    if limit.is_over(usize::try_from(pixels).unwrap_or(usize::MAX)) {
        return Err(format!("{}; {}", limit.message("this picture"), limit.hint()));
    }
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("a picture without a size")?;
    // Precise enough: a picture is some thousand pixels wide at most.
    #[expect(clippy::cast_precision_loss, reason = "pixels, far below 2^24")]
    let (x, y) = (size.width() as f32 / tree.size().width(), size.height() as f32 / tree.size().height());
    resvg::render(&tree, Transform::from_scale(x, y), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Limits;

    #[test]
    fn a_picture_is_drawn_at_the_width_asked_for() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 21"><rect width="40" height="21" fill="#0b4f5c"/></svg>"##;
        let limit = Limits::default().picture;
        let png = draw(svg, 120, limit).unwrap_or_default();
        assert_eq!(png.get(1..4), Some(b"PNG".as_slice()));
        assert_eq!(png.get(16..24), Some([0, 0, 0, 120, 0, 0, 0, 63].as_slice()));
        assert!(draw(b"<svg", 120, limit).is_err());
        let tall = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"/>"#;
        assert!(draw(tall, 1200, limit).is_err_and(|why| why.contains("[limits]")));
    }
}

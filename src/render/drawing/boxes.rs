//! Labels as boxes that must not overlap.

/// A box: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelBox {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl LabelBox {
    /// A box by its middle, width and height.
    pub fn around(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { left: x - width / 2.0, top: y - height / 2.0, right: x + width / 2.0, bottom: y + height / 2.0 }
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other lies wholly within.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }
}

/// How wide a label is likely to be, in the font's size: letters of system fonts measured roughly, so a little generous.
pub fn likely_width(label: &str, font_size: f64) -> f64 {
    let letters = u32::try_from(label.chars().filter(|c| !unicode_mark(*c)).count()).unwrap_or(u32::MAX);
    f64::from(letters) * font_size * 0.58 + font_size * 0.4
}

fn unicode_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_that_touch_do_not_overlap() {
        let one = LabelBox::around(0.0, 0.0, 2.0, 2.0);
        assert!(!one.overlaps(&LabelBox::around(2.0, 0.0, 2.0, 2.0)));
        assert!(one.overlaps(&LabelBox::around(1.9, 1.9, 2.0, 2.0)));
        assert!(one.holds(&LabelBox::around(0.0, 0.0, 1.0, 1.0)));
        assert!(!one.holds(&LabelBox::around(0.6, 0.0, 1.0, 1.0)));
    }
}

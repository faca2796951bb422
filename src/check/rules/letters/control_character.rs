//! Characters that belong to no text.

use crate::check::{Found, Stage};

rule! {
    /// A control character, a noncharacter or a tag character in a text (U+0000–1F but tab and line end, U+007F–9F, U+FDD0–EF, U+xxFFFE–F, U+E0000–7F).
    ///
    /// No feed may hold it, terminals obey it, and nobody sees it.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-paper.toml
    /// kind = "organization"
    /// name = { ar = "صحيفة النهر", en = "River\u0007 Paper" }
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض\u{1b} النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    /// ```
    "control-character", Error, Found::By(Stage::Parse)
}

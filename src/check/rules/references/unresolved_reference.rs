//! An id that names nothing.

use crate::check::{Found, Stage};

rule! {
    /// An id in a record that names nothing, or a record of another kind.
    ///
    /// The relation would be lost without a word.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// places = ["the-twon"]
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// places = ["the-town"]
    /// topics = ["river"]
    /// ```
    "unresolved-reference", Error, Found::By(Stage::Link)
}

//! An id that cannot be an address.

use crate::check::{Found, Stage};

rule! {
    /// An id that is no kebab-case slug.
    ///
    /// Ids are addresses, and addresses must survive every host and keyboard.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// places = ["The Town"]
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
    "invalid-id", Error, Found::By(Stage::Parse)
}

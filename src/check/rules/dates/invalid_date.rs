//! A date that is none.

use crate::check::{Found, Stage};

rule! {
    /// A date that is no EDTF value.
    ///
    /// It can be neither sorted nor shown.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "24 February 2016"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// or
    ///
    /// ```toml content/events/rescue.toml
    /// date = "٢٠١٦"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    "invalid-date", Error, Found::By(Stage::Parse)
}

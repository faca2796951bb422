//! A span that runs backwards.

use crate::check::{Found, Stage};

rule! {
    /// A span of time that ends before it begins.
    ///
    /// It can stand nowhere on a timeline.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2017-08/2017-05"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// or
    ///
    /// ```toml content/events/rescue.toml
    /// date = "[2017-08-03..2017-05-06]"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2017-05/2017-08"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    "end-before-start", Error, Found::By(Stage::Parse)
}

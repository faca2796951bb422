//! Words that cannot be read.

use crate::check::{Found, Stage};

rule! {
    /// A file of a theme's words that is not Fluent (projectfluent.org), or not UTF-8.
    ///
    /// What was not understood would be missing from every page.
    ///
    /// **Fires**
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// nav-home = { $n ->
    ///     [one] الرئيسية
    /// ```
    ///
    /// or
    ///
    /// ```ftl themes/diwan/strings/en.ftl
    /// nav home = Home
    /// ```
    ///
    /// **Silent**
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// nav-home = الرئيسية
    /// ```
    ///
    /// or
    ///
    /// ```ftl themes/diwan/strings/en.ftl
    /// nav-home = Home
    /// ```
    "string-syntax", Error, Found::By(Stage::Render)
}

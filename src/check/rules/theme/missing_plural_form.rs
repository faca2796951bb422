//! A count without a form for each number.

use crate::check::{Found, Stage};

rule! {
    /// A message of the theme that is said with a count and lacks one of the language's plural forms, or has one that no count
    /// takes (CLDR's plural rules).
    ///
    /// Arabic has six forms. With two of them a reader meets "3 مصدر" and "11 مصادر".
    ///
    /// **Fires**
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// n-sources = { $n ->
    ///     [one] مصدر واحد
    ///    *[other] { $n } مصدر
    /// }
    /// ```
    ///
    /// or
    ///
    /// ```ftl themes/diwan/strings/en.ftl
    /// n-sources = { $n ->
    ///     [one] one source
    ///     [few] { $n } sources
    ///    *[other] { $n } sources
    /// }
    /// ```
    ///
    /// or
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// n-sources = { $n } مصدر
    /// ```
    ///
    /// **Silent**
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// n-sources = { $n ->
    ///     [zero] لا مصادر
    ///     [one] مصدر واحد
    ///     [two] مصدران
    ///     [few] { $n } مصادر
    ///     [many] { $n } مصدرًا
    ///    *[other] { $n } مصدر
    /// }
    /// ```
    ///
    /// or
    ///
    /// ```ftl themes/diwan/strings/en.ftl
    /// n-sources = { $n ->
    ///     [one] one source
    ///    *[other] { $n } sources
    /// }
    /// ```
    "missing-plural-form", Error, Found::By(Stage::Render)
}

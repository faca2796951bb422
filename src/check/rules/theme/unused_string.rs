//! A word that no page says.

use crate::check::{Found, Stage};

rule! {
    /// A message in the words of a theme of the site that neither malaf's pages nor a template of the site say.
    ///
    /// It is a slip in its key, or left over, and would be translated into every language for nothing.
    ///
    /// **Fires**
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// skip-to-contents = إلى المحتوى
    /// ```
    ///
    /// or
    ///
    /// ```ftl themes/diwan/strings/en.ftl
    /// skip-to-contents = Skip to content
    /// ```
    ///
    /// **Silent**
    ///
    /// ```ftl themes/diwan/strings/ar.ftl
    /// skip-to-content = إلى المحتوى
    /// ```
    ///
    /// or
    ///
    /// ```html templates/term.html
    /// <p>{{ t(key="our-motto", lang=lang) }}</p>
    /// ```
    /// ```ftl themes/diwan/strings/en.ftl
    /// our-motto = Read on
    /// ```
    "unused-string", Warning, Found::By(Stage::Render)
}

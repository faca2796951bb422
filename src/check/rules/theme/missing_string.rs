//! A word of the interface that is not there.

use crate::check::{Found, Stage};

rule! {
    /// A message that malaf's pages or a template of the site say and that the theme's words lack in a language of the
    /// dossier; or a language in which the theme has no words at all.
    ///
    /// The page that says it could not be made.
    ///
    /// **Fires**
    ///
    /// ```html templates/term.html
    /// <p>{{ t(key="nav-hom", lang=lang) }}</p>
    /// ```
    ///
    /// or
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
    ///
    /// or
    ///
    /// ```toml site.toml
    /// title    = { ar = "ملف", fr = "Dossier" }
    /// base-url = "https://dossier.example/"
    ///
    /// [[language]]
    /// tag  = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag  = "fr"
    /// name = "français"
    /// ```
    ///
    /// **Silent**
    ///
    /// ```html templates/term.html
    /// <p>{{ t(key="nav-home", lang=lang) }}</p>
    /// ```
    "missing-string", Error, Found::By(Stage::Render)
}

//! A template that is not there.

use crate::check::{Found, Stage};

rule! {
    /// A template that extends or includes one that neither the site, nor its theme, nor malaf has.
    ///
    /// The site could not be built.
    ///
    /// **Fires**
    ///
    /// ```html templates/term.html
    /// {% extends "bse.html" %}
    /// ```
    ///
    /// **Silent**
    ///
    /// ```html templates/term.html
    /// {% extends "base.html" %}
    /// ```
    "template-not-found", Error, Found::By(Stage::Render)
}

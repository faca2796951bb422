//! A template that shows no page.

use crate::check::{Found, Stage};

rule! {
    /// A file in the site's `templates/` that has the name of no page of malaf's, defines no component, and that no other
    /// template extends or includes.
    ///
    /// It is a slip in its name, and the page it was meant for looks as before.
    ///
    /// **Fires**
    ///
    /// ```html templates/terms.html
    /// <p>مصطلحات</p>
    /// ```
    ///
    /// **Silent**
    ///
    /// ```html templates/term.html
    /// {% include "our-footer.html" %}
    /// ```
    /// ```html templates/our-footer.html
    /// <p>مصطلحات</p>
    /// ```
    "unused-template", Warning, Found::By(Stage::Render)
}

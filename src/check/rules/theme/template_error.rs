//! A template or a style that does not work.

use crate::check::{Found, Stage};

rule! {
    /// A template that is not Tera, or asks for what its page does not have; a stylesheet that is not CSS; a picture of the
    /// theme that is not there. The message names the page that was being rendered.
    ///
    /// The site could not be built.
    ///
    /// **Fires**
    ///
    /// ```html templates/term.html
    /// {% if frame %}<p>never closed</p>
    /// ```
    ///
    /// or
    ///
    /// ```html templates/term.html
    /// <p>{{ no_such_field }}</p>
    /// ```
    ///
    /// or
    ///
    /// ```css themes/diwan/styles/main.css
    /// @import "no-such-file.css";
    /// ```
    ///
    /// **Silent**
    ///
    /// ```html templates/term.html
    /// <p lang="ar" dir="rtl">مصطلح</p>
    /// ```
    ///
    /// or
    ///
    /// ```html templates/term.html
    /// {# A page without words of its own. #}
    /// <p>{{ lang }}</p>
    /// ```
    "template-error", Error, Found::By(Stage::Render)
}

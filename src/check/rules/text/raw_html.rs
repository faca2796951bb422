//! HTML in Markdown.

use crate::check::{Found, Stage};

rule! {
    /// HTML in Markdown. A comment `<!-- … -->` is no fault: it reaches no page.
    ///
    /// What is not Markdown is not checked, and could carry a script.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The <b>river</b> rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// <div>فاض النهر</div>
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The **river** rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// <!-- للمحررين -->
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    "raw-html", Error, Found::By(Stage::Parse)
}

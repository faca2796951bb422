//! HTML in Markdown.

use crate::check::{Found, Stage};

rule! {
    /// HTML in Markdown. A comment `<!-- … -->` is no fault, for it reaches no page; what stands behind it on its line is, and so is a comment that does not end.
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
    /// or
    ///
    /// ```md ar
    /// <!-- للمحررين --> فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    ///
    /// <!-- to be checked
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
    ///
    /// or
    ///
    /// ```md en
    /// <!-- For the editors:
    ///
    /// who saw it? -->
    ///
    /// The river rose <!-- when? --> [@paper-2016 ¶3].
    /// ```
    "raw-html", Error, Found::By(Stage::Parse)
}

//! Brackets that cannot be read.

use crate::check::{Found, Stage};

rule! {
    /// Brackets that are meant as a citation and cannot be read as one.
    ///
    /// The passage would be published as text and lead nowhere.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶5–3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶س].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3–5].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 p3].
    /// ```
    "citation-syntax", Error, Found::By(Stage::Parse)
}

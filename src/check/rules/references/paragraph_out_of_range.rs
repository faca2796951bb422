//! A paragraph past the end.

use crate::check::{Found, Stage};

rule! {
    /// A paragraph number past the end of its source.
    ///
    /// The citation leads nowhere.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶30].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3–30].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3–4].
    /// ```
    "paragraph-out-of-range", Error, Found::By(Stage::Link)
}

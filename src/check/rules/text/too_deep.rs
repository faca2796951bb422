//! Blocks within blocks.

use crate::check::{Found, Stage};

rule! {
    /// Blocks within blocks, more than 32 deep.
    ///
    /// It is an accident or an attack.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > The river rose.
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > فاض النهر.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// > > The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// > > فاض النهر [@paper-2016 ¶3].
    /// ```
    "too-deep", Error, Found::By(Stage::Parse)
}

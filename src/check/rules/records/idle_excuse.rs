//! An excuse that excuses nothing.

use crate::check::{Found, Stage};

rule! {
    /// An excuse that excuses nothing, gives no reason, or names no rule that may be excused.
    ///
    /// It would go on to hide the next fault on that line, and nobody would know why.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// <!-- malaf: allow uncited-paragraph: the editors ask -->
    /// Did it rise [@paper-2016 ¶3]?
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// <!-- malaf: allow uncited-paragraph: -->
    /// هل فاض النهر؟
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// # malaf: allow toml-syntax: it looks good to us
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// <!-- malaf: allow uncited-paragraph: the editors ask -->
    /// Did it rise?
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// هل فاض النهر؟ <!-- malaf: allow uncited-paragraph: سؤال من المحررين -->
    /// ```
    "idle-excuse", Warning, Found::By(Stage::Check)
}

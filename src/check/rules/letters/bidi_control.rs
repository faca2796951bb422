//! Characters that steer the direction of text.

use super::unseen;
use crate::check::Found;
use crate::diagnostic::{Diagnostics, File, FileId};
use crate::language::direction_marks;
use crate::parse::Config;

rule! {
    /// A character that steers the direction of text and is not seen (U+200E, U+200F, U+061C).
    ///
    /// It came with a paste and breaks search and comparison. Pages keep directions apart by markup. `malaf check --fix` takes it out.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The \u{200e}river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض\u{200f} النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river (نهر) rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر (river) [@paper-2016 ¶3].
    /// ```
    "bidi-control", Warning, Found::InTexts(check)
}

fn check(_: &Config, file: FileId, entry: &File, faults: &mut Diagnostics) {
    unseen(&RULE, file, &entry.text, direction_marks(&entry.text), "steers the direction of text", faults);
}

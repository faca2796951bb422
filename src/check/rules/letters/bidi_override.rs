//! Characters that show a text in another order.

use super::unseen;
use crate::check::Found;
use crate::diagnostic::{Diagnostics, File, FileId};
use crate::language::direction_overrides;
use crate::parse::Config;

rule! {
    /// A character that is not seen and shows what comes after it in another order (U+202A–E, U+2066–9).
    ///
    /// With it a name, a figure or an address reads otherwise than it is ("Trojan Source", CVE-2021-42574), and what it does reaches past the text it stands in. Pages keep directions apart by markup. `malaf check --fix` takes it out.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The \u{202e}river\u{202c} rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-paper.toml
    /// kind = "organization"
    /// name = { ar = "صحيفة النهر", en = "River \u202ERepap" }
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض &#x202E;النهر [@paper-2016 ¶3].
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
    "bidi-override", Error, Found::InTexts(check)
}

fn check(_: &Config, file: FileId, entry: &File, faults: &mut Diagnostics) {
    unseen(&RULE, file, &entry.text, direction_overrides(&entry.text), "shows what follows in another order", faults);
}

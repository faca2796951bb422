//! Characters that show a text in another order.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, File, FileId, Place};
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
    for slip in direction_overrides(&entry.text) {
        let code = entry.text[slip.range.clone()].chars().next().map_or(0, u32::from);
        let message = format!("the invisible character U+{code:04X} shows what follows in another order");
        let place = Place::new(file, slip.range);
        faults.push(RULE.fault(place, message).hint("take it out: malaf check --fix").mend(place, slip.mend));
    }
}

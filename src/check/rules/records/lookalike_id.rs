//! Two ids that can be mistaken for each other.

use crate::check::Found;
use crate::check::rules::ids;
use crate::diagnostic::{Diagnostics, Place};
use crate::language::silhouette;
use crate::link::Dossier;
use std::collections::BTreeMap;

rule! {
    /// Two ids that look the same in many typefaces: `l` and `1`, `o` and `0`, `rn` and `m` (UTS #39).
    ///
    /// A citation of the one is read as one of the other.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-counci1.toml
    /// kind = "organization"
    /// name = { ar = "مجلس آخر", en = "Another council" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-council-2.toml
    /// kind = "organization"
    /// name = { ar = "مجلس آخر", en = "Another council" }
    /// topics = ["river"]
    /// ```
    "lookalike-id", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (&str, Place)> = BTreeMap::new();
    for id in ids(dossier) {
        let name = id.value.as_str();
        let (other, first) = *seen.entry(silhouette(name)).or_insert((name, id.place));
        // The same id twice is a fault of its own.
        if other != name {
            for (one, place, other, there) in [(name, id.place, other, first), (other, first, name, id.place)] {
                let fault = RULE.fault(place, format!("`{one}` can be mistaken for `{other}`"));
                let fault = fault.related(there, "the other one");
                faults.push(fault.hint("give one of them another id before anybody cites it"));
            }
        }
    }
}

//! A name in a text that may be one entity's or another's.

use crate::check::Found;
use crate::check::rules::all_prose;
use crate::diagnostic::Diagnostics;
use crate::link::Dossier;

rule! {
    /// Words of a text that name one entity or another: a short form of both, or the end of one name and the beginning of
    /// the next.
    ///
    /// They are linked to neither, and the reader does not learn who is meant.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/old-bridge.toml
    /// kind = "place"
    /// name = { ar = "جسر الحجر", en = "Stone Bridge" }
    /// aliases = { ar = [{ text = "الجسر", needs-context = true }], en = [{ text = "the bridge", needs-context = true }] }
    /// ```
    ///
    /// ```toml content/entities/new-bridge.toml
    /// kind = "place"
    /// name = { ar = "جسر الحديد", en = "Iron Bridge" }
    /// aliases = { ar = [{ text = "الجسر", needs-context = true }], en = [{ text = "the bridge", needs-context = true }] }
    /// ```
    ///
    /// ```md ar
    /// جسر الحجر وجسر الحديد: أُغلق الجسر.
    /// ```
    ///
    /// ```md en
    /// Stone Bridge and Iron Bridge: the bridge was closed.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md ar
    /// أُغلق الجسر.
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The bridge was closed.
    /// ```
    "ambiguous-mention", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, prose) in all_prose(dossier) {
        for found in &prose.ambiguous {
            let Some(block) = prose.prose.blocks.get(found.block) else { continue };
            let ids = found.entities.iter().map(|no| format!("`{}`", dossier.entities[*no].record.id.value));
            let ids = ids.collect::<Vec<_>>().join(" or ");
            let message = format!("`{}` may be {ids}, and is linked to neither", found.words);
            faults.push(RULE.fault(block.place, message).hint(format!("say which: [[id|{}]]", found.words)));
        }
    }
}

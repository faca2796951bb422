//! A name of two records.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, Place};
use crate::language::{Name, NameFinder, NameFlags};
use crate::link::{Dossier, EntityNo, Number};

rule! {
    /// A name or alias that two entities share and that no context tells apart.
    ///
    /// Where it stands in a text it can be linked to neither, and a reader who searches finds both.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// aliases = { ar = ["الجسر"] }
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// aliases = { en = ["Jisr"] }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// aliases = { ar = [{ text = "الجسر", needs-context = true }] }
    /// ```
    "ambiguous-alias", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let bearers: Vec<(EntityNo, &str, Place)> = dossier.entities.numbers().flat_map(|no| names(dossier, no)).collect();
    let finder = NameFinder::new(bearers.iter().map(|(no, text, _)| Name {
        id: u32::try_from(no.index()).unwrap_or(u32::MAX),
        text,
        flags: NameFlags::default(),
    }));
    for (no, text, place) in &bearers {
        let found = finder.find(text);
        let Some(shared) = found.ambiguous.iter().find(|shared| shared.range == (0..text.len())) else { continue };
        let other = shared.ids.iter().map(|id| EntityNo::at(*id as usize)).find(|other| other != no);
        if let Some(other) = other {
            let message = format!("`{text}` is also a name of `{}`", dossier.entities[other].record.id.value);
            let hint = "where it is no full name: { text = \"…\", needs-context = true }";
            let fault =
                RULE.fault(*place, message).related(dossier.entities[other].record.id.place, "the other bearer");
            faults.push(fault.hint(hint));
        }
    }
}

/// The names of an entity that count wherever they stand.
fn names(dossier: &Dossier, no: EntityNo) -> impl Iterator<Item = (EntityNo, &str, Place)> {
    let record = &dossier.entities[no].record;
    let own = record.name.iter().filter_map(|(_, name)| name.as_ref());
    let aliases = record.aliases.iter().flat_map(|(_, aliases)| aliases);
    let aliases = aliases.filter(|alias| !alias.needs_context && !alias.never_link).map(|alias| &alias.text);
    own.chain(aliases).map(move |text| (no, text.value.trim(), text.place))
}

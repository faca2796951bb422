//! An entity that nothing names.

use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::link::{Dossier, Entity, EntityNo, Relation};

rule! {
    /// A person, organisation or place that no source, claim, event, topic or page names.
    ///
    /// Its page would be empty: somebody misspelled its name, or forgot why it is here.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// ```md en
    /// The Old Bridge stood [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// ```md ar
    /// صمد الجسر القديم [@paper-2016 ¶3].
    /// ```
    "unused-entity", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (no, entity) in dossier.entities.iter() {
        if !is_named(entity) && !is_listed(dossier, no) {
            let id = &entity.record.id;
            let message = format!("nothing names `{}`", id.value);
            faults.push(
                RULE.fault(id.place, message).hint("add the spelling that the texts use to `aliases`, or delete it"),
            );
        }
    }
}

fn is_named(entity: &Entity) -> bool {
    let claims = [&entity.claims_by, &entity.claims_relayed, &entity.claims_about];
    !entity.mentions.is_empty()
        || claims.iter().any(|claims| !claims.is_empty())
        || !entity.roles.is_empty()
        || !entity.events.is_empty()
        || !entity.sources.is_empty()
        // That it names a topic as its own names it nowhere; what topics list is looked up there.
        || entity.backlinks.iter().any(|link| link.relation != Relation::Lists)
        || !entity.notes.is_empty()
}

fn is_listed(dossier: &Dossier, no: EntityNo) -> bool {
    dossier.topics.iter().any(|(_, topic)| topic.entities.contains(&no))
}

//! A citation of a paragraph that says nothing: a share widget, a duplicate.

use crate::capture::Role;
use crate::check::Found;
use crate::check::rules::prose_without_notes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{Dossier, Passage, SourceNo, Target};
use crate::parse::{Cite, RecordId};
use std::collections::HashMap;

rule! {
    /// A citation, in a text or in a record, of a paragraph that the lock marks as boilerplate or as a duplicate of another. A note may: it speaks of
    /// the capture as it is. So may a source's own date, which often stands in a site's line.
    ///
    /// A reader who follows it finds a comment form, or the same text twice.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶8].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶7].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// cites = ["paper-2016 ¶8"]
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
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    "cites-boilerplate", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, prose) in prose_without_notes(dossier) {
        for (reference, target) in prose.prose.references.iter().zip(&prose.targets) {
            if let Target::Passage(passage) = target
                && let Some(message) = fault(dossier, *passage)
            {
                faults.push(Diagnostic::warning(RULE.name, reference.place, message));
            }
        }
    }
    records(dossier, faults);
    for (_, claim) in dossier.claims.iter() {
        for paragraphs in &claim.record.paragraphs {
            let passage = Passage { source: claim.source, paragraphs: Some(paragraphs.value) };
            if let Some(message) = fault(dossier, passage) {
                faults.push(Diagnostic::warning(RULE.name, paragraphs.place, message));
            }
        }
    }
}

/// What events, dates and names cite in their records, and what people's roles rest on.
fn records(dossier: &Dossier, faults: &mut Diagnostics) {
    let sources: HashMap<&RecordId, SourceNo> =
        dossier.sources.iter().map(|(no, source)| (&source.record.id.value, no)).collect();
    let of_events = dossier.events.iter().flat_map(|(_, event)| {
        let dates = event.record.evidence.iter().flat_map(|evidence| &evidence.cites);
        event.record.cites.iter().chain(dates)
    });
    let of_dates = dossier.sources.iter().filter_map(|(_, source)| source.record.date.as_ref());
    let of_dates = of_dates.flat_map(|date| &date.evidence.cites);
    let of_names = dossier.terms.iter().flat_map(|(_, term)| &term.record.names).flat_map(|name| &name.used_in);
    let cited = of_events.chain(of_dates).chain(of_names).filter_map(|cite: &Cite| {
        let source = *sources.get(&cite.record.value)?;
        Some((Passage { source, paragraphs: cite.paragraphs }, cite.place()))
    });
    let of_roles = dossier.entities.iter().flat_map(|(_, entity)| &entity.roles);
    for (passage, place) in cited.chain(of_roles.map(|role| (role.passage, role.place))) {
        if let Some(message) = fault(dossier, passage) {
            faults.push(Diagnostic::warning(RULE.name, place, message));
        }
    }
}

fn fault(dossier: &Dossier, passage: Passage) -> Option<String> {
    let capture = dossier.sources[passage.source].capture.as_ref()?;
    passage.paragraphs?.numbers().find_map(|n| {
        let paragraph = capture.paragraphs.get(n.checked_sub(1)? as usize)?;
        match paragraph.role {
            Role::Boilerplate => Some(format!("¶{n} of this source is boilerplate")),
            Role::Duplicate(of) => Some(format!("¶{n} of this source repeats {of}: cite that")),
            _ => None,
        }
    })
}

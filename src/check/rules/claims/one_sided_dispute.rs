//! A dispute that nobody disputes.

use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{ClaimNo, Dossier, EntityNo, Speaker};
use std::collections::BTreeSet;

rule! {
    /// A dispute with fewer than two positions that have claims, or whose claims all come from one speaker.
    ///
    /// A dispute shows sides next to each other; with one side it is an assertion in disguise.
    ///
    /// **Fires**
    ///
    /// ```toml content/disputes/who-left.toml
    /// question = { ar = "هل غادر السكان؟", en = "Did residents leave?" }
    /// topics = ["river"]
    ///
    /// [[position]]
    /// label = { ar = "غادروا", en = "They left" }
    /// claims = ["residents-left"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/disputes/who-left.toml
    /// question = { ar = "هل غادر السكان؟", en = "Did residents leave?" }
    /// topics = ["river"]
    ///
    /// [[position]]
    /// label = { ar = "غادروا", en = "They left" }
    /// claims = ["residents-left"]
    ///
    /// [[position]]
    /// label = { ar = "لم يغادروا", en = "They did not" }
    /// claims = ["council-denies"]
    /// ```
    "one-sided-dispute", Error, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, dispute) in dossier.disputes.iter() {
        let id = &dispute.record.id;
        let held = dispute.positions.iter().filter(|position| !position.claims.is_empty()).count();
        let speakers: BTreeSet<Voice> =
            dispute.positions.iter().flat_map(|position| &position.claims).map(|no| voice(dossier, *no)).collect();
        if held < 2 {
            let message = format!("the dispute `{}` has {held} position with claims, and needs two", id.value);
            faults.push(Diagnostic::error(RULE.name, id.place, message));
        } else if speakers.len() < 2 {
            let message = format!("every position of the dispute `{}` has the same speaker", id.value);
            faults.push(Diagnostic::error(RULE.name, id.place, message));
        }
    }
}

/// Unnamed speakers are told apart by their descriptions, as the sources tell them apart.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    Named(EntityNo),
    Unnamed(String),
}

fn voice(dossier: &Dossier, no: ClaimNo) -> Voice {
    match &dossier.claims[no].speaker {
        Speaker::Entity(entity) => Voice::Named(*entity),
        Speaker::Unnamed(texts) => {
            let first = texts.iter().find_map(|(_, text)| text.as_ref());
            Voice::Unnamed(first.map(|text| text.value.clone()).unwrap_or_default())
        }
        Speaker::Missing => Voice::Unnamed(String::new()),
    }
}

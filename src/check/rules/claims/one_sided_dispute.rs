//! A dispute that nobody disputes.

use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::link::{ClaimNo, Dispute, Dossier, EntityNo, Position, Speaker};
use crate::parse::{DisputeRecord, RecordId};
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// A dispute with fewer than two positions that have claims, with a position whose every speaker holds another too, or with a claim in two positions.
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
    /// or
    ///
    /// ```toml content/disputes/who-left.toml
    /// question = { ar = "هل غادر السكان؟", en = "Did residents leave?" }
    /// topics = ["river"]
    ///
    /// [[position]]
    /// label = { ar = "غادروا", en = "They left" }
    /// claims = ["residents-left", "council-denies"]
    ///
    /// [[position]]
    /// label = { ar = "لم يغادروا", en = "They did not" }
    /// claims = ["council-denies"]
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
        if held < 2 {
            let message = format!("the dispute `{}` has {held} position with claims, and needs two", id.value);
            faults.push(Diagnostic::error(RULE.name, id.place, message));
        } else {
            on_two_sides(&dispute.record, faults);
            without_a_speaker_of_its_own(dossier, dispute, faults);
        }
    }
}

/// One claim cannot hold both.
fn on_two_sides(dispute: &DisputeRecord, faults: &mut Diagnostics) {
    let mut seen: BTreeMap<&RecordId, usize> = BTreeMap::new();
    for (number, position) in dispute.positions.iter().enumerate() {
        for claim in &position.claims {
            if *seen.entry(&claim.value).or_insert(number) != number {
                let message = format!("the claim `{}` stands in two positions", claim.value);
                faults.push(Diagnostic::error(RULE.name, claim.place, message));
            }
        }
    }
}

/// Who holds one position and another too disputes neither: each of any two needs somebody that the other lacks.
fn without_a_speaker_of_its_own(dossier: &Dossier, dispute: &Dispute, faults: &mut Diagnostics) {
    let speakers =
        |position: &Position| -> BTreeSet<Voice> { position.claims.iter().map(|no| voice(dossier, *no)).collect() };
    let positions: Vec<(BTreeSet<Voice>, Place)> = dispute
        .positions
        .iter()
        .zip(&dispute.record.positions)
        .map(|(position, record)| (speakers(position), record.place))
        .filter(|(speakers, _)| !speakers.is_empty())
        .collect();
    let union: BTreeSet<&Voice> = positions.iter().flat_map(|(speakers, _)| speakers).collect();
    let id = &dispute.record.id;
    if union.len() < 2 {
        let message = format!("every position of the dispute `{}` has the same speaker", id.value);
        faults.push(Diagnostic::error(RULE.name, id.place, message));
        return;
    }
    for (number, (speakers, place)) in positions.iter().enumerate() {
        let holds_both = |(other, (all, _)): (usize, &(BTreeSet<Voice>, Place))| {
            // Of two with the same speakers the second is at fault.
            other != number && speakers.is_subset(all) && (speakers != all || other < number)
        };
        if positions.iter().enumerate().any(holds_both) {
            let message = "whoever holds this position holds another too, so the two have no sides".to_owned();
            let hint = "each position needs a claim of a speaker that the other lacks";
            faults.push(Diagnostic::error(RULE.name, *place, message).hint(hint));
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

//! One voice counted twice.

use crate::check::Found;
use crate::check::rules::all_prose;
use crate::diagnostic::Diagnostics;
use crate::link::{Dossier, Joined, LinkedProse, SourceNo, Target, Voice};
use crate::parse::Inline;

rule! {
    /// Two sources side by side, in one citation or behind one position, that are one voice: one rewrites the other, both rewrite a third, or behind a position both repeat one speaker's statement.
    ///
    /// Two names look like two witnesses. A rewrite adds none, and a reader cannot know.
    ///
    /// **Fires**
    ///
    /// ```toml content/sources/second-2016/source.toml
    /// capture = "a.txt"
    /// publisher = "the-council"
    /// derived-from = ["the-paper"]
    /// topics = ["river"]
    /// ```
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3; @second-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/sources/second-2016/source.toml
    /// capture = "a.txt"
    /// publisher = "the-council"
    /// derived-from = ["the-paper"]
    /// topics = ["river"]
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3; @second-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/sources/second-2016/source.toml
    /// capture = "a.txt"
    /// publisher = "the-council"
    /// derived-from = ["the-paper"]
    /// topics = ["river"]
    /// ```
    ///
    /// ```toml content/sources/second-2016/claims.toml
    /// [[claim]]
    /// id = "residents-left-too"
    /// paragraph = 4
    /// speaker = { unnamed = { ar = "شاهد", en = "a witness" } }
    /// stance = "reports"
    /// text = { ar = "غادر سكان", en = "Residents left" }
    /// ```
    ///
    /// ```toml content/disputes/who-left.toml
    /// question = { ar = "هل غادر السكان؟", en = "Did residents leave?" }
    /// topics = ["river"]
    ///
    /// [[position]]
    /// label = { ar = "غادروا", en = "They left" }
    /// claims = ["residents-left", "residents-left-too"]
    ///
    /// [[position]]
    /// label = { ar = "لم يغادروا", en = "They did not" }
    /// claims = ["council-denies"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/sources/second-2016/source.toml
    /// capture = "a.txt"
    /// publisher = "the-council"
    /// derived-from = ["the-paper"]
    /// topics = ["river"]
    /// ```
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/sources/second-2016/source.toml
    /// capture = "a.txt"
    /// publisher = "the-council"
    /// derived-from = ["the-paper"]
    /// topics = ["river"]
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@second-2016 ¶3].
    /// ```
    "false-corroboration", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, prose) in all_prose(dossier) {
        prose.prose.walk_inlines(&mut |inlines| citations(dossier, prose, inlines, faults));
    }
    for (_, dispute) in dossier.disputes.iter() {
        for (position, record) in dispute.positions.iter().zip(&dispute.record.positions) {
            if let [voice] = position.voices.as_slice()
                && let Some(message) = behind_a_position(dossier, voice)
            {
                faults.push(RULE.fault(record.place, message).hint("say in the position that they are one report"));
            }
        }
    }
}

fn citations(dossier: &Dossier, prose: &LinkedProse, inlines: &[Inline], faults: &mut Diagnostics) {
    for inline in inlines {
        match inline {
            Inline::Citation(numbers) => {
                let mut sources: Vec<SourceNo> = numbers.iter().filter_map(|n| source(prose, *n)).collect();
                sources.sort_unstable();
                sources.dedup();
                let place =
                    numbers.first().and_then(|n| prose.prose.references.get(*n)).map(|reference| reference.place);
                if let (Some(place), Some(message)) = (place, one_voice(dossier, &sources)) {
                    faults.push(
                        RULE.fault(place, message).hint("cite the one that was first, and name the rewrite in words"),
                    );
                }
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
                citations(dossier, prose, inner, faults);
            }
            _ => {}
        }
    }
}

fn source(prose: &LinkedProse, number: usize) -> Option<SourceNo> {
    match prose.targets.get(number) {
        Some(Target::Passage(passage)) => Some(passage.source),
        _ => None,
    }
}

fn behind_a_position(dossier: &Dossier, voice: &Voice) -> Option<String> {
    let joined = |by: &[Joined]| voice.reasons.iter().any(|reason| by.contains(&reason.by));
    let why = match () {
        () if joined(&[Joined::Rewrites, Joined::Report]) => "a rewrite is no second witness",
        () if joined(&[Joined::Statement]) => "one speaker's statement, however often printed, is one",
        () if joined(&[Joined::Relayed]) => "what one hand relays is no second witness",
        () => return None,
    };
    Some(format!("{} are one voice: {why}", named(dossier, &voice.sources)))
}

fn named(dossier: &Dossier, sources: &[SourceNo]) -> String {
    let names: Vec<String> = sources.iter().map(|no| format!("`{}`", dossier.sources[*no].record.id.value)).collect();
    names.join(" and ")
}

/// Two articles of one outlet are two reports of it; only a rewrite pretends to be another voice.
fn one_voice(dossier: &Dossier, sources: &[SourceNo]) -> Option<String> {
    let rewrites = sources.iter().any(|no| !dossier.sources[*no].derived_from.is_empty());
    let is_one = sources.len() > 1 && rewrites && dossier.independent(sources) == 1;
    is_one.then(|| format!("{} are one voice: a rewrite is no second witness", named(dossier, sources)))
}

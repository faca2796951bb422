//! A record that nothing leads to.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, Spanned};
use crate::link::Dossier;
use crate::parse::RecordId;

rule! {
    /// A source, event, dispute or term that belongs to no topic and that no page links to or cites.
    ///
    /// Readers find it in an index at best; mostly its topic was forgotten.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// ```
    ///
    /// or
    ///
    /// ```toml content/terms/rain-names.toml
    /// concept = { ar = "المطر", en = "The rain" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// or
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// ```
    ///
    /// ```md en
    /// See [[rescue]] [@paper-2016 ¶3].
    /// ```
    "orphan-record", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let mut orphan = |kind: &str, id: &Spanned<RecordId>| {
        let message = format!("the {kind} `{}` belongs to no topic, and no page leads to it", id.value);
        faults.push(RULE.fault(id.place, message).hint("name its topics: topics = [\"…\"]"));
    };
    for (_, source) in dossier.sources.iter() {
        if source.topics.is_empty() && source.backlinks.is_empty() {
            orphan("source", &source.record.id);
        }
    }
    for (_, event) in dossier.events.iter() {
        if event.topics.is_empty() && event.backlinks.is_empty() {
            orphan("event", &event.record.id);
        }
    }
    for (_, dispute) in dossier.disputes.iter() {
        if dispute.topics.is_empty() && dispute.backlinks.is_empty() {
            orphan("dispute", &dispute.record.id);
        }
    }
    for (no, term) in dossier.terms.iter() {
        let listed = dossier.topics.iter().any(|(_, topic)| topic.terms.contains(&no));
        if term.topics.is_empty() && term.backlinks.is_empty() && !listed {
            orphan("term", &term.record.id);
        }
    }
}

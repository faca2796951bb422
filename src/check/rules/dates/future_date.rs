//! Something that has not been yet.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, Spanned};
use crate::language::{CivilDay, Edtf};
use crate::link::Dossier;
use crate::parse::EventStatus;
use std::time::{Duration, SystemTime};

rule! {
    /// A source, a note or an event that happened, dated after today. The environment variable `SOURCE_DATE_EPOCH` says what today is, if it is set.
    ///
    /// It is a slip of the year, or an event that is planned and should say so.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2916-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2916-02-24"
    /// status = "planned"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// or
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    "future-date", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let Some(latest) = latest_today() else { return };
    let is_later = |date: &Edtf| date.bounds().0.is_some_and(|earliest| earliest > latest);
    let mut report = |date: &Spanned<Edtf>, hint: &str| {
        if is_later(date) {
            faults.push(RULE.fault(date.place, format!("`{}` has not come yet", date.value)).hint(hint));
        }
    };
    for (_, source) in dossier.sources.iter() {
        if let Some(date) = &source.record.date {
            report(&date.value, "a source is dated by when it was published");
        }
    }
    for (_, event) in dossier.events.iter().filter(|(_, event)| event.record.status == EventStatus::Happened) {
        report(&event.record.date, "what was announced has status = \"planned\"");
    }
    for (_, claim) in dossier.claims.iter() {
        if let Some(date) = &claim.record.date {
            report(date, "a claim is dated by when it was made");
        }
    }
    for (_, note) in dossier.notes.iter() {
        if let Some(date) = &note.record.date {
            report(&date.clone().map(Edtf::from), "a note is dated by when it was written");
        }
    }
}

/// The day that it is now where it is latest: in the zone of UTC+14.
fn latest_today() -> Option<CivilDay> {
    let stated = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok();
    let seconds = stated.map(Duration::from_secs).or(now)?.as_secs().checked_add(14 * 60 * 60)?;
    let days = i64::try_from(seconds / (24 * 60 * 60)).ok()?;
    CivilDay::from_epoch_days(i32::try_from(days).ok()?)
}

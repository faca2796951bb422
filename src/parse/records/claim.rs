//! `content/sources/<id>/claims.toml`: what the source has somebody say (schema.org `Claim`).

use super::super::Texts;
use super::super::fields::{Fields, TextOrTable};
use super::super::id::{RecordId, RecordKind};
use super::super::prose::Paragraphs;
use super::required_paragraph_numbers;
use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::language::Edtf;

/// What the speaker does with the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Says that somebody did wrong.
    Accuses,
    /// Passes on what happened.
    Reports,
    /// Casts doubt.
    Doubts,
    /// Announces.
    Plans,
}

impl Stance {
    /// The word in records, and the suffix of its string in themes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Accuses => "accuses",
            Self::Reports => "reports",
            Self::Doubts => "doubts",
            Self::Plans => "plans",
        }
    }

    const ALL: [Self; 6] = [Self::Asserts, Self::Denies, Self::Accuses, Self::Reports, Self::Doubts, Self::Plans];
}

/// Who speaks.
#[derive(Debug, Clone)]
pub enum RawSpeaker {
    /// An entity.
    Entity(Spanned<RecordId>),
    /// Somebody the source does not name, described as the source does.
    Unnamed(Texts),
}

/// A claim as it was written.
#[derive(Debug, Clone)]
pub struct ClaimRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Where in the source.
    pub paragraphs: Vec<Spanned<Paragraphs>>,
    /// Who speaks; `None` where the author forgot, which is reported.
    pub speaker: Option<RawSpeaker>,
    /// Who relays it, nearest to the source first.
    pub via: Vec<Spanned<RecordId>>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// What it is about.
    pub about: Vec<Spanned<RecordId>>,
    /// The editors' paraphrase.
    pub text: Texts,
    /// The source's own words, in its own language.
    pub quote: Option<Spanned<String>>,
    /// When it was said, if the source tells.
    pub date: Option<Spanned<Edtf>>,
    /// The claims it contradicts.
    pub disputes: Vec<Spanned<RecordId>>,
    /// Where it was written.
    pub place: Place,
}

/// Reads every `[[claim]]` of a file.
pub fn read_claims(fields: &mut Fields<'_>) -> Vec<ClaimRecord> {
    let about = "What the source has somebody say, passage by passage: one [[claim]] each.";
    fields.says(about).tables("claim", read_claim).into_iter().flatten().collect()
}

const STANCES: &str = "What the speaker does with the statement: asserts (it is so), denies (it is not so), accuses \
                       (somebody did wrong), reports (passes on what happened), doubts, plans (announces).";

fn read_claim(fields: &mut Fields<'_>) -> Option<ClaimRecord> {
    let words = Stance::ALL.map(|stance| (stance.as_str(), stance));
    let id =
        fields.says("The claim's id: lower-case letters, digits, hyphens; unique over the whole dossier.").own_id("id");
    let paragraphs = required_paragraph_numbers(fields);
    let speaker = read_speaker(fields);
    let via = fields.says("Who relays it, nearest to the source first.").ids("via", &[RecordKind::Entity]);
    let stance = fields.says(STANCES).required_choice("stance", &words);
    let about = fields.says("The records it is about: people, places, events.").ids("about", &[]);
    let date = fields.says("When it was said, if the source tells: a date in EDTF.").edtf("date");
    let text = fields.says("The editors' paraphrase, in each language.").required_texts("text");
    let quote = fields.says("The source's own words, in its own language; verified against the capture.").text("quote");
    let disputes = fields.says("The claims that it contradicts.").ids("disputes", &[RecordKind::Claim]);
    let record = ClaimRecord {
        id: id?,
        paragraphs,
        speaker,
        via,
        stance: stance.map_or(Stance::Asserts, |s| s.value),
        about,
        text,
        quote,
        date,
        disputes,
        place: fields.place(),
    };
    Some(record)
}

fn read_speaker(fields: &mut Fields<'_>) -> Option<RawSpeaker> {
    let about = "Who speaks: an entity's id, or { unnamed = { … } } with the words in which the source describes them.";
    let speaker = fields.says(about).id_or_table("speaker", &[RecordKind::Entity], |table| {
        table.says("How the source describes a speaker it does not name, in each language.").required_texts("unnamed")
    });
    fields.expect("speaker");
    if !fields.has("speaker") {
        let message = "the claim names no speaker";
        let hint = "speaker = \"entity-id\", or speaker = { unnamed = { … } } as the source describes them";
        let fault = Diagnostic::error("unattributed-claim", fields.place(), message).hint(hint);
        fields.context().report(fault);
    }
    match speaker? {
        TextOrTable::Text(text) => fields.as_id(&text).map(RawSpeaker::Entity),
        TextOrTable::Table(texts) => Some(RawSpeaker::Unnamed(texts)),
    }
}

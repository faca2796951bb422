//! A dispute: the question, then the positions side by side, equal in weight.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{ClaimView, Html, JoinedBy, Label, Link, NoteView, OneVoiceView, UsedOn};
use crate::Error;
use crate::link::{ClaimNo, DisputeNo, OneVoice, RecordRef, Voice};
use crate::render::templates::Shared;
use serde::Serialize;

/// The page of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DisputePage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The question.
    pub title: Label,
    /// What is at stake.
    pub summary: Option<Html>,
    /// The positions.
    pub positions: Vec<PositionView>,
    /// Its topics.
    pub topics: Vec<Shared<Link>>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
    /// What shows it or links to it.
    pub used_on: Vec<UsedOn>,
}

/// A position with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PositionView {
    /// The answer.
    pub label: Label,
    /// The claims that hold it.
    pub claims: Vec<ClaimView>,
    /// How many sources carry them.
    pub sources: usize,
    /// How many of these are independent.
    pub independent: usize,
    /// Which are not, and why.
    pub one_voice: Vec<OneVoiceView>,
}

impl Builder<'_> {
    /// The page of a dispute.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn dispute(&self, no: DisputeNo) -> Result<DisputePage, Error> {
        let dispute = &self.site.dossier.disputes[no];
        let record = RecordRef::Dispute(no);
        let title = self.label(self.site.name(self.language, record));
        Ok(DisputePage {
            frame: self.frame(Face {
                kind: "dispute",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.text_description(&dispute.summary),
                section: Some("disputes"),
                record: Some(record),
            })?,
            title,
            summary: self.summary(&dispute.summary),
            positions: self.positions(no)?,
            topics: self.links(dispute.topics.iter().map(|topic| RecordRef::Topic(*topic))),
            notes: self.notes(&dispute.notes),
            used_on: self.used_on(&dispute.backlinks),
        })
    }

    /// The positions of a dispute.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn positions(&self, no: DisputeNo) -> Result<Vec<PositionView>, Error> {
        let positions = self.site.dossier.disputes[no].positions.iter().map(|position| {
            Ok(PositionView {
                label: self.text(&position.label).unwrap_or_else(Label::empty),
                claims: self.claims_in(no, &position.claims)?,
                sources: position.sources.len(),
                independent: position.independent(),
                one_voice: position.voices.iter().flat_map(|voice| self.one_voice(voice)).collect(),
            })
        });
        positions.collect()
    }

    /// Why some sources are one voice; several reasons of the same sources stand together.
    fn one_voice(&self, voice: &Voice) -> Vec<OneVoiceView> {
        let joined =
            |reason: &OneVoice| JoinedBy { by: reason.by.as_str(), whose: self.link(RecordRef::Entity(reason.whose)) };
        let by_sources = voice.reasons.chunk_by(|a, b| a.sources == b.sources);
        let view = |reasons: &[OneVoice]| {
            let sources = &reasons.first()?.sources;
            let joined = reasons.iter().map(joined).collect();
            Some(OneVoiceView { sources: sources.iter().map(|no| self.short_link(*no)).collect(), joined })
        };
        by_sources.filter_map(view).collect()
    }

    /// Claims as they stand within a dispute, which needs no link to itself or to what stands beside them.
    fn claims_in(&self, dispute: DisputeNo, claims: &[ClaimNo]) -> Result<Vec<ClaimView>, Error> {
        let here = self.site.addresses.record(self.language, RecordRef::Dispute(dispute));
        let beside = self.site.dossier.disputes[dispute].positions.iter().flat_map(|position| &position.claims);
        let beside: Vec<String> =
            beside.map(|no| self.site.addresses.record(self.language, RecordRef::Claim(*no))).collect();
        let mut claims = self.claims(claims)?;
        for claim in &mut claims {
            claim.disputes.retain(|link| link.href != here);
            claim.contradicts.retain(|opposed| !beside.contains(&opposed.link.href));
        }
        Ok(claims)
    }
}

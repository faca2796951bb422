//! Builds the parts that many pages show, in one language.

use super::parts::{
    ClaimItem, ClaimView, DateView, DisputeItem, EntityItem, EventItem, Html, Label, Link, NoteView, Noted, Opposed,
    PositionItem, SourceItem, TermItem, TextNotice,
};
use super::shared::{InLanguage, SharedParts, made};
use crate::Error;
use crate::address::fragment;
use crate::language::{CivilDay, Edtf};
use crate::link::{
    Claim, ClaimNo, DisputeNo, EntityNo, EventNo, LinkedDocument, LinkedDocuments, LinkedProse, LinkedTexts, NoteNo,
    NoteTarget, Passage, RecordRef, SourceNo, Speaker, TermNo,
};
use crate::parse::{DateStatus, Fallback, Language, Texts};
use crate::render::html::{citation, escape_into, marked_into, text_into};
use crate::render::prose::{NothingPlaced, Placer, ProseWriter};
use crate::render::references::References;
use crate::render::site::{Name, ShownDate, Site};
use crate::render::strings::Surface;
use crate::render::templates::{Shared, Templates};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Files beside the pages, by their hashed paths, and what pages may load.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AssetPaths {
    /// The Content-Security-Policy.
    pub policy: &'static str,
    /// The hash of each stylesheet and script by its path, for `integrity` (W3C SRI).
    pub integrity: BTreeMap<String, String>,
    /// The stylesheet.
    pub stylesheet: String,
    /// The icon, in SVG.
    pub icon: String,
    /// The icon for home screens, 180 pixels wide.
    pub touch_icon: String,
    /// The icon, 192 pixels wide.
    pub small_icon: String,
    /// The icon, 512 pixels wide.
    pub large_icon: String,
    /// The absolute address of the picture that networks show with a link.
    pub social: String,
    /// Its width and height.
    pub social_size: (u32, u32),
    /// Scripts that run before the page is shown.
    pub scripts: Vec<String>,
    /// Scripts that wait for the page.
    pub modules: Vec<String>,
    /// Scripts that others load when they need them, by name.
    pub bundles: BTreeMap<String, String>,
}

/// Builds views of one language.
#[derive(Clone, Copy)]
pub struct Builder<'a> {
    /// The dossier with all that turns it into words.
    pub site: &'a Site<'a>,
    /// The pages' language.
    pub language: &'a Language,
    /// What many views have in common.
    pub shared: &'a SharedParts,
    /// Which part of a long page is built, from 1.
    pub part: usize,
    /// How many parts the page has.
    pub parts: usize,
    /// What the page has cited so far.
    pub references: &'a References,
    /// What parts of views are rendered with before their page is.
    pub templates: &'a Templates,
}

impl Label {
    /// No words.
    #[must_use]
    pub fn empty() -> Self {
        Self { text: String::new(), html: Html::new(), lang: None, dir: None }
    }

    /// The words where no markup can stand; of another direction than the page's, within isolates (UAX #9 §2.4).
    #[must_use]
    pub fn plain(&self) -> String {
        match self.dir {
            // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE.
            Some(_) => format!("\u{2068}{}\u{2069}", self.text),
            None => self.text.clone(),
        }
    }
}

impl Link {
    /// A link with this name to this path.
    #[must_use]
    pub fn new(label: Label, href: String) -> Self {
        let mut html = String::from("<a class=\"record\" href=\"");
        escape_into(&mut html, &href);
        html.push_str("\">");
        html.push_str(&label.html);
        html.push_str("</a>");
        Self { label, href, html }
    }
}

impl From<ShownDate> for DateView {
    fn from(date: ShownDate) -> Self {
        Self { text: date.text, html: date.html, machine: date.machine }
    }
}

/// A text in the language it was found in.
pub struct Found<'a, T> {
    /// The text.
    pub value: &'a T,
    /// `lang`, where it is not the page's.
    pub lang: Option<String>,
    /// `dir`, where it is not the page's.
    pub dir: Option<String>,
}

impl<'a> Builder<'a> {
    /// The link to a record, for whoever only reads it.
    #[must_use]
    pub fn known_link(&self, record: RecordRef) -> &'a Shared<Link> {
        let make = || {
            let label = self.label(self.site.name(self.language, record));
            Link::new(label, self.site.addresses.record(self.language, record))
        };
        self.common().link(record).get_or_init(|| Shared::new(make()))
    }

    /// What the views of this language have in common.
    #[must_use]
    pub fn common(&self) -> &'a InLanguage {
        self.shared.of(self.language)
    }
}

impl Builder<'_> {
    /// A name as a label.
    #[must_use]
    pub fn label(&self, name: Name) -> Label {
        let (lang, dir) = name.marked(self.site, self.language);
        self.marked(name.text, lang, dir)
    }

    /// Words of the interface, in the page's language.
    #[must_use]
    pub fn own(&self, text: String) -> Label {
        self.marked(text, None, None)
    }

    /// Words of which it is known how they are marked.
    #[must_use]
    pub fn marked(&self, text: String, lang: Option<String>, dir: Option<String>) -> Label {
        let mut html = String::with_capacity(text.len() + 32);
        if lang.is_none() && dir.is_none() {
            text_into(&mut html, &text, self.language.direction, &self.site.islands);
        } else {
            marked_into(&mut html, &text, lang.as_deref(), dir.as_deref());
        }
        Label { text, html, lang, dir }
    }

    /// A message of the theme as a label.
    ///
    /// # Errors
    /// Where the theme lacks it.
    pub fn own_word(&self, key: &str) -> Result<Label, Error> {
        Ok(self.own(self.site.say(self.language, key, &[], Surface::Markup)?))
    }

    /// A text in several languages as a label.
    #[must_use]
    pub fn text(&self, texts: &Texts) -> Option<Label> {
        self.site.text(self.language, texts).map(|name| self.label(name))
    }

    /// A link to a record.
    #[must_use]
    pub fn link(&self, record: RecordRef) -> Shared<Link> {
        self.known_link(record).clone()
    }

    /// Links to records.
    pub fn links(&self, records: impl IntoIterator<Item = RecordRef>) -> Vec<Shared<Link>> {
        records.into_iter().map(|record| self.link(record)).collect()
    }

    /// Links to entities.
    #[must_use]
    pub fn entity_links(&self, entities: &[EntityNo]) -> Vec<Shared<Link>> {
        self.links(entities.iter().map(|no| RecordRef::Entity(*no)))
    }

    /// A date.
    ///
    /// # Errors
    /// Where the theme lacks a word around it.
    pub fn date(&self, date: &Edtf) -> Result<DateView, Error> {
        self.site.date(self.language, date).map(DateView::from)
    }

    /// The date of a source, where it is known.
    ///
    /// # Errors
    /// Where the theme lacks a word around it.
    pub fn source_date(&self, no: SourceNo) -> Result<Option<Shared<DateView>>, Error> {
        let Some(date) = &self.site.dossier.sources[no].record.date else { return Ok(None) };
        made(&self.common().source_dates[no], || self.date(&date.value).map(Shared::new)).cloned().map(Some)
    }

    /// The day of this edition of the dossier, where there is one.
    #[must_use]
    pub fn edition(&self) -> Option<Shared<DateView>> {
        let make = || self.site.edition().map(|day| Shared::new(self.day(day)));
        self.common().edition.get_or_init(make).clone()
    }

    /// A calendar day.
    #[must_use]
    pub fn day(&self, day: CivilDay) -> DateView {
        self.site.day(self.language, day).into()
    }

    /// The document in the page's language, else in the first that has it.
    #[must_use]
    pub fn document<'d>(&self, documents: &'d LinkedDocuments) -> Option<Found<'d, LinkedDocument>> {
        self.found(documents.iter().filter_map(|(no, d)| d.as_ref().map(|d| (no, d))))
    }

    /// The document that a record's page shows; a stub shows none.
    #[must_use]
    pub fn shown<'d>(&self, record: RecordRef, documents: &'d LinkedDocuments) -> Option<Found<'d, LinkedDocument>> {
        let is_stub = self.site.dossier.fallback(record, self.language.no) == Some(Fallback::Stub);
        self.document(documents).filter(|_| !is_stub)
    }

    /// What a reader should know of the languages of a record's text.
    #[must_use]
    pub fn notice(&self, record: RecordRef, documents: &LinkedDocuments) -> Option<TextNotice> {
        let document = self.document(documents)?;
        let language = self.site.languages().iter().find(|l| Some(l.tag.as_str()) == document.lang.as_deref());
        let name = |l: &Language| self.label(Name { text: l.name.clone(), language: Some(l.no) });
        let is_shown = self.shown(record, documents).is_some();
        let notice = TextNotice {
            stale: document.value.stale(),
            only_in: language.map(name),
            elsewhere: language.filter(|_| !is_shown).map(|language| self.site.addresses.record(language, record)),
            parallel: self.path_of_parallel(record),
            lang: document.lang,
            dir: document.dir,
        };
        (notice.stale > 0 || notice.only_in.is_some() || notice.parallel.is_some()).then_some(notice)
    }

    /// The one-paragraph text in the page's language, else in the first that has it.
    #[must_use]
    pub fn prose<'d>(&self, texts: &'d LinkedTexts) -> Option<Found<'d, LinkedProse>> {
        self.found(texts.iter().filter_map(|(no, prose)| prose.as_deref().map(|p| (no, p))))
    }

    fn found<'d, T>(&self, there: impl Iterator<Item = (crate::parse::LanguageNo, &'d T)>) -> Option<Found<'d, T>> {
        let all: Vec<_> = there.collect();
        let own = all.iter().find(|(no, _)| *no == self.language.no);
        let (no, value) = own.or(all.first())?;
        let other = (*no != self.language.no).then(|| self.site.language(*no));
        Some(Found {
            value,
            lang: other.map(|language| language.tag.as_str().to_owned()),
            dir: other.filter(|l| l.direction != self.language.direction).map(|l| l.direction.as_str().to_owned()),
        })
    }

    /// The HTML of a one-paragraph text.
    #[must_use]
    pub fn inline(&self, prose: &LinkedProse) -> Html {
        self.writer(&NothingPlaced).inline(prose)
    }

    /// The HTML of a one-paragraph text; where it is in another language, in a span that says so.
    #[must_use]
    pub fn summary(&self, texts: &LinkedTexts) -> Option<Html> {
        let found = self.prose(texts)?;
        Some(marked(&found, self.inline(found.value)))
    }

    /// As [`Self::summary`], the words alone: for lists.
    #[must_use]
    pub fn summary_in_list(&self, texts: &LinkedTexts) -> Option<Html> {
        let found = self.prose(texts)?;
        Some(marked(&found, ProseWriter::of_words(self.site, self.language).inline(found.value)))
    }

    /// As [`Self::document_summary`], the words alone: for lists.
    #[must_use]
    pub fn document_summary_in_list(&self, documents: &LinkedDocuments) -> Option<Html> {
        let found = self.document(documents)?;
        let summary = found.value.summary.as_ref()?;
        Some(marked(&found, ProseWriter::of_words(self.site, self.language).inline(summary)))
    }

    /// The summary of a document.
    #[must_use]
    pub fn document_summary(&self, documents: &LinkedDocuments) -> Option<Html> {
        let found = self.document(documents)?;
        let summary = found.value.summary.as_ref()?;
        Some(marked(&found, self.inline(summary)))
    }

    /// The HTML of a whole text.
    #[must_use]
    pub fn blocks(&self, prose: &LinkedProse, placer: &dyn Placer) -> Html {
        self.writer(placer).blocks(prose)
    }

    /// A writer of prose for this page.
    #[must_use]
    pub fn writer<'b>(&'b self, placer: &'b dyn Placer) -> ProseWriter<'b> {
        ProseWriter::new(self.site, self.language, placer, self.references)
    }

    /// A sentence for a page's description.
    #[must_use]
    pub fn description(&self, documents: &LinkedDocuments) -> Option<String> {
        let document = self.document(documents)?.value;
        Some(document.summary.as_ref()?.prose.plain_text())
    }

    /// A sentence for a page's description.
    #[must_use]
    pub fn text_description(&self, texts: &LinkedTexts) -> Option<String> {
        Some(self.prose(texts)?.value.prose.plain_text())
    }

    /// A citation.
    #[must_use]
    pub fn citation(&self, passage: Passage) -> Html {
        self.cited(passage, &self.source_label(passage.source).html, self.number(passage))
    }

    fn cited(&self, passage: Passage, source: &str, number: Option<usize>) -> Html {
        let number = number.map(|number| self.site.digits(self.language, number));
        let page = &self.known_link(RecordRef::Source(passage.source)).href;
        citation(source, page, passage.paragraphs, number.as_deref())
    }

    /// The short name of a source.
    fn source_label(&self, no: SourceNo) -> &Label {
        let name = || Name { text: self.site.source_label(self.language, no), language: None };
        self.common().source_labels[no].get_or_init(|| self.label(name()))
    }

    /// A link to a source by its short name.
    #[must_use]
    pub fn short_link(&self, no: SourceNo) -> Shared<Link> {
        let href = self.known_link(RecordRef::Source(no)).href.clone();
        Shared::new(Link::new(self.source_label(no).clone(), href))
    }

    /// The number of a citation on paper. The further parts of a long list have none: the list itself names its sources.
    fn number(&self, passage: Passage) -> Option<usize> {
        if self.is_first_part() { self.references.number(passage) } else { None }
    }

    /// A citation that stands on its source's own page: the paragraphs alone.
    #[must_use]
    pub fn citation_here(&self, passage: Passage) -> Html {
        self.cited(passage, "", None)
    }

    /// Citations.
    #[must_use]
    pub fn citations(&self, passages: &[Passage]) -> Vec<Html> {
        passages.iter().map(|passage| self.citation(*passage)).collect()
    }

    /// A claim.
    ///
    /// # Errors
    /// Where the theme lacks a word of its date.
    pub fn claim(&self, no: ClaimNo) -> Result<ClaimView, Error> {
        self.claim_cited(no, |passage| self.citation(passage))
    }

    /// A claim whose passage is cited as `cite` does.
    ///
    /// # Errors
    /// Where the theme lacks a word of its date.
    pub fn claim_cited(&self, no: ClaimNo, cite: impl FnOnce(Passage) -> Html) -> Result<ClaimView, Error> {
        let claim = &self.site.dossier.claims[no];
        let (speaker, unnamed) = self.speaker(claim);
        let passage = Passage { source: claim.source, paragraphs: claim.paragraph() };
        let disputes: BTreeSet<DisputeNo> = claim.positions.iter().map(|(dispute, _)| *dispute).collect();
        Ok(ClaimView {
            anchor: fragment(claim.record.id.as_str()),
            text: self.text(&claim.record.text).unwrap_or_else(Label::empty),
            speaker,
            unnamed,
            via: self.entity_links(&claim.via),
            stance: claim.record.stance.as_str(),
            citation: cite(passage),
            date: self.claim_date(claim)?,
            disputes: self.links(disputes.into_iter().map(RecordRef::Dispute)),
            contradicts: claim.contradicts.iter().map(|no| self.opposed(*no)).collect(),
            topics: self.links(claim.about.iter().copied().filter(|on| matches!(on, RecordRef::Topic(_)))),
            notes: Vec::new(),
            noted: claim.notes.iter().map(|no| self.noted(*no)).collect(),
        })
    }

    fn opposed(&self, no: ClaimNo) -> Opposed {
        Opposed { speaker: self.speaker_label(no), link: self.link(RecordRef::Claim(no)) }
    }

    fn noted(&self, no: NoteNo) -> Noted {
        Noted { kind: self.site.dossier.notes[no].record.kind.as_str(), link: self.link(RecordRef::Note(no)) }
    }

    /// Claims in a list.
    #[must_use]
    pub fn claim_items(&self, numbers: &[ClaimNo]) -> Vec<ClaimItem> {
        let item = |no: &ClaimNo| {
            let claim = &self.site.dossier.claims[*no];
            ClaimItem {
                link: self.link(RecordRef::Claim(*no)),
                speaker: self.speaker_label(*no),
                stance: claim.record.stance.as_str(),
                citation: self.citation(Passage { source: claim.source, paragraphs: claim.paragraph() }),
            }
        };
        numbers.iter().map(item).collect()
    }

    fn speaker_label(&self, no: ClaimNo) -> Option<Label> {
        let (entity, unnamed) = self.speaker(&self.site.dossier.claims[no]);
        entity.map(|link| link.label.clone()).or(unnamed)
    }

    fn speaker(&self, claim: &Claim) -> (Option<Shared<Link>>, Option<Label>) {
        match &claim.speaker {
            Speaker::Entity(entity) => (Some(self.link(RecordRef::Entity(*entity))), None),
            Speaker::Unnamed(texts) => (None, self.text(texts)),
            Speaker::Missing => (None, None),
        }
    }

    fn claim_date(&self, claim: &Claim) -> Result<Option<Shared<DateView>>, Error> {
        match &claim.record.date {
            Some(date) => self.date(date).map(|date| Some(Shared::new(date))),
            None => self.source_date(claim.source),
        }
    }

    /// Claims.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn claims(&self, numbers: &[ClaimNo]) -> Result<Vec<ClaimView>, Error> {
        numbers.iter().map(|no| self.claim(*no)).collect()
    }

    /// A note.
    pub fn note(&self, no: NoteNo) -> Option<NoteView> {
        let note = &self.site.dossier.notes[no];
        let document = self.document(&note.documents)?;
        let paragraphs = match note.on {
            Some(NoteTarget::Passage(passage)) => passage.paragraphs,
            _ => None,
        };
        Some(NoteView {
            anchor: fragment(note.record.id.as_str()),
            kind: note.record.kind.as_str(),
            title: self.label(self.site.name(self.language, RecordRef::Note(no))),
            body: self.blocks(&document.value.body, &NothingPlaced),
            date: note.record.date.as_ref().map(|day| self.day(day.value)),
            author: note.record.author.as_ref().map(|author| author.value.clone()),
            paragraphs: paragraphs.map(|paragraphs| paragraphs.to_string()),
            brief: document.value.body.prose.plain_text().chars().count() <= BRIEF,
            lang: document.lang,
            dir: document.dir,
        })
    }

    /// Notes.
    pub fn notes(&self, numbers: &[NoteNo]) -> Vec<NoteView> {
        numbers.iter().filter_map(|no| self.note(*no)).collect()
    }

    /// An event in a list.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn event_item(&self, no: EventNo) -> Result<EventItem, Error> {
        let event = &self.site.dossier.events[no];
        Ok(EventItem {
            link: self.link(RecordRef::Event(no)),
            date: self.date(&event.record.date)?,
            drawn: drawn(&event.record.date),
            status: event.record.status.as_str(),
            evidence: evidence(event.record.evidence.as_ref().map(|evidence| evidence.status)),
            summary: self.summary(&event.summary),
            places: self.entity_links(&event.places),
        })
    }

    /// Events in a list.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn event_items(&self, numbers: &[EventNo]) -> Result<Vec<EventItem>, Error> {
        numbers.iter().map(|no| self.event_item(*no)).collect()
    }

    /// A source in a list.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn source_item(&self, no: SourceNo) -> Result<SourceItem, Error> {
        let source = &self.site.dossier.sources[no];
        let date = source.record.date.as_ref();
        Ok(SourceItem {
            link: self.link(RecordRef::Source(no)),
            publisher: source.publisher.map(|entity| self.link(RecordRef::Entity(entity))),
            date: self.source_date(no)?,
            evidence: date.map(|date| evidence(Some(date.evidence.status))),
            summary: self.document_summary_in_list(&source.documents),
            grade: source.record.grade.as_ref().map(|grade| format!("{}{}", grade.source, grade.information)),
            derived_from: self.entity_links(&source.derived_from),
            claims: source.claims.len(),
            tags: Vec::new(),
        })
    }

    /// Sources in a list.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn source_items(&self, numbers: &[SourceNo]) -> Result<Vec<SourceItem>, Error> {
        numbers.iter().map(|no| self.source_item(*no)).collect()
    }

    /// A dispute in a list.
    #[must_use]
    pub fn dispute_item(&self, no: DisputeNo) -> DisputeItem {
        let dispute = &self.site.dossier.disputes[no];
        let positions = dispute.positions.iter().map(|position| PositionItem {
            label: self.text(&position.label).unwrap_or_else(Label::empty),
            speakers: self.speakers(&position.claims),
            independent: position.independent(),
        });
        DisputeItem { link: self.link(RecordRef::Dispute(no)), positions: positions.collect() }
    }

    /// Disputes in a list.
    #[must_use]
    pub fn dispute_items(&self, numbers: &[DisputeNo]) -> Vec<DisputeItem> {
        numbers.iter().map(|no| self.dispute_item(*no)).collect()
    }

    /// Who holds a position, each once, in the order of the claims.
    fn speakers(&self, claims: &[ClaimNo]) -> Vec<Label> {
        let mut speakers: Vec<Label> = Vec::new();
        for no in claims {
            let label = self.speaker_label(*no);
            speakers.extend(label.filter(|label| !speakers.contains(label)));
        }
        speakers
    }

    /// Terms in a list.
    #[must_use]
    pub fn term_items(&self, numbers: &[TermNo]) -> Vec<TermItem> {
        let item = |no: &TermNo| {
            let names = self.site.dossier.terms[*no].record.names.iter().filter_map(|name| self.text(&name.text));
            TermItem { link: self.link(RecordRef::Term(*no)), names: names.collect(), tags: Vec::new() }
        };
        numbers.iter().map(item).collect()
    }

    /// An entity in a list.
    #[must_use]
    pub fn entity_item(&self, no: EntityNo) -> EntityItem {
        let entity = &self.site.dossier.entities[no];
        EntityItem {
            link: self.link(RecordRef::Entity(no)),
            summary: self.summary_in_list(&entity.summary),
            sources: entity.mentions.len(),
        }
    }
}

/// A note of so many letters fits beside the paragraph it speaks of (somewhat arbitrary).
const BRIEF: usize = 200;

/// How a line of time draws a date: a dot is a day that is sure, and nothing else is drawn as one.
#[must_use]
pub fn drawn(date: &Edtf) -> &'static str {
    match date.exact_day() {
        Some(_) => "day",
        None if date.is_approximate() || date.is_uncertain() => "about",
        None => "range",
    }
}

/// The word for how a date is known, as a key.
#[must_use]
pub fn evidence(status: Option<DateStatus>) -> &'static str {
    match status {
        None | Some(DateStatus::Stated) => "stated",
        Some(DateStatus::Inferred) => "inferred",
        Some(DateStatus::Bounded) => "bounded",
    }
}

/// Wraps HTML in another language than the page's in a span that says so.
fn marked<T>(found: &Found<'_, T>, html: Html) -> Html {
    match (&found.lang, &found.dir) {
        (None, _) => html,
        (Some(lang), None) => format!("<span lang=\"{lang}\">{html}</span>"),
        (Some(lang), Some(dir)) => format!("<span lang=\"{lang}\" dir=\"{dir}\">{html}</span>"),
    }
}

//! The record of each kind of page.

use super::Maker;
use super::facets::{EVERY, Facets, SUBJECT, bit, other_spellings};
use super::words::Words;
use crate::address::fragment;
use crate::language::Edtf;
use crate::link::{
    ClaimNo, DisputeNo, EntityNo, EventNo, LinkedDocument, LinkedDocuments, LinkedProse, NoteNo, NoteTarget, RecordRef,
    SourceNo, Speaker, TermNo, TopicNo,
};
use crate::parse::{Language, Publish, Texts};
use crate::render::pages::PageKey;
use crate::search::{Page, Part, Version, Weight};

/// A page that is being made.
#[derive(Default)]
struct Draft {
    versions: Vec<Option<Version>>,
    facets: Facets,
    unshown: Vec<String>,
}

impl Maker<'_> {
    /// The record of a page.
    pub fn page(&self, key: PageKey) -> Page {
        let draft = match key.record() {
            Some(RecordRef::Topic(no)) => self.topic(no),
            Some(RecordRef::Source(no)) => self.source(no),
            Some(RecordRef::Entity(no)) => self.entity(no),
            Some(RecordRef::Event(no)) => self.event(no),
            Some(RecordRef::Dispute(no)) => self.dispute(no),
            Some(RecordRef::Term(no)) => self.term(no),
            Some(RecordRef::Page(no)) => self.documents(&self.site.dossier.pages[no].documents, &[]),
            _ => self.documents(&self.site.dossier.index, &[]),
        };
        let mut draft = draft;
        self.mentions_in_words(key, &mut draft);
        let there = draft.versions.iter().zip(0..8u8).filter(|(version, _)| version.is_some());
        let languages = there.fold(0, |bits, (_, language)| bits | 1 << language);
        let facets = draft.facets.into_facets(self.site.addresses, languages);
        Page { path: self.path(key), versions: draft.versions, facets, unshown: draft.unshown }
    }

    /// The linker finds names in prose; titles and claims are words alone, and name whom they name all the same.
    fn mentions_in_words(&self, key: PageKey, draft: &mut Draft) {
        for (version, language) in draft.versions.iter().zip(0..8u8) {
            let Some(version) = version else { continue };
            for mention in self.finder.find_in_paragraphs(&[&version.title]) {
                draft.facets.title(RecordRef::Entity(mention.entity), 1 << language);
            }
        }
        let claims = match key.record() {
            Some(RecordRef::Source(no)) => self.site.dossier.sources[no].claims.clone(),
            Some(RecordRef::Dispute(no)) => {
                self.site.dossier.disputes[no].positions.iter().flat_map(|position| position.claims.clone()).collect()
            }
            _ => return,
        };
        for claim in claims {
            for (language, text) in self.site.dossier.claims[claim].record.text.iter() {
                let Some(text) = text else { continue };
                for mention in self.finder.find_in_paragraphs(&[&text.value]) {
                    draft.facets.mention(RecordRef::Entity(mention.entity), bit(language), 1);
                }
            }
        }
    }

    /// What stands in documents and in notes.
    fn documents(&self, documents: &LinkedDocuments, notes: &[NoteNo]) -> Draft {
        let mut draft = Draft::default();
        for language in self.site.languages() {
            let Some(document) = &documents[language.no] else {
                draft.versions.push(None);
                continue;
            };
            let mut version = Version { title: document.title.value.clone(), ..Version::default() };
            self.document(document, language, &mut version, &mut draft.facets);
            self.notes(notes, language, &mut version, &mut draft.facets);
            draft.versions.push(Some(version));
        }
        draft
    }

    fn document(&self, document: &LinkedDocument, language: &Language, version: &mut Version, facets: &mut Facets) {
        if let Some(summary) = &document.summary {
            version.parts.push(self.summary(summary, language));
            facets.mentions_in(summary, bit(language.no));
        }
        version.parts.extend(self.words(language).parts(&document.body));
        facets.mentions_in(&document.body, bit(language.no));
    }

    fn notes(&self, notes: &[NoteNo], language: &Language, version: &mut Version, facets: &mut Facets) {
        for no in notes {
            let note = &self.site.dossier.notes[*no];
            let Some(document) = &note.documents[language.no] else { continue };
            let label = match note.on {
                Some(NoteTarget::Passage(passage)) => passage.paragraphs.map(|on| on.to_string()),
                _ => None,
            };
            let text = format!("{}. {}", document.title.value, self.words(language).text(&document.body));
            version.parts.push(Part {
                anchor: fragment(note.record.id.as_str()),
                label: label.unwrap_or_default(),
                text,
                weight: Weight::Text,
            });
            facets.mentions_in(&document.body, bit(language.no));
        }
    }

    fn claims(&self, claims: &[ClaimNo], language: &Language, version: &mut Version, facets: &mut Facets) {
        for no in claims {
            let claim = &self.site.dossier.claims[*no];
            let Some(text) = &claim.record.text[language.no] else { continue };
            let mut words = text.value.clone();
            if let Speaker::Entity(speaker) = claim.speaker {
                let name = self.site.name(language, RecordRef::Entity(speaker)).text;
                words = format!("{name}: {words}");
                facets.mention(RecordRef::Entity(speaker), bit(language.no), 1);
            }
            version.parts.push(Part {
                anchor: fragment(claim.record.id.as_str()),
                label: claim.paragraph().map(|paragraph| paragraph.to_string()).unwrap_or_default(),
                text: words,
                weight: Weight::Text,
            });
        }
    }

    fn topic(&self, no: TopicNo) -> Draft {
        let topic = &self.site.dossier.topics[no];
        let mut draft = self.documents(&topic.documents, &topic.notes);
        draft.facets.topic(topic.record.id.value.as_str());
        topic.entities.iter().for_each(|no| draft.facets.mention(RecordRef::Entity(*no), EVERY, 1));
        draft
    }

    fn source(&self, no: SourceNo) -> Draft {
        let source = &self.site.dossier.sources[no];
        let mut draft = Draft::default();
        for language in self.site.languages() {
            let Some(document) = &source.documents[language.no] else {
                draft.versions.push(None);
                continue;
            };
            let mut version = Version { title: document.title.value.clone(), ..Version::default() };
            version.publisher =
                source.publisher.map(|no| self.site.name(language, RecordRef::Entity(no)).text).unwrap_or_default();
            version.date = source.record.date.as_ref().map(|date| self.date(language, &date.value)).unwrap_or_default();
            version.names.extend(source.record.headline[language.no].as_ref().map(|headline| headline.value.clone()));
            if source.rights.publish == Publish::Metadata {
                version.parts.extend(document.summary.as_ref().map(|summary| self.summary(summary, language)));
            } else {
                self.document(document, language, &mut version, &mut draft.facets);
            }
            self.full_text(no, language, document, (&mut version, &mut draft.facets));
            self.claims(&source.claims, language, &mut version, &mut draft.facets);
            self.notes(&source.notes, language, &mut version, &mut draft.facets);
            draft.versions.push(Some(version));
        }
        self.source_facets(no, &mut draft);
        draft
    }

    fn source_facets(&self, no: SourceNo, draft: &mut Draft) {
        let dossier = self.site.dossier;
        let source = &dossier.sources[no];
        let facets = &mut draft.facets;
        for topic in &source.topics {
            facets.topic(dossier.topics[*topic].record.id.value.as_str());
        }
        for entity in source.publisher.iter().chain(&source.republished_by) {
            facets.publisher(dossier.entities[*entity].record.id.value.as_str());
            facets.mention(RecordRef::Entity(*entity), EVERY, 1);
        }
        for term in self.terms.in_source(no) {
            facets.mention(RecordRef::Term(*term), EVERY, 1);
        }
        if let Some(date) = &source.record.date {
            facets.years(&date.value);
            draft.unshown = other_spellings(&date.value);
        }
    }

    /// The article itself, where it may be shown: in its own language's version, else in the first.
    fn full_text(
        &self,
        no: SourceNo,
        language: &Language,
        document: &LinkedDocument,
        into: (&mut Version, &mut Facets),
    ) {
        let (version, facets) = into;
        let source = &self.site.dossier.sources[no];
        let (Some(text), Some(capture)) = (&source.text, &source.capture) else { return };
        let written = source.record.language.as_ref().map(|tag| tag.value.as_str());
        let own = self.site.languages().iter().find(|other| Some(other.tag.as_str()) == written);
        if own.or(self.site.languages().first()).map(|own| own.no) != Some(language.no) {
            return;
        }
        let covered = |n: u32| document.body.prose.marks().any(|(mark, _)| mark.first <= n && n <= mark.last);
        for mention in &text.mentions {
            facets.mention(RecordRef::Entity(mention.entity), bit(language.no), 1);
        }
        for (record, words) in capture.paragraphs.iter().zip(&text.paragraphs) {
            let n = record.n.get();
            let anchor = if covered(n) { format!("text-{n}") } else { format!("p{n}") };
            let label = record.n.to_string();
            version.parts.push(Part { anchor, label, text: words.clone(), weight: Weight::Text });
        }
    }

    fn entity(&self, no: EntityNo) -> Draft {
        let entity = &self.site.dossier.entities[no];
        let mut draft = Draft::default();
        for language in self.site.languages() {
            let mut names = self.entity_names(no, language.no).into_iter();
            let Some(title) = names.next().filter(|_| entity.record.name[language.no].is_some()) else {
                draft.versions.push(None);
                continue;
            };
            let mut version = Version { title, names: names.collect(), ..Version::default() };
            self.about(entity.summary[language.no].as_deref(), language, &mut version, &mut draft.facets);
            let roles = entity.roles.iter().filter_map(|role| role.text[language.no].as_ref());
            version.parts.extend(roles.map(|role| Part { text: role.value.clone(), ..Part::default() }));
            self.notes(&entity.notes, language, &mut version, &mut draft.facets);
            draft.versions.push(Some(version));
        }
        draft.facets.mention(RecordRef::Entity(no), EVERY, SUBJECT);
        for topic in &entity.topics {
            draft.facets.topic(self.site.dossier.topics[*topic].record.id.value.as_str());
        }
        draft
    }

    fn event(&self, no: EventNo) -> Draft {
        let event = &self.site.dossier.events[no];
        let mut draft = self.titled(&event.record.title, |language, version, facets| {
            version.date = self.date(language, &event.record.date);
            self.about(event.summary[language.no].as_deref(), language, version, facets);
            self.notes(&event.notes, language, version, facets);
        });
        for entity in event.places.iter().chain(&event.involved) {
            draft.facets.mention(RecordRef::Entity(*entity), EVERY, 2);
        }
        for topic in &event.topics {
            draft.facets.topic(self.site.dossier.topics[*topic].record.id.value.as_str());
        }
        draft.facets.years(&event.record.date);
        draft.unshown = other_spellings(&event.record.date);
        draft
    }

    fn dispute(&self, no: DisputeNo) -> Draft {
        let dispute = &self.site.dossier.disputes[no];
        let mut draft = self.titled(&dispute.record.question, |language, version, facets| {
            self.about(dispute.summary[language.no].as_deref(), language, version, facets);
            for position in &dispute.positions {
                let label = position.label[language.no].as_ref().map(|label| label.value.clone());
                version.parts.extend(label.map(|text| Part { text, weight: Weight::Heading, ..Part::default() }));
                let first = version.parts.len();
                self.claims(&position.claims, language, version, facets);
                // On a dispute's page claims have no anchors: those are on the pages of their sources.
                for part in version.parts.iter_mut().skip(first) {
                    *part = Part { text: std::mem::take(&mut part.text), ..Part::default() };
                }
            }
            self.notes(&dispute.notes, language, version, facets);
        });
        for topic in &dispute.topics {
            draft.facets.topic(self.site.dossier.topics[*topic].record.id.value.as_str());
        }
        draft
    }

    fn term(&self, no: TermNo) -> Draft {
        let term = &self.site.dossier.terms[no];
        let mut draft = self.titled(&term.record.concept, |language, version, facets| {
            version.names = self.term_names(no, language.no);
            self.about(term.summary[language.no].as_deref(), language, version, facets);
            let reasons = term.record.names.iter().filter_map(|name| name.why[language.no].as_ref());
            version.parts.extend(reasons.map(|why| Part { text: why.value.clone(), ..Part::default() }));
            self.notes(&term.notes, language, version, facets);
        });
        draft.facets.mention(RecordRef::Term(no), EVERY, SUBJECT);
        for topic in &term.topics {
            draft.facets.topic(self.site.dossier.topics[*topic].record.id.value.as_str());
        }
        draft
    }

    /// A record whose title is a text in several languages.
    fn titled(&self, title: &Texts, mut fill: impl FnMut(&Language, &mut Version, &mut Facets)) -> Draft {
        let mut draft = Draft::default();
        for language in self.site.languages() {
            let version = title[language.no].as_ref().map(|title| {
                let mut version = Version { title: title.value.clone(), ..Version::default() };
                fill(language, &mut version, &mut draft.facets);
                version
            });
            draft.versions.push(version);
        }
        draft
    }

    fn about(&self, summary: Option<&LinkedProse>, language: &Language, version: &mut Version, facets: &mut Facets) {
        if let Some(summary) = summary {
            version.parts.push(self.summary(summary, language));
            facets.mentions_in(summary, bit(language.no));
        }
    }

    fn summary(&self, summary: &LinkedProse, language: &Language) -> Part {
        Part { text: self.words(language).text(summary), weight: Weight::Heading, ..Part::default() }
    }

    fn words<'w>(&'w self, language: &'w Language) -> Words<'w> {
        Words { site: self.site, language }
    }

    fn date(&self, language: &Language, date: &Edtf) -> String {
        // A theme without a word for the date has failed before, at the record's own page.
        self.site.date(language, date).map(|shown| shown.text).unwrap_or_default()
    }
}

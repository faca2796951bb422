//! What every export says of records: ids, passages, texts by language, addresses. Knows no format.

use crate::address::Addresses;
use crate::link::{Dossier, LinkedDocument, LinkedDocuments, LinkedTexts, Passage, RecordRef};
use crate::object::Keyed;
use crate::parse::{DateStatus, Language, LanguageNo, Texts};
use serde::Serialize;

/// A passage as JSON tells it.
#[derive(Serialize)]
pub struct PassageName<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<u32>,
}

/// A dossier, for whoever writes it out.
pub struct Export<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    addresses: Addresses<'a>,
}

impl<'a> Export<'a> {
    pub fn new(dossier: &'a Dossier) -> Self {
        Self { dossier, addresses: Addresses::new(dossier) }
    }

    pub fn languages(&self) -> &'a [Language] {
        &self.dossier.config.languages
    }

    pub fn id(&self, record: RecordRef) -> &'a str {
        self.dossier.id(record).as_str()
    }

    pub fn ids(&self, records: impl Iterator<Item = RecordRef>) -> Vec<&'a str> {
        records.map(|record| self.id(record)).collect()
    }

    /// The absolute address of a record's page in a language.
    pub fn url(&self, language: &Language, record: RecordRef) -> String {
        self.dossier.config.base_url.absolute(&self.addresses.record(language, record))
    }

    /// The absolute address of a file of the site.
    pub fn file_url(&self, path: &str) -> String {
        let base = &self.dossier.config.base_url;
        base.absolute(&format!("{}{path}", base.path()))
    }

    /// A record's page in each language.
    pub fn urls(&self, record: RecordRef) -> Keyed<&'a str, String> {
        Keyed(self.languages().iter().map(|language| (language.tag.as_str(), self.url(language, record))).collect())
    }

    /// What names a record wherever it is told of, whatever the language: the address of its page in the first language,
    /// with a fragment that no page has, since a page and what it speaks of are two things.
    pub fn iri(&self, record: RecordRef) -> String {
        let url = self.languages().first().map(|language| self.url(language, record)).unwrap_or_default();
        match record {
            RecordRef::Claim(_) | RecordRef::Note(_) => url,
            _ => format!("{url}#record"),
        }
    }

    pub fn passage(&self, passage: Passage) -> PassageName<'a> {
        PassageName {
            source: self.id(RecordRef::Source(passage.source)),
            first: passage.paragraphs.map(|paragraphs| paragraphs.first),
            last: passage.paragraphs.map(|paragraphs| paragraphs.last),
        }
    }

    pub fn passages(&self, passages: &[Passage]) -> Vec<PassageName<'a>> {
        passages.iter().map(|passage| self.passage(*passage)).collect()
    }

    pub fn tag(&self, no: LanguageNo) -> &'a str {
        self.dossier.config.languages[no.index()].tag.as_str()
    }

    /// The number of a language that has this tag.
    pub fn language_of(&self, tag: &str) -> Option<LanguageNo> {
        self.languages().iter().find(|language| language.tag.as_str() == tag).map(|language| language.no)
    }

    pub fn texts<'t>(&self, texts: &'t Texts) -> Keyed<&'a str, &'t str> {
        Keyed(self.each_text(texts))
    }

    pub fn proses(&self, texts: &LinkedTexts) -> Keyed<&'a str, String> {
        Keyed(self.each_prose(texts))
    }

    pub fn titles<'t>(&self, documents: &'t LinkedDocuments) -> Keyed<&'a str, &'t str> {
        Keyed(self.each_title(documents))
    }

    pub fn summaries(&self, documents: &LinkedDocuments) -> Keyed<&'a str, String> {
        Keyed(self.each_summary(documents))
    }

    /// The words of the texts, without their marks.
    pub fn bodies(&self, documents: &LinkedDocuments) -> Keyed<&'a str, String> {
        Keyed(self.each_document(documents, |document| Some(document.body.prose.plain_text())))
    }

    /// A text with the tag of each language that has it, in the order of the languages.
    pub fn each_text<'t>(&self, texts: &'t Texts) -> Vec<(&'a str, &'t str)> {
        texts.iter().filter_map(|(no, text)| Some((self.tag(no), text.as_ref()?.value.as_str()))).collect()
    }

    /// The same of prose.
    pub fn each_prose(&self, texts: &LinkedTexts) -> Vec<(&'a str, String)> {
        texts.iter().filter_map(|(no, prose)| Some((self.tag(no), prose.as_ref()?.prose.plain_text()))).collect()
    }

    /// The same of documents' summaries.
    pub fn each_summary(&self, documents: &LinkedDocuments) -> Vec<(&'a str, String)> {
        self.each_document(documents, |document| document.summary.as_ref().map(|summary| summary.prose.plain_text()))
    }

    fn each_title<'t>(&self, documents: &'t LinkedDocuments) -> Vec<(&'a str, &'t str)> {
        self.each_document(documents, |document| Some(document.title.value.as_str()))
    }

    /// The same of what documents say.
    pub fn each_document<'t, T>(
        &self,
        documents: &'t LinkedDocuments,
        read: impl Fn(&'t LinkedDocument) -> Option<T>,
    ) -> Vec<(&'a str, T)> {
        documents.iter().filter_map(|(no, d)| Some((self.tag(no), read(d.as_ref()?)?))).collect()
    }

    /// What a record is called in each language.
    pub fn names(&self, record: RecordRef) -> Vec<(&'a str, &'a str)> {
        let dossier = self.dossier;
        let title = |documents| self.each_title(documents);
        match record {
            RecordRef::Topic(no) => title(&dossier.topics[no].documents),
            RecordRef::Source(no) => title(&dossier.sources[no].documents),
            RecordRef::Note(no) => title(&dossier.notes[no].documents),
            RecordRef::Page(no) => title(&dossier.pages[no].documents),
            RecordRef::Entity(no) => self.each_text(&dossier.entities[no].record.name),
            RecordRef::Event(no) => self.each_text(&dossier.events[no].record.title),
            RecordRef::Claim(no) => self.each_text(&dossier.claims[no].record.text),
            RecordRef::Dispute(no) => self.each_text(&dossier.disputes[no].record.question),
            RecordRef::Term(no) => self.each_text(&dossier.terms[no].record.concept),
        }
    }
}

pub fn status(status: DateStatus) -> &'static str {
    match status {
        DateStatus::Stated => "stated",
        DateStatus::Inferred => "inferred",
        DateStatus::Bounded => "bounded",
    }
}

//! What names lead to: people, organisations, places, terms and topics, in every language and spelling.

use super::Maker;
use crate::link::{EntityNo, RecordRef, TermNo, TopicNo};
use crate::parse::{LanguageNo, Texts};
use crate::search::NamedPage;

impl Maker<'_> {
    /// Every page that is named.
    pub fn named_pages(&self) -> Vec<NamedPage> {
        let dossier = self.site.dossier;
        let entities = dossier.entities.numbers().map(|no| self.named_entity(no));
        let terms = dossier.terms.numbers().map(|no| self.named_term(no));
        let topics = dossier.topics.numbers().map(|no| self.named_topic(no));
        entities.chain(terms).chain(topics).filter(|named| named.names.iter().any(|names| !names.is_empty())).collect()
    }

    fn named_entity(&self, no: EntityNo) -> NamedPage {
        let entity = &self.site.dossier.entities[no];
        NamedPage {
            path: self.path_of(RecordRef::Entity(no)),
            names: self.in_each_language(|language| self.entity_names(no, language)),
            mentions: entity.mentions.len() + entity.backlinks.len(),
        }
    }

    /// The proper name, then its aliases; those too that texts are never linked by.
    pub fn entity_names(&self, no: EntityNo, language: LanguageNo) -> Vec<String> {
        let record = &self.site.dossier.entities[no].record;
        let aliases = record.aliases[language].iter().map(|alias| alias.text.value.clone());
        own(&record.name, language).into_iter().chain(aliases).collect()
    }

    fn named_term(&self, no: TermNo) -> NamedPage {
        let term = &self.site.dossier.terms[no];
        NamedPage {
            path: self.path_of(RecordRef::Term(no)),
            names: self.in_each_language(|language| self.term_names(no, language)),
            mentions: term.uses.iter().map(|uses| uses.used.len()).sum(),
        }
    }

    /// What sources call a concept; the concept itself is described and not named.
    pub fn term_names(&self, no: TermNo, language: LanguageNo) -> Vec<String> {
        self.site.dossier.terms[no].record.names.iter().filter_map(|name| own(&name.text, language)).collect()
    }

    fn named_topic(&self, no: TopicNo) -> NamedPage {
        let topic = &self.site.dossier.topics[no];
        let title = |language| topic.documents[language].as_ref().map(|document| document.title.value.clone());
        NamedPage {
            path: self.path_of(RecordRef::Topic(no)),
            names: self.in_each_language(|language| title(language).into_iter().collect()),
            // Topics are few, and readers start from them.
            mentions: usize::MAX,
        }
    }

    fn path_of(&self, record: RecordRef) -> String {
        self.site.addresses.page_of(record).as_str().to_owned()
    }

    fn in_each_language(&self, names: impl Fn(LanguageNo) -> Vec<String>) -> Vec<Vec<String>> {
        self.site.languages().iter().map(|language| names(language.no)).collect()
    }
}

fn own(texts: &Texts, language: LanguageNo) -> Option<String> {
    texts[language].as_ref().map(|text| text.value.clone())
}

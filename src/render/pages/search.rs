//! The search: a box for scripts to answer, and, complete without them, every name and term of the dossier in order.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::lists::LetterView;
use super::parts::{Label, TermItem};
use crate::Error;
use crate::address::PagePath;
use crate::link::RecordRef;
use crate::render::searched::{KINDS, years_of};
use crate::render::strings::{Argument, Surface};
use serde::Serialize;

/// The page of the search.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SearchPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The title.
    pub title: Label,
    /// The language's locale, for numbers and plurals.
    pub locale: String,
    /// "5 results" for a count of each plural form, with `#` for the number.
    pub counts: Vec<Count>,
    /// What results may be narrowed by.
    pub facets: Vec<FacetView>,
    /// People, organisations and places, by first letter.
    pub letters: Vec<LetterView>,
    /// Terms, by name.
    pub terms: Vec<TermItem>,
}

/// A message for one plural form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Count {
    /// A number that takes this form.
    pub n: i64,
    /// The message, with `#` where the number stands.
    pub text: String,
}

/// Something that results may be narrowed by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FacetView {
    /// Its name in addresses: `language`, `kind`, `topic`, `publisher`, `from`, `to`.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// What there is to choose.
    pub choices: Vec<ChoiceView>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChoiceView {
    /// Its name in addresses.
    pub value: String,
    /// In words.
    pub label: Label,
}

/// One number for each plural form that CLDR knows, in any language: zero, one, two, few, many, other.
const SAMPLES: [i64; 6] = [0, 1, 2, 3, 11, 100];

impl Builder<'_> {
    /// The search of this language.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn search(&self) -> Result<SearchPage, Error> {
        let title = self.own_word("nav-search")?;
        let description = self.site.say(self.language, "search-description", &[], Surface::PlainText)?;
        Ok(SearchPage {
            frame: self.frame(Face {
                kind: "search",
                path: PagePath::of(&["search"]),
                title: title.clone(),
                description: Some(description),
                section: None,
                record: None,
            })?,
            title,
            locale: self.language.locale.as_str().to_owned(),
            counts: SAMPLES.into_iter().map(|n| self.count_of_results(n)).collect::<Result<_, _>>()?,
            facets: self.facets()?.into_iter().filter(|facet| facet.choices.len() > 1).collect(),
            letters: self.by_letter(self.site.dossier.entities.numbers()),
            terms: self.term_items(&self.terms_by_name()),
        })
    }

    fn count_of_results(&self, n: i64) -> Result<Count, Error> {
        let arguments = [("n", Argument::Number(n)), ("shown", Argument::Text("#".to_owned()))];
        let text = self.site.say(self.language, "search-found", &arguments, Surface::Markup)?;
        Ok(Count { n, text })
    }

    fn facets(&self) -> Result<Vec<FacetView>, Error> {
        let years = self.years_to_choose();
        let last_first = years.iter().rev().cloned().collect();
        Ok(vec![
            FacetView { name: "language", label: "fact-language", choices: self.languages_to_choose() },
            FacetView { name: "kind", label: "search-kind", choices: self.kinds_to_choose()? },
            FacetView { name: "topic", label: "kind-topic", choices: self.topics_to_choose() },
            FacetView { name: "publisher", label: "fact-publisher", choices: self.publishers_to_choose() },
            FacetView { name: "from", label: "search-from", choices: years },
            FacetView { name: "to", label: "search-to", choices: last_first },
        ])
    }

    fn languages_to_choose(&self) -> Vec<ChoiceView> {
        let choice = |language: &crate::parse::Language| {
            let name = crate::render::site::Name { text: language.name.clone(), language: Some(language.no) };
            ChoiceView { value: language.tag.as_str().to_owned(), label: self.label(name) }
        };
        self.site.languages().iter().map(choice).collect()
    }

    fn kinds_to_choose(&self) -> Result<Vec<ChoiceView>, Error> {
        let choice = |kind: &&'static str| {
            Ok(ChoiceView { value: (*kind).to_owned(), label: self.own_word(&format!("kind-{kind}"))? })
        };
        KINDS.iter().map(choice).collect()
    }

    fn topics_to_choose(&self) -> Vec<ChoiceView> {
        let topics = self.by_name(self.site.dossier.topics.numbers(), RecordRef::Topic);
        topics.into_iter().map(|no| self.choice(RecordRef::Topic(no))).collect()
    }

    fn publishers_to_choose(&self) -> Vec<ChoiceView> {
        let sources = self.site.dossier.sources.iter();
        let publishers = sources.flat_map(|(_, source)| source.publisher.iter().chain(&source.republished_by));
        let publishers: std::collections::BTreeSet<_> = publishers.copied().collect();
        let publishers = self.by_name(publishers.into_iter(), RecordRef::Entity);
        publishers.into_iter().map(|no| self.choice(RecordRef::Entity(no))).collect()
    }

    fn choice(&self, record: RecordRef) -> ChoiceView {
        let label = self.label(self.site.name(self.language, record));
        ChoiceView { value: self.site.dossier.id(record).as_str().to_owned(), label }
    }

    fn years_to_choose(&self) -> Vec<ChoiceView> {
        let choice = |year: i32| ChoiceView { value: year.to_string(), label: self.own(year.to_string()) };
        years_of(self.site.dossier).into_iter().map(choice).collect()
    }
}

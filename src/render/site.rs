//! What every page needs: names, labels and dates in the page's language, and where things stand.

use super::date_parts::DateParts;
use super::html::{Islands, escape, text_into};
use super::strings::{Argument, Strings, Surface};
use crate::Error;
use crate::address::Addresses;
use crate::diagnostic::Unplaced;
use crate::language::alternatives::{self, Alternative};
use crate::language::{
    CivilDay, DatePart, Direction, Edtf, Formatter, FormatterError, LanguageTag, SpokenDate, direction_of,
};
use crate::link::{Dossier, NoteNo, RecordRef, SourceNo};
use crate::load::Assets;
use crate::parse::{Config, Language, LanguageNo, PerLanguage, Texts};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The dossier with all that turns it into words.
pub struct Site<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Where its pages stand.
    pub addresses: Addresses<'a>,
    /// The words of the interface, by language tag.
    pub strings: Arc<BTreeMap<String, Strings>>,
    /// The language of words of another script.
    pub islands: Islands,
    formatters: Arc<PerLanguage<Formatter>>,
    ways: Arc<PerLanguage<Ways>>,
    edition: Option<CivilDay>,
    newest_day: Option<CivilDay>,
}

/// Words, dates and numbers of the dossier's languages: they follow from settings and theme alone.
pub struct Spoken {
    /// The words of the interface, by language tag.
    pub strings: Arc<BTreeMap<String, Strings>>,
    /// The language of words of another script.
    pub islands: Islands,
    formatters: Arc<PerLanguage<Formatter>>,
    ways: Arc<PerLanguage<Ways>>,
}

/// How readers of a language may have dates and numbers written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    /// Digits; the dossier's own first, empty where there is no choice.
    pub digits: Vec<Alternative>,
    /// Names of months, likewise.
    pub months: Vec<Alternative>,
}

impl Ways {
    fn of(locale: &LanguageTag) -> Result<Self, FormatterError> {
        Ok(Self { digits: alternatives::digits(locale)?, months: alternatives::months(locale)? })
    }
}
/// So many sources have citation files unless `site.toml` says otherwise: three files a source cost a large dossier more
/// than they give (somewhat arbitrary).
const CITATION_FILES: usize = 2_000;

/// A name, with the language it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// The language it is in, where that is known.
    pub language: Option<LanguageNo>,
}

/// A date as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownDate {
    /// In words.
    pub text: String,
    /// The same with each day, month or year of it in a `<time>` of its own.
    pub html: String,
    /// For `<time datetime>`, where it is one day, month or year.
    pub machine: Option<String>,
}

impl Spoken {
    /// Loads strings and formatters for every language.
    ///
    /// # Errors
    /// Where the theme lacks strings, or a locale cannot be formatted.
    pub fn load(config: &Config, assets: &Assets) -> Result<Self, Error> {
        let mut strings = BTreeMap::new();
        let mut formatters = Vec::new();
        let mut written = Vec::new();
        for language in &config.languages {
            let loaded = Strings::load(assets, &config.theme, language)?;
            strings.insert(language.tag.as_str().to_owned(), loaded);
            let formatter = Formatter::new(&language.locale)
                .map_err(|error| Error::from(Unplaced::new("unknown-language", "site.toml", error.to_string())))?;
            formatters.push(formatter);
            let ways = Ways::of(&language.locale);
            written.push(ways.map_err(|error| Unplaced::new("unknown-language", "site.toml", error.to_string()))?);
        }
        let mut formatters = formatters.into_iter();
        let formatters = PerLanguage::from_fn(&config.languages, |_| formatters.next());
        let formatters =
            formatters.transpose().ok_or_else(|| Error::Internal("a language without a formatter".to_owned()))?;
        let mut written = written.into_iter();
        let ways = PerLanguage::from_fn(&config.languages, |_| written.next().unwrap_or_default());
        let islands = Islands::new(config.languages.iter().map(|language| &language.tag));
        Ok(Self { strings: Arc::new(strings), islands, formatters: Arc::new(formatters), ways: Arc::new(ways) })
    }
}

impl<'a> Site<'a> {
    /// Loads strings and formatters for every language of the dossier.
    ///
    /// # Errors
    /// Where the theme lacks strings, or a locale cannot be formatted.
    pub fn new(dossier: &'a Dossier, assets: &Assets) -> Result<Self, Error> {
        Ok(Self::with(dossier, &Spoken::load(&dossier.config, assets)?))
    }

    /// The dossier in words that were loaded for its settings.
    #[must_use]
    pub fn with(dossier: &'a Dossier, spoken: &Spoken) -> Self {
        let edition = edition(dossier);
        Self {
            dossier,
            addresses: Addresses::new(dossier),
            strings: Arc::clone(&spoken.strings),
            islands: spoken.islands.clone(),
            formatters: Arc::clone(&spoken.formatters),
            ways: Arc::clone(&spoken.ways),
            edition,
            newest_day: edition.or_else(|| newest_source(dossier)),
        }
    }

    /// The languages, in the order of `site.toml`.
    #[must_use]
    pub fn languages(&self) -> &'a [Language] {
        &self.dossier.config.languages
    }

    /// A language by number.
    #[must_use]
    pub fn language(&self, no: LanguageNo) -> &'a Language {
        &self.dossier.config.languages[no.index()]
    }

    /// Dates, lists, numbers and sorting of a language.
    #[must_use]
    pub fn formatter(&self, language: &Language) -> &Formatter {
        &self.formatters[language.no]
    }

    /// A whole number in the language's digits.
    #[must_use]
    pub fn digits(&self, language: &Language, number: usize) -> String {
        self.formatter(language).number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// How a reader may have dates and numbers of a language written.
    #[must_use]
    pub fn ways(&self, language: &Language) -> &Ways {
        &self.ways[language.no]
    }

    /// Whether the whole dossier is made as one page.
    #[must_use]
    pub fn has_print(&self) -> bool {
        self.has_at_most(self.dossier.config.editions.print)
    }

    /// Whether the whole dossier is made as a book.
    #[must_use]
    pub fn has_epub(&self) -> bool {
        self.has_data() && self.has_at_most(self.dossier.config.editions.epub)
    }

    fn has_at_most(&self, sources: u32) -> bool {
        sources > 0 && u32::try_from(self.dossier.sources.len()).is_ok_and(|len| len <= sources)
    }

    /// A message of the interface.
    ///
    /// # Errors
    /// Where the theme lacks it.
    pub fn say(
        &self,
        language: &Language,
        key: &str,
        arguments: &[(&str, Argument)],
        surface: Surface,
    ) -> Result<String, Error> {
        let missing = || Error::Internal(format!("no strings for `{}`", language.tag));
        let strings = self.strings.get(language.tag.as_str()).ok_or_else(missing)?;
        strings.format(key, arguments, surface)
    }

    /// A text in the page's language, else in the first that has it.
    #[must_use]
    pub fn text(&self, language: &Language, texts: &Texts) -> Option<Name> {
        let (no, text) = texts.best(language.no)?;
        Some(Name { text: text.to_owned(), language: Some(no) })
    }

    /// The name of a record in the page's language; where no language has one, its id.
    #[must_use]
    pub fn name(&self, language: &Language, record: RecordRef) -> Name {
        let dossier = self.dossier;
        let title = |documents: &crate::link::LinkedDocuments| {
            let own = documents[language.no].as_ref().map(|d| (language.no, d));
            let any = || documents.iter().find_map(|(no, d)| d.as_ref().map(|d| (no, d)));
            let (no, document) = own.or_else(any)?;
            Some(Name { text: document.title.value.clone(), language: Some(no) })
        };
        let name = match record {
            RecordRef::Topic(no) => title(&dossier.topics[no].documents),
            RecordRef::Source(no) => title(&dossier.sources[no].documents),
            RecordRef::Note(no) => title(&dossier.notes[no].documents),
            RecordRef::Page(no) => title(&dossier.pages[no].documents),
            RecordRef::Entity(no) => self.text(language, &dossier.entities[no].record.name),
            RecordRef::Event(no) => self.text(language, &dossier.events[no].record.title),
            RecordRef::Claim(no) => self.text(language, &dossier.claims[no].record.text),
            RecordRef::Dispute(no) => self.text(language, &dossier.disputes[no].record.question),
            RecordRef::Term(no) => self.text(language, &dossier.terms[no].record.concept),
        };
        name.unwrap_or_else(|| Name { text: dossier.id(record).to_string(), language: None })
    }

    /// The short name of a source in citations: its own label, else its publisher's name, else its title.
    #[must_use]
    pub fn source_label(&self, language: &Language, no: SourceNo) -> String {
        let source = &self.dossier.sources[no];
        let own = self.text(language, &source.record.label);
        let publisher = || source.publisher.map(|entity| self.name(language, RecordRef::Entity(entity)));
        own.or_else(publisher).unwrap_or_else(|| self.name(language, RecordRef::Source(no))).text
    }

    /// Whether the dossier is published as data too.
    #[must_use]
    pub fn has_data(&self) -> bool {
        self.dossier.config.data.files
    }

    /// Whether each source has files that cite it in other programs.
    #[must_use]
    pub fn has_citation_files(&self) -> bool {
        let few = self.dossier.sources.len() <= CITATION_FILES;
        self.has_data() && self.dossier.config.data.citations.unwrap_or(few)
    }

    /// A date in words.
    ///
    /// # Errors
    /// Where the theme lacks one of the words around it.
    pub fn date(&self, language: &Language, date: &Edtf) -> Result<ShownDate, Error> {
        self.speak(language, &self.formatter(language).date(date))
    }

    /// A calendar day in words.
    #[must_use]
    pub fn day(&self, language: &Language, day: CivilDay) -> ShownDate {
        let text = self.formatter(language).day(day);
        let html = format!("<time datetime=\"{day}\">{}</time>", escape(&text));
        ShownDate { text, html, machine: Some(day.to_string()) }
    }

    /// The day of this edition: as `site.toml` says, else that of the newest note.
    #[must_use]
    pub fn edition(&self) -> Option<CivilDay> {
        self.edition
    }

    /// When editors last changed what stands on a record's page, as far as records tell: its newest note, else the
    /// edition.
    #[must_use]
    pub fn updated(&self, record: RecordRef) -> Option<CivilDay> {
        let dossier = self.dossier;
        let notes: &[NoteNo] = match record {
            RecordRef::Topic(no) => &dossier.topics[no].notes,
            RecordRef::Source(no) => &dossier.sources[no].notes,
            RecordRef::Entity(no) => &dossier.entities[no].notes,
            RecordRef::Event(no) => &dossier.events[no].notes,
            RecordRef::Dispute(no) => &dossier.disputes[no].notes,
            RecordRef::Term(no) => &dossier.terms[no].notes,
            RecordRef::Note(no) => &[no],
            RecordRef::Claim(_) | RecordRef::Page(_) => &[],
        };
        let newest = notes.iter().filter_map(|no| dossier.notes[*no].record.date.as_ref().map(|day| day.value)).max();
        newest.or_else(|| self.edition())
    }

    /// When a page last changed: a record's page with its record, every other with the edition.
    #[must_use]
    pub fn page_updated(&self, record: Option<RecordRef>) -> Option<CivilDay> {
        record.map_or_else(|| self.edition(), |record| self.updated(record))
    }

    /// A day that the dossier cannot be older than, for feeds, which must name one: the edition, else the newest
    /// source's.
    #[must_use]
    pub fn newest_day(&self) -> Option<CivilDay> {
        self.newest_day
    }

    fn speak(&self, language: &Language, date: &SpokenDate) -> Result<ShownDate, Error> {
        let mut parts = DateParts::default();
        let machine = match date {
            SpokenDate::Single(part) => part.machine.clone(),
            _ => None,
        };
        let mut say = |key: &str, named: &[(&str, &DatePart)]| {
            let arguments: Result<Vec<(&str, Argument)>, Error> = named
                .iter()
                .map(|(name, part)| Ok((*name, Argument::Text(self.part(language, part, &mut parts)?))))
                .collect();
            self.say(language, key, &arguments?, Surface::Markup)
        };
        let marked = match date {
            SpokenDate::Single(part) => self.part(language, part, &mut parts),
            SpokenDate::Range { from, to } => say("date-range", &[("from", from), ("to", to)]),
            SpokenDate::OneOf { from, to } => say("date-one-of", &[("from", from), ("to", to)]),
            SpokenDate::Since(part) => say("date-since", &[("date", part)]),
            SpokenDate::Until(part) => say("date-until", &[("date", part)]),
            SpokenDate::From(part) => say("date-from", &[("date", part)]),
            SpokenDate::To(part) => say("date-to", &[("date", part)]),
            SpokenDate::Before(part) => say("date-before", &[("date", part)]),
            SpokenDate::After(part) => say("date-after", &[("date", part)]),
            SpokenDate::AllOf(all) => self.listed(language, all, &mut parts),
            SpokenDate::AnyOf(any) => {
                let list = Argument::Text(self.listed(language, any, &mut parts)?);
                self.say(language, "date-any-of", &[("dates", list)], Surface::Markup)
            }
        }?;
        let html = parts.html(&marked, |out, text| text_into(out, text, language.direction, &self.islands));
        Ok(ShownDate { text: DateParts::text(&marked), html, machine })
    }

    fn listed(&self, language: &Language, parts: &[DatePart], seen: &mut DateParts) -> Result<String, Error> {
        let parts: Result<Vec<String>, Error> = parts.iter().map(|part| self.part(language, part, seen)).collect();
        let parts = parts?;
        Ok(self.formatter(language).list(&parts.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// One day, month or year, with what qualifies it.
    fn part(&self, language: &Language, part: &DatePart, seen: &mut DateParts) -> Result<String, Error> {
        let text = seen.mark(part);
        let key = match (part.approximate, part.uncertain) {
            (false, false) => return Ok(text),
            (true, false) => "date-approximate",
            (false, true) => "date-uncertain",
            (true, true) => "date-approximate-uncertain",
        };
        self.say(language, key, &[("date", Argument::Text(text))], Surface::Markup)
    }
}

fn edition(dossier: &Dossier) -> Option<CivilDay> {
    let notes = dossier.notes.iter().filter_map(|(_, note)| note.record.date.as_ref().map(|day| day.value));
    dossier.config.updated.or_else(|| notes.max())
}

fn newest_source(dossier: &Dossier) -> Option<CivilDay> {
    let sources = dossier.sources.iter().filter_map(|(_, source)| source.record.date.as_ref());
    sources.filter_map(|date| date.value.bounds().1).max()
}

impl Name {
    /// The `lang` and `dir` to write where the name is not in the page's language or not in its script.
    #[must_use]
    pub fn marked(&self, site: &Site<'_>, page: &Language) -> (Option<String>, Option<String>) {
        let other = self.language.filter(|no| *no != page.no).map(|no| site.language(no));
        let own: Option<Direction> = direction_of(&self.text).or(other.map(|language| language.direction));
        let dir = own.filter(|direction| *direction != page.direction);
        let by_script = || dir.and_then(|_| site.islands.language_of(&self.text)).map(str::to_owned);
        let lang = other.map(|language| language.tag.as_str().to_owned()).or_else(by_script);
        (lang, dir.map(|direction| direction.as_str().to_owned()))
    }
}

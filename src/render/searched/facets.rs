//! What a page is found by beside its words: what it mentions, its topics, its publisher, its years.

use crate::address::Addresses;
use crate::language::{CivilDay, Edtf, dates};
use crate::link::{Dossier, LinkedProse, RecordRef, SourceNo, Target, TermNo};
use crate::search::Facet;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// The terms whose names each source uses.
pub struct TermsOfSources(BTreeMap<SourceNo, Vec<TermNo>>);

impl TermsOfSources {
    /// Those of a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let mut of: BTreeMap<SourceNo, Vec<TermNo>> = BTreeMap::new();
        for (no, term) in dossier.terms.iter() {
            for passage in term.uses.iter().flat_map(|uses| &uses.used).map(|used| used.passage) {
                of.entry(passage.source).or_default().push(no);
            }
        }
        Self(of)
    }

    /// Those of a source, once for each use.
    pub fn in_source(&self, no: SourceNo) -> &[TermNo] {
        self.0.get(&no).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Facets of one page, gathered.
#[derive(Default)]
pub struct Facets {
    mentions: BTreeMap<RecordRef, Mention>,
    others: BTreeMap<String, u32>,
}

/// How a page names something.
#[derive(Default)]
struct Mention {
    languages: u8,
    count: u32,
    in_title: bool,
}

/// All languages.
pub const EVERY: u8 = u8::MAX;

/// A page is about it: counted so often that it weighs the most.
pub const SUBJECT: u32 = 40;

impl Facets {
    /// That the page names an entity or a term, so often, in these languages.
    pub fn mention(&mut self, record: RecordRef, languages: u8, count: u32) {
        let mention = self.mentions.entry(record).or_default();
        mention.languages |= languages;
        mention.count += count;
    }

    /// That the page's title names an entity.
    pub fn title(&mut self, record: RecordRef, language: u8) {
        self.mention(record, language, 1);
        self.mentions.entry(record).or_default().in_title = true;
    }

    /// All that a text names, found or linked by hand.
    pub fn mentions_in(&mut self, prose: &LinkedProse, language: u8) {
        for mention in &prose.mentions {
            self.mention(RecordRef::Entity(mention.entity), language, 1);
        }
        for target in &prose.targets {
            if let Target::Record(record @ (RecordRef::Entity(_) | RecordRef::Term(_)), _) = target {
                self.mention(*record, language, 1);
            }
        }
    }

    /// That the page belongs to a topic: `!topic:<id>`.
    pub fn topic(&mut self, id: &str) {
        self.others.insert(format!("!topic:{id}"), 1);
    }

    /// Who published it: `!publisher:<id>`.
    pub fn publisher(&mut self, id: &str) {
        self.others.insert(format!("!publisher:{id}"), 1);
    }

    /// The years that its date touches: `!year:<year>`.
    pub fn years(&mut self, date: &Edtf) {
        for year in years(date) {
            self.others.insert(format!("!year:{year}"), 1);
        }
    }

    /// All, with `languages` as the bits of those that the page has.
    pub fn into_facets(self, addresses: Addresses<'_>, languages: u8) -> Vec<Facet> {
        let mentions = self.mentions.into_iter().map(|(record, mention)| Facet {
            key: format!("!{}", addresses.page_of(record).as_str()),
            languages: mention.languages & languages,
            count: mention.count,
            named: mention.in_title,
        });
        let others = self.others.into_iter().map(|(key, count)| Facet { key, languages, count, named: false });
        mentions.chain(others).collect()
    }
}

/// The years that a date touches; a span longer than a working life is no answer to a year.
pub fn years(date: &Edtf) -> impl Iterator<Item = i32> {
    let (first, last) = date.bounds();
    let (first, last) = (first.or(last), last.or(first));
    let years = first.zip(last).map(|(first, last)| first.year()..=last.year().min(first.year().saturating_add(40)));
    years.into_iter().flatten()
}

/// Every year that a source or an event is dated in.
pub fn years_of(dossier: &Dossier) -> BTreeSet<i32> {
    let sources = dossier.sources.iter().filter_map(|(_, source)| source.record.date.as_ref().map(|date| &*date.value));
    let events = dossier.events.iter().map(|(_, event)| &*event.record.date);
    sources.chain(events).flat_map(years).collect()
}

/// Other ways to write a date that readers may seek it by: the number of its month and every name of it.
pub fn other_spellings(date: &Edtf) -> Vec<String> {
    let (Some(first), Some(last)) = date.bounds() else {
        return Vec::new();
    };
    let day = |day: CivilDay| format!("{} {}", day.year(), day.month());
    if (first.year(), first.month()) != (last.year(), last.month()) {
        return Vec::new();
    }
    let exact = (first == last).then(|| first.day().to_string());
    let names = dates::names_of_month(first.month()).iter().map(|name| (*name).to_owned());
    names.chain([day(first)]).chain(exact).collect()
}

/// The bit of a language.
pub fn bit(language: crate::parse::LanguageNo) -> u8 {
    1 << language.index().min(7)
}

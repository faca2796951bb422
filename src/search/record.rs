//! Plain records of pages, as search needs them. A page's record is also what the client loads to show it as a result.

use serde::Serialize;

/// A page in all its languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its path below a language's folder: `sources/horrya-zones-2017/`.
    pub path: String,
    /// In each language of the dossier, in order; `None` where it says nothing of its own in that language.
    pub versions: Vec<Option<Version>>,
    /// What else it is found by, and chosen by.
    #[serde(skip)]
    pub facets: Vec<Facet>,
    /// Other spellings of its date: words that are found and never shown.
    #[serde(skip)]
    pub unshown: Vec<String>,
}

/// A page in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its title.
    pub title: String,
    /// Who published it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// When, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Other names of what it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Its text.
    pub parts: Vec<Part>,
}

/// A part of a page with an anchor of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The fragment; empty is the page's beginning.
    pub anchor: String,
    /// The paragraphs it speaks of: `¶4–6`.
    pub label: String,
    /// Its words, without markup.
    pub text: String,
    /// Whether it weighs as a text or as a heading.
    #[serde(skip)]
    pub weight: Weight,
}

/// What a part's words weigh.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    #[default]
    Text,
    /// A heading or a summary: a word here is what the page is about.
    Heading,
}

/// A key that no text holds: what a page mentions, its topic, its publisher, its year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Begins with `!`, which no word does.
    pub key: String,
    /// The languages it holds in, as bits.
    pub languages: u8,
    /// How often it is said.
    pub count: u32,
    /// Whether the page's title says it.
    pub named: bool,
}

/// A page with its names in every language, in all their spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPage {
    /// Its path below a language's folder; `!` and this is the key of the pages that mention it.
    pub path: String,
    /// For each language its names, the proper one first.
    pub names: Vec<Vec<String>>,
    /// How often it is mentioned: the less known are left out where there are too many for one file.
    pub mentions: usize,
}

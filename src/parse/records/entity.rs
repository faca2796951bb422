//! `content/entities/<id>.toml`: a person, organisation or place (`FollowTheMoney`'s schemata, coarsely).

use super::super::PerLanguage;
use super::super::Texts;
use super::super::fields::{Fields, TextOrTable};
use super::super::id::{RecordId, RecordKind};
use super::super::prose::{Paragraphs, Prose};
use super::formerly;
use super::{Cite, prose_texts};
use crate::diagnostic::{Diagnostic, Spanned};
use std::sync::Arc;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body of people: government, army, newspaper, negotiating track.
    Organization,
    /// A place.
    Place,
}

impl EntityKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organization, Self::Place];

    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }

    /// The folder of its pages.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Organization => "organizations",
            Self::Place => "places",
        }
    }
}

/// Another name, with what must hold for it to count as a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub text: Spanned<String>,
    /// It is also an ordinary word, and counts only where another name of the entity stands in the same text.
    pub needs_context: bool,
    /// It counts only with these capital letters.
    pub case_sensitive: bool,
    /// It is found by search but never linked.
    pub never_link: bool,
}

/// What a source says somebody was at that time.
#[derive(Debug, Clone)]
pub struct RoleRecord {
    /// Where.
    pub cite: Cite,
    /// What.
    pub text: Texts,
}

/// An entity as it was written.
#[derive(Debug, Clone)]
pub struct EntityRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Ids it had before: their addresses lead to it.
    pub formerly: Vec<Spanned<RecordId>>,
    /// Person, organisation or place.
    pub kind: EntityKind,
    /// Its name in each language.
    pub name: Texts,
    /// Its other names in each language.
    pub aliases: PerLanguage<Vec<Alias>>,
    /// One neutral line.
    pub summary: PerLanguage<Option<Arc<Prose>>>,
    /// Roles, each as a source states it.
    pub roles: Vec<RoleRecord>,
    /// Latitude and longitude in degrees (WGS 84).
    pub coordinates: Option<(f64, f64)>,
    /// A country's outline: latitude and longitude in degrees (WGS 84), one ring.
    pub outline: Vec<(f64, f64)>,
    /// The same entity elsewhere, where certain.
    pub same_as: Vec<Spanned<String>>,
    /// Topics it belongs to.
    pub topics: Vec<Spanned<RecordId>>,
}

/// Reads an entity.
pub fn read_entity(fields: &mut Fields<'_>, id: Spanned<RecordId>) -> Option<EntityRecord> {
    let words = EntityKind::ALL.map(|kind| (kind.as_str(), kind));
    let kind = fields.says("What it is: person, organization or place.").required_choice("kind", &words);
    let name = fields.says("Its name in each language.").required_texts("name");
    let about = "Its other names in each language, as sources write them; a name that is also an ordinary word is written \
                 { text = \"…\", needs-context = true }.";
    let aliases = fields.says(about).lists_by_language("aliases", read_alias);
    let record = EntityRecord {
        id,
        formerly: formerly(fields),
        kind: kind.as_ref().map_or(EntityKind::Person, |k| k.value),
        name,
        aliases: aliases.map(|_, list| list.into_iter().filter_map(alias).collect()),
        summary: prose_texts(
            fields.says("One neutral line in each language; may hold links and citations."),
            "summary",
        ),
        topics: fields.says("The topics it belongs to.").ids("topics", &[RecordKind::Topic]),
        coordinates: read_coordinates(fields),
        roles: fields
            .says("What it was at that time, each as a source states it.")
            .tables("roles", read_role)
            .into_iter()
            .flatten()
            .collect(),
        outline: read_outline(fields),
        same_as: fields
            .says("Addresses of the same entity elsewhere (Wikidata), only where certain.")
            .addresses("same-as"),
    };
    kind.map(|_| record)
}

fn alias(item: TextOrTable<Option<Alias>>) -> Option<Alias> {
    match item {
        TextOrTable::Text(text) => Some(Alias { text, needs_context: false, case_sensitive: false, never_link: false }),
        TextOrTable::Table(alias) => alias,
    }
}

fn read_alias(fields: &mut Fields<'_>) -> Option<Alias> {
    let text = fields.says("The name.").required_text("text");
    let about = "It is also an ordinary word, and counts only where the full name stands in the same text.";
    let needs_context = fields.says(about).flag("needs-context");
    let case_sensitive = fields.says("It counts only with these capital letters.").flag("case-sensitive");
    let never_link = fields.says("Search finds it, but no text is linked by it.").flag("never-link");
    Some(Alias { text: text?, needs_context, case_sensitive, never_link })
}

fn read_role(fields: &mut Fields<'_>) -> Option<RoleRecord> {
    let source = fields.says("The source that states it.").id("source", &[RecordKind::Source]);
    let source = fields.require("source", source);
    let paragraph = fields.says("The paragraph that states it, counted from 1.").paragraph("paragraph");
    let paragraphs = paragraph.map(|n| Paragraphs::one(n.value));
    let text = fields.says("The role, in each language.").required_texts("text");
    Some(RoleRecord { cite: Cite { record: source?, paragraphs }, text })
}

/// Latitude and longitude by turns: a list of pairs would double the brackets of a list that nobody reads.
fn read_outline(fields: &mut Fields<'_>) -> Vec<(f64, f64)> {
    let about = "A country's outline for maps: latitude and longitude by turns in degrees (WGS 84), one ring.";
    let numbers = fields.says(about).decimals("outline");
    let (pairs, rest) = numbers.as_chunks::<2>();
    // Asked this way round, what is no number is a stray too.
    let strays = pairs.iter().find(|[latitude, longitude]| !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0));
    let fault = strays.map(|[latitude, _]| latitude.place).or_else(|| rest.first().map(|number| number.place));
    if let Some(place) = fault {
        let message = "an outline is latitude and longitude by turns, in degrees: -90 to 90, -180 to 180";
        fields.context().report(Diagnostic::error("invalid-coordinates", place, message));
        return Vec::new();
    }
    pairs.iter().map(|[latitude, longitude]| (latitude.value, longitude.value)).collect()
}

fn read_coordinates(fields: &mut Fields<'_>) -> Option<(f64, f64)> {
    let about = "A place's [latitude, longitude] in degrees (WGS 84).";
    let numbers = fields.says(about).decimals("coordinates");
    match numbers.as_slice() {
        [] => None,
        [latitude, longitude] if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some((latitude.value, longitude.value))
        }
        [first, ..] => {
            let message = "coordinates are [latitude, longitude] in degrees: -90 to 90, -180 to 180";
            fields.context().report(Diagnostic::error("invalid-coordinates", first.place, message));
            None
        }
    }
}

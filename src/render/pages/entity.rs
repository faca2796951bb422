//! A person, an organisation or a place.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{ClaimView, EventItem, Html, Label, Link, NoteView, SourceItem, UsedOn};
use crate::Error;
use crate::link::{Entity, EntityNo, RecordRef};
use crate::render::drawing::{NetworkDrawing, Side, draw_network};
use crate::render::site::Name;
use crate::render::templates::Shared;
use serde::Serialize;

/// The page of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntityPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// `person`, `organization`, `place`.
    pub entity_kind: &'static str,
    /// Its name.
    pub title: Label,
    /// One line.
    pub summary: Option<Html>,
    /// Its names in each language, with the other names used.
    pub names: Vec<NamesIn>,
    /// What each source says it was.
    pub roles: Vec<RoleView>,
    /// Latitude and longitude: `35.40, 35.95`.
    pub coordinates: Option<String>,
    /// The same elsewhere.
    pub same_as: Vec<String>,
    /// Where it is named, by source.
    pub mentions: Vec<Html>,
    /// Claims it makes.
    pub claims_by: Vec<ClaimView>,
    /// Claims it relays.
    pub claims_relayed: Vec<ClaimView>,
    /// Claims about it.
    pub claims_about: Vec<ClaimView>,
    /// Events it takes part in.
    pub events: Vec<EventItem>,
    /// Sources it published, or that derive from it.
    pub sources: Vec<SourceItem>,
    /// Who it appears with, the most frequent first.
    pub appears_with: Vec<Companion>,
    /// The same as a drawing.
    pub network: Option<NetworkDrawing>,
    /// What names it.
    pub used_on: Vec<UsedOn>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
}

/// Names in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NamesIn {
    /// The language's name in itself.
    pub language: Label,
    /// The name.
    pub name: Label,
    /// Other names.
    pub aliases: Vec<Label>,
}

/// A role as a source states it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct RoleView {
    /// The role.
    pub text: Label,
    /// Where.
    pub citation: Html,
}

/// Somebody named in the same paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Companion {
    /// Who.
    pub link: Shared<Link>,
    /// In how many paragraphs.
    pub paragraphs: usize,
    /// The first of them.
    pub citations: Vec<Html>,
}

/// How many companions a page lists (somewhat arbitrary).
const COMPANIONS: usize = 12;

impl Builder<'_> {
    /// The page of an entity.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn entity(&self, no: EntityNo) -> Result<EntityPage, Error> {
        let entity = &self.site.dossier.entities[no];
        let record = RecordRef::Entity(no);
        let title = self.label(self.site.name(self.language, record));
        let roles = entity
            .roles
            .iter()
            .filter_map(|role| Some(RoleView { text: self.text(&role.text)?, citation: self.citation(role.passage) }));
        let on_first = |count: usize| if self.is_first_part() { count } else { 0 };
        let companions = entity.appears_with.iter().take(on_first(COMPANIONS));
        let companions = companions.map(|companion| Companion {
            link: self.link(RecordRef::Entity(companion.entity)),
            paragraphs: companion.count,
            citations: self.citations(&companion.passages),
        });
        Ok(EntityPage {
            frame: self.frame(Face {
                kind: "entity",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.text_description(&entity.summary),
                section: Some(entity.record.kind.folder()),
                record: Some(record),
            })?,
            entity_kind: entity.record.kind.as_str(),
            title,
            summary: self.summary(&entity.summary).filter(|_| self.is_first_part()),
            names: self.names(entity),
            roles: roles.take(on_first(usize::MAX)).collect(),
            coordinates: entity.record.coordinates.map(|(latitude, longitude)| format!("{latitude}, {longitude}")),
            same_as: entity.record.same_as.iter().map(|address| address.value.clone()).collect(),
            mentions: self.mentions(entity)?,
            claims_by: self.claims(self.part_of(&entity.claims_by))?,
            claims_relayed: self.claims(self.part_of(&entity.claims_relayed))?,
            claims_about: self.claims(self.part_of(&entity.claims_about))?,
            events: self.event_items(self.part_of(&entity.events))?,
            sources: self.source_items(self.part_of(&entity.sources))?,
            network: if self.is_first_part() { self.network(entity) } else { None },
            appears_with: companions.collect(),
            used_on: self.used_on(&entity.backlinks),
            notes: if self.is_first_part() { self.notes(&entity.notes) } else { Vec::new() },
        })
    }

    fn network(&self, entity: &Entity) -> Option<NetworkDrawing> {
        let companions = entity.appears_with.iter().take(COMPANIONS);
        let others: Vec<(String, usize)> = companions
            .map(|companion| (self.site.name(self.language, RecordRef::Entity(companion.entity)).text, companion.count))
            .collect();
        draw_network(&others, Side::where_begins(self.language.direction))
    }

    fn names(&self, entity: &Entity) -> Vec<NamesIn> {
        let names = self.site.languages().iter().filter_map(|language| {
            let label = |text: &str| self.label(Name { text: text.to_owned(), language: Some(language.no) });
            let name = entity.record.name[language.no].as_ref()?;
            // What is never linked is for search: mostly a framing, which the terms' pages show as what it is.
            let aliases = entity.record.aliases[language.no].iter().filter(|alias| !alias.never_link);
            let aliases = aliases.map(|alias| label(&alias.text.value));
            Some(NamesIn { language: label(&language.name), name: label(&name.value), aliases: aliases.collect() })
        });
        names.collect()
    }

    fn mentions(&self, entity: &Entity) -> Result<Vec<Html>, Error> {
        let line = |mention: &crate::link::EntityMention| {
            let source = self.known_link(RecordRef::Source(mention.source));
            let mut html = self.mention(source, &mention.named, &source.href)?;
            self.names_into(&mut html, &mention.named)?;
            Ok(html)
        };
        self.part_of(&entity.mentions).iter().map(line).collect()
    }
}

//! The map of the dossier, and of a topic: where its places lie, with the same as a list.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{Label, Link};
use crate::Error;
use crate::address::PagePath;
use crate::link::{Dossier, EntityNo, RecordRef, TopicNo};
use crate::parse::{EntityKind, EntityRecord};
use crate::render::drawing::{Ground, MapDrawing, Spot, draw_map};
use crate::render::strings::Surface;
use crate::render::templates::Shared;
use serde::Serialize;
use std::collections::BTreeSet;

/// The page of the dossier's map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MapPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The title.
    pub title: Label,
    /// The map; none where fewer than two places have coordinates.
    pub map: Option<MapView>,
}

/// A map with its text alternative.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MapView {
    /// The drawing.
    pub drawing: MapDrawing,
    /// The places on it, in the order of the language.
    pub places: Vec<MapPlace>,
    /// Places that lie outside of it.
    pub elsewhere: Vec<MapPlace>,
}

/// A place of a map.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MapPlace {
    /// Its page.
    pub link: Shared<Link>,
    /// Latitude and longitude.
    pub coordinates: String,
    /// How many events took place there.
    pub events: usize,
}

/// Whether the dossier has a map: two places with coordinates or more.
#[must_use]
pub fn has_map(dossier: &Dossier) -> bool {
    dossier.entities.iter().filter(|(_, entity)| is_located(&entity.record)).nth(1).is_some()
}

fn is_located(record: &EntityRecord) -> bool {
    // A country's point would stand in its middle as if something lay there.
    record.kind == EntityKind::Place && record.coordinates.is_some() && record.outline.is_empty()
}

impl Builder<'_> {
    /// The map of the dossier.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn map_page(&self) -> Result<MapPage, Error> {
        let title = self.own_word("nav-map")?;
        Ok(MapPage {
            frame: self.frame(Face {
                kind: "map",
                path: PagePath::of(&["map"]),
                title: title.clone(),
                description: Some(self.site.say(self.language, "map-description", &[], Surface::PlainText)?),
                section: Some("map"),
                record: None,
            })?,
            title,
            map: self.map(self.site.dossier.entities.numbers().collect()),
        })
    }

    /// The path of the dossier's map, where it has one.
    #[must_use]
    pub fn path_of_map(&self) -> Option<String> {
        has_map(self.site.dossier).then(|| self.site.addresses.index(self.language, "map"))
    }

    /// The map of a topic: the places that its editors chose, and those of its events.
    #[must_use]
    pub fn topic_map(&self, no: TopicNo) -> Option<MapView> {
        let dossier = self.site.dossier;
        let topic = &dossier.topics[no];
        let of_events = topic.events.iter().flat_map(|event| dossier.events[*event].places.iter().copied());
        self.map(topic.entities.iter().copied().chain(of_events).collect())
    }

    fn map(&self, entities: BTreeSet<EntityNo>) -> Option<MapView> {
        let dossier = self.site.dossier;
        let rings: Vec<Vec<(f64, f64)>> =
            dossier.entities.iter().map(|(_, e)| &e.record.outline).filter(|ring| !ring.is_empty()).cloned().collect();
        let places = entities.into_iter().filter(|no| is_located(&dossier.entities[*no].record));
        let places = self.by_name(places, RecordRef::Entity);
        let located: Vec<(EntityNo, (f64, f64))> =
            places.into_iter().filter_map(|no| Some((no, dossier.entities[no].record.coordinates?))).collect();
        let spots: Vec<Spot> = located
            .iter()
            .map(|(no, at)| Spot {
                at: *at,
                label: self.site.name(self.language, RecordRef::Entity(*no)).text,
                weight: dossier.entities[*no].events.len() + dossier.entities[*no].mentions.len(),
            })
            .collect();
        let (drawing, shown) = draw_map(&Ground { rings: &rings }, &spots)?;
        let mut view = MapView { drawing, places: Vec::new(), elsewhere: Vec::new() };
        for ((no, (latitude, longitude)), shown) in located.into_iter().zip(shown) {
            let place = MapPlace {
                link: self.link(RecordRef::Entity(no)),
                coordinates: format!("{latitude}, {longitude}"),
                events: dossier.entities[no].events.len(),
            };
            if shown { view.places.push(place) } else { view.elsewhere.push(place) }
        }
        Some(view)
    }
}

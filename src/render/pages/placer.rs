//! What editors place in prose: a claim, a dispute, a timeline. Rendered with a template of its own.

use super::builder::Builder;
use super::dispute::PositionView;
use super::map::MapView;
use super::parts::{ClaimView, EventItem, Link};
use crate::Error;
use crate::link::RecordRef;
use crate::parse::PlacedKind;
use crate::render::prose::Placer;
use crate::render::templates::{Shared, Shown};
use serde::Serialize;
use std::cell::RefCell;

/// What a placed record shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PlacedView {
    /// `claim`, `dispute`, `timeline`, `map`.
    pub kind: &'static str,
    /// The record's page.
    pub link: Shared<Link>,
    /// The claim.
    pub claim: Option<ClaimView>,
    /// The positions of the dispute.
    pub positions: Vec<PositionView>,
    /// The events of the timeline.
    pub events: Vec<EventItem>,
    /// The map.
    pub map: Option<MapView>,
}

/// Renders placed records; the first failure is kept, since prose cannot fail.
pub struct TemplatePlacer<'a> {
    builder: Builder<'a>,
    failure: RefCell<Option<Error>>,
}

impl<'a> TemplatePlacer<'a> {
    /// A placer for pages of the builder's language.
    #[must_use]
    pub fn new(builder: Builder<'a>) -> Self {
        Self { builder, failure: RefCell::new(None) }
    }

    /// Hands out what failed while prose was written.
    ///
    /// # Errors
    /// Where a placed record could not be rendered.
    pub fn finish(self) -> Result<(), Error> {
        self.failure.into_inner().map_or(Ok(()), Err)
    }

    fn view(&self, kind: PlacedKind, record: RecordRef) -> Result<Option<PlacedView>, Error> {
        let builder = &self.builder;
        let mut view = PlacedView {
            kind: "timeline",
            link: builder.link(record),
            claim: None,
            positions: Vec::new(),
            events: Vec::new(),
            map: None,
        };
        match (kind, record) {
            (PlacedKind::Claim, RecordRef::Claim(no)) => {
                view.kind = "claim";
                view.claim = Some(builder.claim(no)?);
            }
            (PlacedKind::Dispute, RecordRef::Dispute(no)) => {
                view.kind = "dispute";
                view.positions = builder.positions(no)?;
            }
            (PlacedKind::Map, RecordRef::Topic(no)) => {
                view.kind = "map";
                view.map = builder.topic_map(no);
            }
            (PlacedKind::Timeline, RecordRef::Topic(no)) => {
                view.events = builder.event_items(&builder.site.dossier.topics[no].events)?;
            }
            (PlacedKind::Timeline, RecordRef::Entity(no)) => {
                view.events = builder.event_items(&builder.site.dossier.entities[no].events)?;
            }
            _ => return Ok(None),
        }
        Ok(Some(view))
    }
}

impl Placer for TemplatePlacer<'_> {
    fn place(&self, kind: PlacedKind, record: RecordRef) -> Option<String> {
        let placed = self.view(kind, record).and_then(|view| {
            let id = self.builder.site.dossier.id(record);
            let shown = Shown::without_references(id.as_str(), self.builder.language);
            view.map(|view| self.builder.templates.render_part("placed.html", &view, &shown)).transpose()
        });
        match placed {
            Ok(html) => html,
            Err(error) => {
                self.failure.borrow_mut().get_or_insert(error);
                None
            }
        }
    }
}

//! The sources that a page cites, as they stand at its end on paper.

use super::builder::Builder;
use super::parts::{DateView, Label, Link};
use crate::Error;
use crate::link::RecordRef;
use crate::render::references::CitedSource;
use crate::render::templates::Shared;
use serde::Serialize;

/// A source at the end of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ReferenceView {
    /// Its page, named by its title.
    pub link: Shared<Link>,
    /// Its number in the page's digits.
    pub number: String,
    /// Who published it.
    pub publisher: Option<Label>,
    /// When.
    pub date: Option<Shared<DateView>>,
    /// The paragraphs that the page cites: `¶4`, `¶6–7`.
    pub paragraphs: Vec<String>,
    /// The absolute address of its page.
    pub address: String,
    /// The address of the original.
    pub original: Option<String>,
}

impl Builder<'_> {
    /// The sources cited so far, by number.
    ///
    /// # Errors
    /// Where the theme lacks a word of a date.
    pub fn references(&self) -> Result<Vec<ReferenceView>, Error> {
        (1..).zip(self.references.cited()).map(|(number, cited)| self.reference(number, &cited)).collect()
    }

    fn reference(&self, number: usize, cited: &CitedSource) -> Result<ReferenceView, Error> {
        let source = &self.site.dossier.sources[cited.source];
        let link = self.link(RecordRef::Source(cited.source));
        let name = |entity| self.label(self.site.name(self.language, RecordRef::Entity(entity)));
        Ok(ReferenceView {
            publisher: source.publisher.map(name),
            date: self.source_date(cited.source)?,
            paragraphs: cited.paragraphs().iter().map(ToString::to_string).collect(),
            address: self.site.dossier.config.base_url.absolute(&link.href),
            original: source.record.original.as_ref().map(|address| address.value.clone()),
            number: self.site.digits(self.language, number),
            link,
        })
    }
}

//! The dossier for other programs: what a reader sees on pages, as data. Beside the pipeline; reads the finished dossier
//! and writes nothing to disk.
//!
//! One file a format. The order of everything is the dossier's own, so that the same dossier gives the same bytes. What
//! stands in a capture stays there: exports hold the editors' words, and quotations as far as a source's rights go.

mod annotations;
mod bibliography;
mod csv;
mod follow_the_money;
mod geojson;
mod linked_data;
mod mentions;
mod records;
mod schema;
mod tables;
mod timeline;
mod words;

pub use bibliography::{CitationForm, citation};
pub use mentions::mentions;
pub use timeline::timeline;

use crate::Error;
use crate::link::Dossier;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// A form in which the whole dossier, or a part of it, is published as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// All records resolved, relations included, as JSON.
    Dossier,
    /// The same in schema.org's words.
    LinkedData,
    /// Sources as CSL-JSON.
    Csl,
    /// Sources as BibTeX.
    Bibtex,
    /// Sources as RIS.
    Ris,
    /// Claims as a table.
    ClaimsCsv,
    /// Claims as JSON.
    ClaimsJson,
    /// Events as a table.
    EventsCsv,
    /// Events as JSON.
    EventsJson,
    /// Entities as a table.
    EntitiesCsv,
    /// Entities as JSON.
    EntitiesJson,
    /// Where articles and digests name entities, as a table.
    MentionsCsv,
    /// The same as JSON.
    MentionsJson,
    /// What the JSON files hold, as JSON Schema.
    Schema,
    /// Claims and notes as W3C Web Annotations.
    Annotations,
    /// Entities of `FollowTheMoney`.
    FollowTheMoney,
    /// Places as GeoJSON.
    GeoJson,
}

impl Format {
    /// Every form, in the order in which a reader is told of them.
    pub const ALL: [Self; 17] = [
        Self::Csl,
        Self::Bibtex,
        Self::Ris,
        Self::ClaimsCsv,
        Self::ClaimsJson,
        Self::EventsCsv,
        Self::EventsJson,
        Self::EntitiesCsv,
        Self::EntitiesJson,
        Self::MentionsCsv,
        Self::MentionsJson,
        Self::GeoJson,
        Self::Annotations,
        Self::FollowTheMoney,
        Self::LinkedData,
        Self::Dossier,
        Self::Schema,
    ];

    /// Its word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dossier => "dossier",
            Self::LinkedData => "json-ld",
            Self::Csl => "csl-json",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
            Self::ClaimsCsv => "claims-csv",
            Self::ClaimsJson => "claims-json",
            Self::EventsCsv => "events-csv",
            Self::EventsJson => "events-json",
            Self::EntitiesCsv => "entities-csv",
            Self::EntitiesJson => "entities-json",
            Self::MentionsCsv => "mentions-csv",
            Self::MentionsJson => "mentions-json",
            Self::Schema => "schema",
            Self::Annotations => "annotations",
            Self::FollowTheMoney => "follow-the-money",
            Self::GeoJson => "geojson",
        }
    }

    /// What it holds, in a phrase for the command line.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::Dossier => "All records resolved, relations included, as one JSON object",
            Self::LinkedData => "All records in schema.org's words, as one JSON-LD graph in every language",
            Self::Csl => "The sources as CSL-JSON, for Zotero, pandoc and citeproc",
            Self::Bibtex => "The sources as BibTeX, for LaTeX",
            Self::Ris => "The sources as RIS, for reference managers",
            Self::ClaimsCsv => "The claims as a table",
            Self::ClaimsJson => "The claims as JSON",
            Self::EventsCsv => "The events as a table",
            Self::EventsJson => "The events as JSON",
            Self::EntitiesCsv => "People, organisations and places as a table",
            Self::EntitiesJson => "People, organisations and places as JSON",
            Self::MentionsCsv => "Where articles and digests name entities, as a table",
            Self::MentionsJson => "Where articles and digests name entities, as JSON",
            Self::Schema => "What the JSON files hold, as JSON Schema",
            Self::Annotations => "Claims and notes as W3C Web Annotations",
            Self::FollowTheMoney => "FollowTheMoney entities, one a line, for ftm and Aleph",
            Self::GeoJson => "The places as GeoJSON, for maps",
        }
    }

    /// Its file in `/data/`.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Dossier => "dossier.json",
            Self::LinkedData => "dossier.jsonld",
            Self::Csl => "sources.csl.json",
            Self::Bibtex => "sources.bib",
            Self::Ris => "sources.ris",
            Self::ClaimsCsv => "claims.csv",
            Self::ClaimsJson => "claims.json",
            Self::EventsCsv => "events.csv",
            Self::EventsJson => "events.json",
            Self::EntitiesCsv => "entities.csv",
            Self::EntitiesJson => "entities.json",
            Self::MentionsCsv => "mentions.csv",
            Self::MentionsJson => "mentions.json",
            Self::Schema => tables::SCHEMA,
            Self::Annotations => "annotations.jsonld",
            Self::FollowTheMoney => "entities.ftm.json",
            Self::GeoJson => "places.geojson",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dossier | Self::ClaimsJson | Self::EventsJson | Self::EntitiesJson | Self::MentionsJson => "JSON",
            Self::ClaimsCsv | Self::EventsCsv | Self::EntitiesCsv | Self::MentionsCsv => "CSV",
            Self::LinkedData => "JSON-LD",
            Self::Csl => "CSL-JSON",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::Schema => "JSON Schema",
            Self::Annotations => "Web Annotation",
            Self::FollowTheMoney => "FollowTheMoney",
            Self::GeoJson => "GeoJSON",
        }
    }

    /// Writes the file, a piece after the other: of a large dossier it takes many megabytes, and nobody needs it whole.
    ///
    /// # Errors
    /// Where `out` fails.
    pub fn write(self, dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(PIECE, out);
        match self {
            Self::Dossier => records::dossier(dossier, &mut out),
            Self::LinkedData => linked_data::linked_data(dossier, &mut out),
            Self::Csl => bibliography::csl_all(dossier, &mut out),
            Self::Bibtex => bibliography::bibtex_all(dossier, &mut out),
            Self::Ris => bibliography::ris_all(dossier, &mut out),
            Self::ClaimsCsv => tables::claims_csv(dossier, &mut out),
            Self::ClaimsJson => tables::claims_json(dossier, &mut out),
            Self::EventsCsv => tables::events_csv(dossier, &mut out),
            Self::EventsJson => tables::events_json(dossier, &mut out),
            Self::EntitiesCsv => tables::entities_csv(dossier, &mut out),
            Self::EntitiesJson => tables::entities_json(dossier, &mut out),
            Self::MentionsCsv => tables::mentions_csv(dossier, &mut out),
            Self::MentionsJson => tables::mentions_json(dossier, &mut out),
            Self::Schema => schema::schema(dossier, &mut out),
            Self::Annotations => annotations::annotations(dossier, &mut out),
            Self::FollowTheMoney => follow_the_money::follow_the_money(dossier, &mut out),
            Self::GeoJson => geojson::geojson(dossier, &mut out),
        }?;
        out.flush()
    }

    /// The file's text.
    ///
    /// # Errors
    /// None that a dossier can cause.
    pub fn text(self, dossier: &Dossier) -> Result<String, Error> {
        let mut bytes = Vec::new();
        let written = self.write(dossier, &mut bytes).map_err(|error| Error::Internal(error.to_string()));
        written?;
        String::from_utf8(bytes).map_err(|error| Error::Internal(error.to_string()))
    }
}

/// A file goes to disk in pieces of this many bytes.
const PIECE: usize = 64 * 1024;

/// Where a file is written to.
type Out<'w> = BufWriter<&'w mut dyn Write>;

fn to_json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Internal(format!("cannot write JSON: {error}")))
}

/// A file of JSON: one value and a line end.
fn json_file(value: &impl Serialize, out: &mut Out<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

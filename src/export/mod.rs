//! The dossier for other programs: what a reader sees on pages, as data. Beside the pipeline; reads the finished dossier
//! and writes nothing to disk.
//!
//! One file a format. The order of everything is the dossier's own, so that the same dossier gives the same bytes.

mod mentions;
mod records;

pub use mentions::mentions;
pub use records::dossier;

use crate::Error;
use serde::Serialize;

fn to_json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Internal(format!("cannot write JSON: {error}")))
}

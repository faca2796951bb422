//! Where the captures at hand name the dossier's entities: one line of JSON a mention.

use super::to_json;
use crate::Error;
use crate::capture::CapturesLock;
use crate::ingest::{read, read_bytes};
use crate::link::{Dossier, MentionFinder};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;

/// One mention. Offsets are bytes of UTF-8 within the paragraph; the surface is whole words, with proclitics.
#[derive(Debug, Serialize)]
struct Mention<'a> {
    capture: &'a str,
    paragraph: usize,
    start: usize,
    end: usize,
    surface: &'a str,
    entity: &'a str,
}

/// Every mention in every capture of `folder` that the lock knows or a source of the dossier records, as JSON lines:
/// captures by name, mentions in the order of the text. A capture of a draft, or of no source yet, is one too.
///
/// # Errors
/// Where a capture that is there cannot be read.
pub fn mentions(dossier: &Dossier, lock: &CapturesLock, folder: &Path) -> Result<String, Error> {
    let finder = MentionFinder::new(dossier.entities.iter().map(|(_, entity)| &entity.record));
    let recorded = dossier.sources.iter().map(|(_, source)| source.record.capture.value.as_str());
    let files: BTreeSet<&str> = recorded.chain(lock.iter().map(|record| record.file.as_str())).collect();
    let mut written = String::new();
    for file in files {
        if let Some(paragraphs) = paragraphs_of(&folder.join(file))? {
            of_capture(dossier, &finder, file, &paragraphs, &mut written)?;
        }
    }
    Ok(written)
}

/// The paragraphs of a capture, as ingest counts them; `None` where it is not at hand or cannot be read as a capture.
fn paragraphs_of(path: &Path) -> Result<Option<Vec<String>>, Error> {
    let Ok((name, bytes)) = read_bytes(path)? else { return Ok(None) };
    let capture = read(&name, &bytes).ok();
    Ok(capture.map(|capture| capture.paragraphs.into_iter().map(|(text, _)| text).collect()))
}

fn of_capture(
    dossier: &Dossier,
    finder: &MentionFinder,
    capture: &str,
    paragraphs: &[String],
    written: &mut String,
) -> Result<(), Error> {
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    for found in finder.find_in_paragraphs(&paragraphs) {
        let surface = paragraphs.get(found.run).and_then(|paragraph| paragraph.get(found.range.clone()));
        let mention = Mention {
            capture,
            paragraph: found.run + 1,
            start: found.range.start,
            end: found.range.end,
            surface: surface.unwrap_or_default(),
            entity: dossier.entities[found.entity].record.id.value.as_str(),
        };
        written.push_str(&to_json(&mention)?);
        written.push('\n');
    }
    Ok(())
}

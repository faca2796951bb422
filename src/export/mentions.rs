//! Where the captures at hand name the dossier's entities: one line of JSON a mention.

use super::to_json;
use crate::Error;
use crate::capture::lines;
use crate::link::{Dossier, MentionFinder};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
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

/// Every mention in every capture of `folder` that a source of the dossier records, as JSON lines: captures by name,
/// mentions in the order of the text.
///
/// # Errors
/// Where a capture that is there cannot be read.
pub fn mentions(dossier: &Dossier, folder: &Path) -> Result<String, Error> {
    let finder = MentionFinder::new(dossier.entities.iter().map(|(_, entity)| &entity.record));
    let files: BTreeSet<&str> =
        dossier.sources.iter().map(|(_, source)| source.record.capture.value.as_str()).collect();
    let mut written = String::new();
    for file in files {
        if let Some(text) = text_of(&folder.join(file))? {
            of_capture(dossier, &finder, file, &text, &mut written)?;
        }
    }
    Ok(written)
}

/// `None` where the capture is not at hand.
fn text_of(path: &Path) -> Result<Option<String>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file("read", path)(error)),
    }
}

fn of_capture(
    dossier: &Dossier,
    finder: &MentionFinder,
    capture: &str,
    text: &str,
    written: &mut String,
) -> Result<(), Error> {
    let paragraphs: Vec<&str> = lines(text).collect();
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

//! Files → one zip, the same bytes wherever and whenever it is made. The door to writing with `zip`.

use crate::Error;
use std::io::{Cursor, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file for the zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the zip, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How it is kept.
    pub packing: Packing,
}

/// How a file is kept in the zip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    Stored,
    /// Made smaller.
    Deflated,
}

/// Packs the entries in their order. Every file carries the first day that a zip can name, 1 January 1980.
///
/// # Errors
/// Where the zip cannot be written: two entries of one path, or more bytes than memory holds.
pub fn pack(entries: impl IntoIterator<Item = Entry>) -> Result<Vec<u8>, Error> {
    pack_into(Cursor::new(Vec::new()), entries.into_iter().map(Ok)).map(Cursor::into_inner)
}

/// As [`pack`], into a file or whatever else can be written; entries are taken one by one.
///
/// # Errors
/// Where an entry is an error, or the zip cannot be written.
pub fn pack_into<W: Write + Seek>(
    target: W,
    entries: impl IntoIterator<Item = Result<Entry, Error>>,
) -> Result<W, Error> {
    let mut writer = ZipWriter::new(target);
    let wrong = |path: &str, why: String| Error::Internal(format!("cannot pack `{path}`: {why}"));
    for entry in entries {
        let entry = entry?;
        let method = match entry.packing {
            Packing::Stored => CompressionMethod::Stored,
            Packing::Deflated => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        writer.start_file(entry.path.as_str(), options).map_err(|error| wrong(&entry.path, error.to_string()))?;
        writer.write_all(&entry.bytes).map_err(|error| wrong(&entry.path, error.to_string()))?;
    }
    writer.finish().map_err(|error| wrong("the end", error.to_string()))
}

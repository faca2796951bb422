//! `malaf ingest`: each file on its own, so that one bad file never stops the others.

use super::arguments::{IngestArguments, IngestFormat};
use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::capture::CapturesLock;
use crate::ingest::{Described, Outcome, described_as_json, ingest as take, read_bytes};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Takes every file, then writes the lock once.
pub fn ingest(root: &Path, arguments: &IngestArguments, report: &Report) -> Result<u8, Error> {
    if arguments.dry_run {
        return dry_run(arguments, report);
    }
    let path = root.join("captures.lock");
    let mut lock = match read_lock(&path)? {
        Ok(lock) => lock,
        Err(why) => {
            report.refused(&path, &why);
            return Ok(FAULTY);
        }
    };
    let before = lock.clone();
    let mut code = SOUND;
    for file in &arguments.files {
        match take(root, file, &mut lock)? {
            Outcome::Taken(record) => report.taken(&record),
            Outcome::Known => report.known(file),
            Outcome::Refused(why) => {
                report.refused(file, &why);
                code = FAULTY;
            }
        }
    }
    if lock != before {
        write_aside(&path, &lock.to_text())?;
    }
    Ok(code)
}

fn dry_run(arguments: &IngestArguments, report: &Report) -> Result<u8, Error> {
    let mut described = Vec::new();
    let mut code = SOUND;
    for file in &arguments.files {
        match read_bytes(file)?.and_then(|(name, bytes)| Described::new(&name, &bytes)) {
            Ok(capture) => described.push(capture),
            Err(why) => {
                report.refused(file, &why);
                code = FAULTY;
            }
        }
    }
    match arguments.format {
        IngestFormat::Json => report.data(&described_as_json(&described)?)?,
        IngestFormat::Human => described.iter().for_each(|capture| report.described(capture)),
    }
    Ok(code)
}

fn read_lock(path: &Path) -> Result<Result<CapturesLock, String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(CapturesLock::parse(&text).map_err(|error| format!("line {}: {error}", error.line()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Ok(CapturesLock::default())),
        Err(error) => Err(Error::file("read", path)(error)),
    }
}

/// Writes a lock aside and renames it, so that an interrupted run leaves the old one whole.
///
/// # Errors
/// Where the disk refuses.
pub fn write_aside(path: &Path, text: &str) -> Result<(), Error> {
    let aside = path.with_extension("lock.next");
    fs::write(&aside, text).map_err(Error::file("write", &aside))?;
    fs::rename(&aside, path).map_err(Error::file("write", path))
}

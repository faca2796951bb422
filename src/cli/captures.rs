//! `malaf ingest`: each file on its own, so that one bad file never stops the others. `malaf verify`.

use super::arguments::{IngestArguments, IngestFormat};
use super::bibliography::fill;
use super::drafts::write_drafts;
use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::capture::CapturesLock;
use crate::ingest::{
    Described, Originals, Outcome, Verdict, described_as_json, ingest as take, read_bytes, sidecars, verify as verdicts,
};
use crate::pipeline::{self, Drafts, Options};
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
    let mut taken = Vec::new();
    for file in &arguments.files {
        match take(root, file, &mut lock)? {
            Outcome::Taken(described) => {
                report.taken(&described);
                taken.push(described);
            }
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
    let drafted = write_drafts(root, &taken, arguments.id.as_deref(), report)?;
    let filled = match &arguments.bibliography {
        Some(file) => fill(root, file, report)?,
        None => SOUND,
    };
    Ok(code.max(drafted).max(filled))
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

/// Recomputes everything from the originals: bytes, the lock's record of them, and the quotations.
pub fn verify(root: &Path, report: &Report) -> Result<u8, Error> {
    let path = root.join("captures.lock");
    let lock = match read_lock(&path)? {
        Ok(lock) => lock,
        Err(why) => {
            report.refused(&path, &why);
            return Ok(FAULTY);
        }
    };
    let examined = pipeline::examine(root, &Options { drafts: Drafts::Include, ..Options::default() })?;
    let found = verdicts(&Originals::below(root), &lock);
    let mut code = SOUND;
    for (file, verdict) in &found {
        let records =
            examined.dossier.iter().flat_map(|dossier| dossier.sources.iter().map(|(_, source)| &source.record));
        let ids: Vec<&str> = records.filter(|r| r.capture.value == *file).map(|r| r.id.value.as_str()).collect();
        report.verified(file, &ids, verdict);
        if matches!(verdict, Verdict::Changed(_) | Verdict::LockDiffers(_)) {
            code = FAULTY;
        }
    }
    for sidecar in sidecars(root, &lock)? {
        report.sidecar(&sidecar);
    }
    let of_quotations = ["quote-mismatch", "quote-over-budget", "copied-sentence", "lock-syntax"];
    let faults: Vec<_> = examined.diagnostics.iter().filter(|fault| of_quotations.contains(&fault.rule)).collect();
    faults.iter().for_each(|fault| report.diagnostic(fault, &examined.files));
    let at_hand = found.iter().filter(|(_, verdict)| *verdict != Verdict::Absent).count();
    report.all_verified(at_hand, found.len(), faults.len());
    Ok(if faults.is_empty() { code } else { FAULTY })
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

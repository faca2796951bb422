//! `malaf ingest`: each file on its own, so that one bad file never stops the others. `malaf verify`.

use super::arguments::{IngestArguments, IngestFormat};
use super::bibliography::fill;
use super::drafts::write_drafts;
use super::report::Changed;
use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::aside::{Lock, own_folder, write_whole};
use crate::capture::{CaptureMentions, CaptureRecord, CapturesLock};
use crate::ingest::{
    AtHand, Described, Originals, Outcome, Verdict, described_as_json, ingest as take, read_bytes, sidecars,
    verify as verdicts,
};
use crate::link::{CaptureNames, Dossier};
use crate::pipeline::{self, Drafts, Options};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Takes every file, then writes the lock once.
pub fn ingest(root: &Path, arguments: &IngestArguments, report: &Report) -> Result<u8, Error> {
    if arguments.dry_run {
        return dry_run(arguments, report);
    }
    let path = root.join("captures.lock");
    let _alone = alone(root, &path)?;
    if arguments.mentions {
        return refresh_mentions(root, &Which::All, report);
    }
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
    // A refused file may have the name of a capture that is known, and is not it.
    let mut accepted = BTreeSet::new();
    for file in &arguments.files {
        let outcome = take(root, file, &mut lock)?;
        if !matches!(outcome, Outcome::Refused(_)) {
            accepted.extend(file.file_name().and_then(|name| name.to_str()));
        }
        match outcome {
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
    let is_dossier = root.join("site.toml").is_file() && !accepted.is_empty();
    let named = if is_dossier { refresh_mentions(root, &Which::Of(accepted), report)? } else { SOUND };
    Ok(code.max(drafted).max(filled).max(named))
}

/// Which captures' mentions are found anew.
enum Which<'a> {
    All,
    Of(BTreeSet<&'a str>),
}

/// Finds the dossier's names in captures at hand; all else in the lock stays as it is.
fn refresh_mentions(root: &Path, which: &Which<'_>, report: &Report) -> Result<u8, Error> {
    let path = root.join("captures.lock");
    let mut lock = match read_lock(&path)? {
        Ok(lock) => lock,
        Err(why) => {
            report.refused(&path, &why);
            return Ok(FAULTY);
        }
    };
    let examined = pipeline::examine(root, &Options { drafts: Drafts::Include, ..Options::default() })?;
    let Some(dossier) = &examined.dossier else {
        report.diagnostics(&examined);
        return Ok(FAULTY);
    };
    let (names, originals, before) = (CaptureNames::of(dossier), Originals::below(root), lock.clone());
    let wanted = |file: &str| match which {
        Which::All => true,
        Which::Of(files) => files.contains(file),
    };
    let mut code = SOUND;
    for record in before.iter().filter(|record| wanted(&record.file)) {
        match originals.read(record) {
            AtHand::Same(described) => {
                let mentions = Some(mentions_in(&names, record, &described));
                let changed = if mentions == record.mentions { Changed::No } else { Changed::Yes };
                lock.insert(CaptureRecord { mentions, ..record.clone() });
                report.names_found(&record.file, changed);
            }
            AtHand::Absent => report.names_kept(&record.file),
            AtHand::Changed(how) => {
                report.verified(&record.file, &[], &Verdict::Changed(how));
                code = FAULTY;
            }
        }
    }
    if lock != before {
        write_aside(&path, &lock.to_text())?;
    }
    Ok(code)
}

fn mentions_in(names: &CaptureNames<'_>, record: &CaptureRecord, described: &Described) -> CaptureMentions {
    let paragraphs: Vec<&str> = described.read.paragraphs.iter().map(|(text, _)| text.as_str()).collect();
    names.mentions(record, &paragraphs)
}

/// Two that take captures at once would each write a lock without the other's.
fn alone(root: &Path, path: &Path) -> Result<Lock, Error> {
    let folder = own_folder(root);
    fs::create_dir_all(&folder).map_err(Error::file("create the folder", &folder))?;
    Lock::take(&folder.join("ingest.lock"), path)
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
    let originals = Originals::below(root);
    let found = verdicts(&originals, &lock);
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
    if let Some(dossier) = &examined.dossier {
        code = code.max(verify_mentions(dossier, &originals, &lock, report));
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

/// Says of which captures at hand the lock has other mentions than the dossier's names find in them.
fn verify_mentions(dossier: &Dossier, originals: &Originals, lock: &CapturesLock, report: &Report) -> u8 {
    let names = CaptureNames::of(dossier);
    let differs = |record: &&CaptureRecord| match originals.read(record) {
        AtHand::Same(described) => {
            record.mentions.as_ref().is_some_and(|locked| *locked != mentions_in(&names, record, &described))
        }
        AtHand::Absent | AtHand::Changed(_) => false,
    };
    let differing: Vec<&CaptureRecord> = lock.iter().filter(differs).collect();
    differing.iter().for_each(|record| report.names_differ(&record.file));
    if differing.is_empty() { SOUND } else { FAULTY }
}

/// The lock, empty where there is none yet; or why it cannot be read.
pub(super) fn read_lock(path: &Path) -> Result<Result<CapturesLock, String>, Error> {
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
    write_whole(path, text.as_bytes())
}

//! `malaf translate`: what an editor says of translations goes to `translations.lock`.

use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::link;
use crate::pipeline::{self, Options};
use crate::translation::TranslationsLock;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Records the named texts as current in all their languages.
///
/// # Errors
/// Where the disk refuses.
pub fn accept(root: &Path, paths: &[PathBuf], report: &Report) -> Result<u8, Error> {
    let path = root.join("translations.lock");
    let mut lock = match read(&path)? {
        Ok(lock) => lock,
        Err(why) => {
            report.refused(&path, &why);
            return Ok(FAULTY);
        }
    };
    let mut examined = pipeline::examine(root, &Options::default())?;
    let Some(dossier) = &mut examined.dossier else {
        report.diagnostics(&examined);
        return Ok(FAULTY);
    };
    let wanted: Vec<String> = paths.iter().map(|path| below(root, path)).collect();
    let names = |wanted: &String, path: &str| path == wanted || path.starts_with(&format!("{wanted}/"));
    let outcome = link::accept(dossier, &mut lock, |path| wanted.iter().any(|wanted| names(wanted, path)));
    for path in &outcome.accepted {
        report.accepted(path);
    }
    for path in &outcome.unbalanced {
        report.not_accepted(path, "it has another number of blocks than its counterpart");
    }
    let found = |wanted: &String| outcome.accepted.iter().chain(&outcome.unbalanced).any(|path| is_about(path, wanted));
    let strays: Vec<&String> = wanted.iter().filter(|wanted| !found(wanted)).collect();
    for path in &strays {
        report.not_accepted(path, "no text in two languages stands there");
    }
    if !outcome.accepted.is_empty() {
        super::captures::write_aside(&path, &lock.to_text())?;
    }
    Ok(if outcome.unbalanced.is_empty() && strays.is_empty() { SOUND } else { FAULTY })
}

/// Whether a path that was accepted answers what was named: the file, its folder, or its counterpart.
fn is_about(path: &str, wanted: &str) -> bool {
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    path == wanted || path.starts_with(&format!("{wanted}/")) || folder(path) == folder(wanted)
}

/// The path as the lock has it: below the dossier's folder, with `/`.
fn below(root: &Path, path: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let below = whole(path).strip_prefix(whole(root)).map_or_else(|_| path.to_path_buf(), Path::to_path_buf);
    let parts: Vec<String> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

fn read(path: &Path) -> Result<Result<TranslationsLock, String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(TranslationsLock::parse(&text).map_err(|error| format!("line {}: {error}", error.line()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Ok(TranslationsLock::default())),
        Err(error) => Err(Error::file("read", path)(error)),
    }
}

//! `malaf schema`: what may stand in each file, for editors. `malaf new`: a record to write over.

use super::arguments::{NewArguments, SchemaArguments};
use super::captures::write_aside;
use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::diagnostic::{Diagnostics, nearest};
use crate::load::load;
use crate::parse::{FileKind, Language, RecordKind, parse};
use crate::schema::{file_name, json_schema, skeleton, taplo};
use std::fs;
use std::path::{Path, PathBuf};

/// Prints one schema or the list of them, or writes all.
pub fn schema(root: &Path, arguments: &SchemaArguments, report: &Report) -> Result<u8, Error> {
    if arguments.list {
        let rows = FileKind::ALL.into_iter().map(|kind| format!("{:<13} {}\n", kind.as_str(), kind.files()));
        report.data(&rows.collect::<String>())?;
        return Ok(SOUND);
    }
    let languages = languages(root)?;
    let tags: Vec<&str> = languages.iter().map(|language| language.tag.as_str()).collect();
    if let Some(kind) = arguments.kind {
        report.data(&json_schema(kind, &tags))?;
    }
    if let Some(folder) = &arguments.out {
        fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
        for kind in FileKind::ALL {
            let path = folder.join(file_name(kind));
            write_aside(&path, &json_schema(kind, &tags))?;
            report.wrote(&path);
        }
        report.data(&taplo(&folder.to_string_lossy().replace('\\', "/")))?;
    }
    Ok(SOUND)
}

/// Writes the files of a new record, unless its id is taken.
pub fn new(root: &Path, arguments: &NewArguments, report: &Report) -> Result<u8, Error> {
    let NewArguments { kind, id } = arguments;
    let mut faults = Diagnostics::new();
    let loaded = load(root, &mut faults)?;
    let Some(parsed) = parse(&loaded, &mut faults) else {
        report.refused(root, "there is no usable site.toml here: name the dossier's folder with --root");
        return Ok(FAULTY);
    };
    if let Some(other) = parsed.records.kind_of(id) {
        let why = format!("the id names a {} already, and an id is unique over the whole dossier", other.as_str());
        report.refused(Path::new(id.as_str()), &why);
        return Ok(FAULTY);
    }
    let tags: Vec<&str> = parsed.config.languages.iter().map(|language| language.tag.as_str()).collect();
    let files: Vec<(PathBuf, String)> =
        skeleton(*kind, id, &tags).into_iter().map(|(path, text)| (root.join(path), text)).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok()) {
        report.refused(path, "it is there already, and nothing is overwritten");
        return Ok(FAULTY);
    }
    for (path, text) in &files {
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
        write_new(path, text)?;
        report.wrote(path);
    }
    Ok(SOUND)
}

/// Only where nothing stands: between the look and the write another program may have written.
fn write_new(path: &Path, text: &str) -> Result<(), Error> {
    let mut file = fs::File::create_new(path).map_err(Error::file("create", path))?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(Error::file("write", path))
}

/// The dossier's languages; none where there is no dossier.
fn languages(root: &Path) -> Result<Vec<Language>, Error> {
    if !root.join("site.toml").is_file() {
        return Ok(Vec::new());
    }
    let mut faults = Diagnostics::new();
    let parsed = parse(&load(root, &mut faults)?, &mut faults);
    Ok(parsed.map(|parsed| parsed.config.languages).unwrap_or_default())
}

/// A kind of file by its name, for the command line.
pub fn file_kind(name: &str) -> Result<FileKind, String> {
    by_name(name, &FileKind::ALL, FileKind::as_str)
}

/// A kind of record that stands in files of its own, by its name, for the command line.
pub fn record_kind(name: &str) -> Result<RecordKind, String> {
    if name == RecordKind::Claim.as_str() {
        return Err("a claim stands in its source's claims.toml, as one more [[claim]]".to_owned());
    }
    by_name(name, &RecordKind::WITH_FOLDER, RecordKind::as_str)
}

fn by_name<K: Copy>(name: &str, all: &[K], word: fn(K) -> &'static str) -> Result<K, String> {
    let words = || all.iter().map(|kind| word(*kind));
    all.iter().copied().find(|kind| word(*kind) == name).ok_or_else(|| match nearest(name, words()) {
        Some(near) => format!("there is no `{name}`: did you mean `{near}`?"),
        None => format!("there is no `{name}`: one of {}", words().collect::<Vec<_>>().join(", ")),
    })
}

//! Draft records of captures that were just taken: what the dossier knows goes in, and nothing existing is overwritten.

use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::ingest::{Described, DossierSays, draft};
use crate::language::Script;
use crate::link::{Dossier, MentionFinder};
use crate::parse::RecordId;
use crate::pipeline::{self, Drafts, Options};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Writes a draft for each capture that no source speaks of yet; a folder without a `site.toml` gets none.
pub fn write_drafts(root: &Path, taken: &[Box<Described>], id: Option<&str>, report: &Report) -> Result<u8, Error> {
    if taken.is_empty() || !root.join("site.toml").is_file() {
        return Ok(SOUND);
    }
    let examined = pipeline::examine(root, &Options { drafts: Drafts::Include, ..Options::default() })?;
    let Some(dossier) = &examined.dossier else {
        report.diagnostics(&examined);
        return Ok(FAULTY);
    };
    let finder = MentionFinder::new(dossier.entities.iter().map(|(_, entity)| &entity.record));
    let mut code = SOUND;
    for described in taken {
        if dossier.sources.iter().any(|(_, source)| source.record.capture.value == described.file) {
            continue;
        }
        let wanted = id.filter(|_| taken.len() == 1);
        match id_for(described, wanted).and_then(|id| unused(root, id)) {
            Ok(id) => {
                let folder = root.join("content/sources").join(id.as_str());
                write(&folder, &draft(described, &says(dossier, &finder, described)))?;
                report.drafted(&folder);
            }
            Err(why) => {
                report.not_drafted(&described.file, &why);
                code = FAULTY;
            }
        }
    }
    Ok(code)
}

/// The id that was asked for, else the file's name as one, else one made from its hash.
fn id_for(described: &Described, wanted: Option<&str>) -> Result<RecordId, String> {
    if let Some(wanted) = wanted {
        return RecordId::new(wanted);
    }
    let stem = described.file.split('.').next().unwrap_or_default();
    let id = RecordId::suggestion(stem);
    id.map_or_else(|| RecordId::new(&format!("source-{}", described.sha256.get(..8).unwrap_or_default())), Ok)
}

fn unused(root: &Path, id: RecordId) -> Result<RecordId, String> {
    let folder = root.join("content/sources").join(id.as_str());
    if fs::symlink_metadata(&folder).is_ok() {
        return Err(format!(
            "`content/sources/{id}` is there already, and nothing is overwritten: choose another with --id"
        ));
    }
    Ok(id)
}

fn says(dossier: &Dossier, finder: &MentionFinder, described: &Described) -> DossierSays {
    let paragraphs: Vec<&str> = described.read.paragraphs.iter().map(|(text, _)| text.as_str()).collect();
    let mut mentions: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for found in finder.find_in_paragraphs(&paragraphs) {
        let of = mentions.entry(u32::try_from(found.run + 1).unwrap_or(u32::MAX)).or_default();
        let id = dossier.entities[found.entity].record.id.value.as_str();
        if !of.iter().any(|known| known == id) {
            of.push(id.to_owned());
        }
    }
    let languages = &dossier.config.languages;
    let own = described.read.metadata.language.as_deref();
    let named = languages.iter().find(|language| own.is_some_and(|own| own.starts_with(language.tag.language())));
    let script = main_script(&paragraphs);
    let written = named.or_else(|| languages.iter().find(|language| language.tag.script() == script));
    DossierSays {
        languages: languages.iter().map(|language| language.tag.as_str().to_owned()).collect(),
        written_in: written.map(|language| language.tag.as_str().to_owned()),
        mentions,
    }
}

/// The script of most of its letters.
fn main_script(paragraphs: &[&str]) -> Script {
    let letters = paragraphs.iter().flat_map(|text| text.chars()).filter_map(Script::of);
    let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
    letters.for_each(|script| *counts.entry(script).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(Script::Other, |(script, _)| script)
}

/// Written aside and renamed, so that a draft is whole or not there.
fn write(folder: &Path, files: &[(String, String)]) -> Result<(), Error> {
    let parent = folder.parent().unwrap_or(folder);
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let aside = parent.join(format!(".{name}.next"));
    // What an interrupted run left, or somebody put there, is not written through.
    if aside.is_symlink() {
        fs::remove_file(&aside).map_err(Error::file("remove", &aside))?;
    } else if aside.exists() {
        fs::remove_dir_all(&aside).map_err(Error::file("remove", &aside))?;
    }
    fs::create_dir_all(&aside).map_err(Error::file("create the folder", &aside))?;
    for (file, text) in files {
        let path = aside.join(file);
        fs::write(&path, text).map_err(Error::file("write", &path))?;
    }
    fs::rename(&aside, folder).map_err(Error::file("write", folder))
}

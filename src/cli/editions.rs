//! `malaf export pdf` and `malaf export epub`: the whole dossier as one file for each language.

use super::arguments::ExportArguments;
use super::{FAULTY, Report, SOUND};
use crate::emit::Output;
use crate::parse::Language;
use crate::pipeline::{self, Options, Strictness};
use crate::render::{Renderer, book, printed};
use crate::{Error, browser};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// What the whole dossier is made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    Pdf,
    Epub,
}

/// Writes the dossier into one file for each language, or for the one that was asked for.
pub fn export(root: &Path, whole: Whole, arguments: &ExportArguments, report: &Report) -> Result<u8, Error> {
    let program = if whole == Whole::Pdf { Some(browser::find()?) } else { None };
    let examined = pipeline::examine(root, &Options::default())?;
    report.diagnostics(&examined);
    let dossier = match &examined.dossier {
        Some(dossier) if examined.is_sound(Strictness::Lenient) => dossier,
        _ => return Ok(FAULTY),
    };
    let wanted = arguments.language.as_deref();
    let languages = dossier.config.languages.iter();
    let languages: Vec<&Language> = languages.filter(|l| wanted.is_none_or(|tag| l.tag.as_str() == tag)).collect();
    if languages.is_empty() {
        let tags: Vec<&str> = dossier.config.languages.iter().map(|language| language.tag.as_str()).collect();
        report.refused(root, &format!("the dossier has no such language: it has {}", tags.join(", ")));
        return Ok(FAULTY);
    }
    let renderer = Renderer::new(dossier, &examined.assets)?;
    for language in languages {
        let out = arguments.out.clone().unwrap_or_else(|| usual_name(whole, language));
        match &program {
            Some(program) => pdf(program, &renderer, language, &out)?,
            None => fs::write(&out, book(&renderer, language)?).map_err(Error::file("write", &out))?,
        }
        report.written(&out);
    }
    Ok(SOUND)
}

/// `dossier-ar.pdf`, where one stands in front of the other.
fn usual_name(whole: Whole, language: &Language) -> PathBuf {
    let extension = match whole {
        Whole::Pdf => "pdf",
        Whole::Epub => "epub",
    };
    PathBuf::from(format!("dossier-{}.{extension}", language.tag.as_str()))
}

fn pdf(program: &Path, renderer: &Renderer<'_>, language: &Language, out: &Path) -> Result<(), Error> {
    let scratch = Scratch::new(language)?;
    let (page, files) = printed(renderer, language)?;
    files.iter().try_for_each(|file| scratch.write(file))?;
    scratch.write(&page)?;
    let made = scratch.folder.join("dossier.pdf");
    browser::print(program, &scratch.folder.join(&page.path), &made, &scratch.folder)?;
    let mut bytes = fs::read(&made).map_err(Error::file("read", &made))?;
    if let Some(day) = renderer.newest_day() {
        browser::dated(&mut bytes, &day.format("%Y%m%d").to_string());
    }
    fs::write(out, bytes).map_err(Error::file("write", out))
}

/// A folder of our own that goes away with its holder.
struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    fn new(language: &Language) -> Result<Self, Error> {
        let name = format!("malaf-print-{}-{}", process::id(), language.tag.as_str());
        let folder = env::temp_dir().join(name);
        fs::create_dir(&folder).map_err(Error::file("create the folder", &folder))?;
        Ok(Self { folder })
    }

    fn write(&self, file: &Output) -> Result<(), Error> {
        let path = self.folder.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
        }
        fs::write(&path, &file.bytes).map_err(Error::file("write", &path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left of a temporary folder is the system's to clear.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

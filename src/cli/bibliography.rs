//! `malaf ingest --bibliography FILE`: fills what source records lack from a bibliography; what stands there stays.

use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::aside::write_whole;
use crate::diagnostic::{Files, Spanned};
use crate::ingest::{BibliographyItem, read_bibliography, read_bytes, toml_string, why_by_bibliography};
use crate::language::fold;
use crate::link::{Dossier, Source};
use crate::pipeline::{self, Drafts, Options};
use std::path::Path;

/// Fills every record that the bibliography speaks of.
pub fn fill(root: &Path, file: &Path, report: &Report) -> Result<u8, Error> {
    let items = match read_bytes(file)?.and_then(|(_, bytes)| read_bibliography(&bytes)) {
        Ok(items) => items,
        Err(why) => {
            report.refused(file, &why);
            return Ok(FAULTY);
        }
    };
    let examined = pipeline::examine(root, &Options { drafts: Drafts::Include, ..Options::default() })?;
    let Some(dossier) = &examined.dossier else {
        report.diagnostics(&examined);
        return Ok(FAULTY);
    };
    for item in &items {
        let matching: Vec<&Source> =
            dossier.sources.iter().map(|(_, source)| source).filter(|source| is_of(source, item)).collect();
        let name = item.title.as_ref().or(item.keys.first()).map_or("an item without a title", String::as_str);
        match matching.as_slice() {
            [] => report.bibliography(name, "no source has its address, its id or its headline"),
            [source] => {
                let lines = lines(dossier, source, item);
                insert(root, &examined.files, source, &lines)?;
                report.filled(name, source.record.id.value.as_str(), lines.len());
            }
            _ => report.bibliography(name, "several sources fit: give one of them its `original` address"),
        }
    }
    Ok(SOUND)
}

/// By address, by id, or by headline.
fn is_of(source: &Source, item: &BibliographyItem) -> bool {
    let record = &source.record;
    let same_address = record.original.as_ref().zip(item.address.as_ref()).is_some_and(|(a, b)| bare(a) == bare(b));
    let same_id = item.keys.iter().any(|key| key == record.id.value.as_str());
    let title = item.title.as_ref().map(|title| fold(title).into_text());
    let mut headlines = record.headline.iter().filter_map(|(_, text)| text.as_ref());
    let same_headline = headlines.any(|headline| title.as_ref().is_some_and(|title| fold(headline).text() == title));
    same_address || same_id || same_headline
}

/// An address without what differs by chance.
fn bare(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('#').next().unwrap_or(rest).trim_end_matches('/')
}

/// The lines that the record lacks and the bibliography knows.
fn lines(dossier: &Dossier, source: &Source, item: &BibliographyItem) -> Vec<String> {
    let record = &source.record;
    let mut lines = Vec::new();
    let languages = &dossier.config.languages;
    let own = record.language.as_ref().map(|tag| tag.value.as_str()).or(item.language.as_deref());
    let own = languages.iter().find(|language| own == Some(language.tag.as_str()));
    if let (None, Some(own)) = (&record.language, own) {
        lines.push(format!("language = {}", toml_string(own.tag.as_str())));
    }
    let is_empty = |texts: &crate::parse::Texts| texts.iter().all(|(_, text)| text.is_none());
    if let Some(own) = own {
        let tag = own.tag.as_str();
        let texts = [("headline", &record.headline, &item.title), ("byline", &record.byline, &item.byline)];
        for (key, texts, found) in texts {
            if let (true, Some(found)) = (is_empty(texts), found) {
                lines.push(format!("{key} = {{ {tag} = {} }}", toml_string(found)));
            }
        }
    }
    if let (None, Some(publisher)) = (&record.publisher, item.publisher.as_ref().and_then(|p| entity(dossier, p))) {
        lines.push(format!("publisher = {}", toml_string(publisher)));
    }
    if let (None, Some(address)) = (&record.original, &item.address) {
        lines.push(format!("original = {}", toml_string(address)));
    }
    if let (None, Some(issued)) = (&record.date, &item.issued) {
        let why = languages.iter().map(|language| {
            let words = why_by_bibliography(language.tag.language());
            format!("{} = {}", language.tag.as_str(), toml_string(words))
        });
        let why = why.collect::<Vec<_>>().join(", ");
        lines.push(format!("date = {{ value = {}, status = \"inferred\", why = {{ {why} }} }}", toml_string(issued)));
    }
    lines
}

/// The entity of that name or alias.
fn entity<'a>(dossier: &'a Dossier, name: &str) -> Option<&'a str> {
    let wanted = fold(name).into_text();
    let is = |text: &Spanned<String>| fold(text).text() == wanted;
    let mut found = dossier.entities.iter().filter(|(_, entity)| {
        let names = entity.record.name.iter().filter_map(|(_, name)| name.as_ref());
        let aliases = entity.record.aliases.iter().flat_map(|(_, aliases)| aliases).map(|alias| &alias.text);
        names.chain(aliases).any(is)
    });
    let first = found.next()?.1;
    found.next().is_none().then(|| first.record.id.value.as_str())
}

/// Puts the lines after that of the capture, which stands before any table; the rest of the file stays as it is.
fn insert(root: &Path, files: &Files, source: &Source, lines: &[String]) -> Result<(), Error> {
    if lines.is_empty() {
        return Ok(());
    }
    let place = source.record.capture.place;
    let text = files.text(place.file);
    let end = place.end as usize;
    let after = text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| end + at + 1);
    let (before, rest) = text.split_at(after);
    let break_line = if before.ends_with('\n') { "" } else { "\n" };
    let path = root.join(files.path(place.file));
    write_whole(&path, format!("{before}{break_line}{}\n{rest}", lines.join("\n")).as_bytes())
}

//! Where records stood before their ids were changed: `_redirects` for hosts that read it, and a page at each old
//! address for those that do not.

use crate::Error;
use crate::emit::Output;
use crate::link::RecordRef;
use crate::parse::{Language, RecordId};
use crate::render::pages::AssetPaths;
use crate::render::site::Site;
use crate::render::strings::Surface;
use crate::render::templates::{Shown, Templates};
use serde::Serialize;

/// What the page at an old address shows.
#[derive(Debug, Serialize)]
struct MovedPage {
    lang: String,
    dir: &'static str,
    /// Its title.
    title: String,
    /// The record's name.
    name: String,
    /// The path it moved to.
    href: String,
    /// The absolute address.
    canonical: String,
    assets: AssetPaths,
}

/// A file `_redirects` and a page for each old address in each language; nothing where no record was renamed.
pub fn files(site: &Site<'_>, templates: &Templates, assets: &AssetPaths) -> Result<Vec<Output>, Error> {
    let moved = moved(site);
    if moved.is_empty() {
        return Ok(Vec::new());
    }
    let mut rules = String::new();
    let mut files = Vec::new();
    for (record, former) in moved {
        for language in site.languages() {
            let Some(old) = site.addresses.former_page(record, former) else { continue };
            let from = site.addresses.href(language, &old);
            let href = site.addresses.record(language, record);
            rules.push_str(&format!("{from} {href} 301\n"));
            let path = format!("{}/{}index.html", language.tag.as_str(), old.as_str());
            files.push(page(site, templates, assets, language, Moved { record, href, path })?);
        }
    }
    files.push(Output { path: "_redirects".to_owned(), bytes: rules.into_bytes() });
    Ok(files)
}

struct Moved {
    record: RecordRef,
    href: String,
    path: String,
}

/// Every former id with its record, in the order of the records.
fn moved<'a>(site: &Site<'a>) -> Vec<(RecordRef, &'a RecordId)> {
    let dossier = site.dossier;
    let records = (dossier.topics.numbers().map(RecordRef::Topic))
        .chain(dossier.sources.numbers().map(RecordRef::Source))
        .chain(dossier.entities.numbers().map(RecordRef::Entity))
        .chain(dossier.events.numbers().map(RecordRef::Event))
        .chain(dossier.disputes.numbers().map(RecordRef::Dispute))
        .chain(dossier.terms.numbers().map(RecordRef::Term));
    records.flat_map(|record| dossier.formerly(record).iter().map(move |former| (record, &former.value))).collect()
}

fn page(
    site: &Site<'_>,
    templates: &Templates,
    assets: &AssetPaths,
    language: &Language,
    moved: Moved,
) -> Result<Output, Error> {
    let view = MovedPage {
        lang: language.tag.as_str().to_owned(),
        dir: language.direction.as_str(),
        title: site.say(language, "moved", &[], Surface::PlainText)?,
        name: site.name(language, moved.record).text,
        canonical: site.dossier.config.base_url.absolute(&moved.href),
        href: moved.href,
        assets: assets.clone(),
    };
    let shown = Shown { name: &moved.path, lang: &view.lang, dir: view.dir, references: &[] };
    let html = templates.render("moved.html", &view, &shown)?;
    Ok(Output { path: moved.path, bytes: html })
}

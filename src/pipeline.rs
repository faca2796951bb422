//! The six stages, in order. The one file that names them all.

use crate::Error;
use crate::check::{check, excuse};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Severity};
use crate::emit::{Emitted, Site};
use crate::ingest::Originals;
use crate::link::{Dossier, link};
use crate::load::{Assets, Loaded, load};
use crate::parse::{BaseUrl, parse};
use crate::render::{Renderer, render};
use std::path::Path;

/// What a build is asked for beyond what `site.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Another base URL than `site.toml`'s.
    pub base_url: Option<BaseUrl>,
    /// Whether warnings keep the site from being built.
    pub strictness: Strictness,
    /// Whether drafts are part of the dossier.
    pub drafts: Drafts,
}

/// Whether sources with `draft = true` are part of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    /// They are left out, as if they were not there.
    #[default]
    LeaveOut,
    /// They are read like all others.
    Include,
}

/// Whether warnings are errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// Warnings are shown and the site is built.
    #[default]
    Lenient,
    /// Warnings keep the site from being built.
    Strict,
}

/// A dossier that was read, with all that was found wrong in it.
#[derive(Debug)]
pub struct Examined {
    /// The texts, for showing diagnostics.
    pub files: Files,
    /// Templates and themes.
    pub assets: Assets,
    /// The dossier; `None` where there is no usable `site.toml`.
    pub dossier: Option<Dossier>,
    /// Everything found wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Examined {
    /// Whether the site may be built.
    #[must_use]
    pub fn is_sound(&self, strictness: Strictness) -> bool {
        self.dossier.is_some()
            && self.diagnostics.iter().all(|d| d.severity == Severity::Warning && strictness == Strictness::Lenient)
    }
}

/// Stages one to four: everything short of making pages.
///
/// # Errors
/// Where the machine fails; what an author did is in [`Examined::diagnostics`].
pub fn examine(root: &Path, options: &Options) -> Result<Examined, Error> {
    let mut faults = Diagnostics::new();
    let loaded = load(root, &mut faults)?;
    let parsed = parse(&loaded, &mut faults);
    let Loaded { files, assets, .. } = loaded;
    let dossier = parsed.map(|mut parsed| {
        if let Some(base_url) = &options.base_url {
            parsed.config.base_url = base_url.clone();
        }
        if options.drafts == Drafts::LeaveOut {
            parsed.records.sources.retain(|source| !source.draft);
        }
        let dossier = link(parsed, &mut faults);
        let originals = Originals::below(root);
        check(&dossier, &files, &originals, &mut faults);
        excuse(&files, &mut faults);
        faults.relevel(|fault| crate::check::level(&dossier.config, fault));
        dossier
    });
    let diagnostics = faults.into_sorted(&files);
    Ok(Examined { files, assets, dossier, diagnostics })
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// What was read and what was found wrong.
    pub examined: Examined,
    /// What was written; `None` where faults kept the site from being built, and the old one stands.
    pub emitted: Option<Emitted>,
}

/// All six stages: the dossier in `root` becomes the site in `out`.
///
/// # Errors
/// Where the machine fails; the site in `out` is then as it was.
pub fn build(root: &Path, out: &Path, options: &Options) -> Result<Built, Error> {
    let examined = examine(root, options)?;
    let emitted = match &examined.dossier {
        Some(dossier) if examined.is_sound(options.strictness) => Some(publish(dossier, &examined.assets, out)?),
        _ => None,
    };
    Ok(Built { examined, emitted })
}

fn publish(dossier: &Dossier, assets: &Assets, out: &Path) -> Result<Emitted, Error> {
    let renderer = Renderer::new(dossier, assets)?;
    let site = Site::begin(out)?;
    render(&renderer, |output| site.write(&output))?;
    site.publish()
}

//! The six stages, in order. The one file that names them all.

use crate::check::{self, Excuses, all_prose, check, check_texts, mend_ids};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Severity, files_of};
use crate::emit::{Asked, Emitted, Memory, Output, Shard, Site, Spare};
use crate::footprint::{self, Footprint};
use crate::ingest::{AtHand, Originals};
use crate::link::{self, Dossier, MentionFinder, SourceText, link_with};
use crate::load::{self, Assets, Loaded, Look, Unsaved, load_with};
use crate::memo::Keeping;
use crate::parse::{self, BaseUrl, Hosting, Offline, Publish, parse_with};
use crate::render::{Renderer, Sink, index, portable, prove, render};
use crate::{Error, Timings, external};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a build is asked for beyond what `site.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Another base URL than `site.toml`'s.
    pub base_url: Option<BaseUrl>,
    /// Whether warnings keep the site from being built.
    pub strictness: Strictness,
    /// Whether drafts are part of the dossier.
    pub drafts: Drafts,
    /// Of which sources the text itself is shown, where the capture is at hand.
    pub texts: Texts,
    /// Which part of the files is made.
    pub shard: Shard,
    /// Where the site will be opened from.
    pub form: Form,
    /// Whether other hosts are asked for what the dossier links to.
    pub hosts: Hosts,
    /// Which texts that were read stay at hand.
    pub inputs: Inputs,
}

/// Which texts stay at hand once records have been made of them: a large dossier holds much of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Inputs {
    /// Those of which something is said.
    Spoken,
    /// Those that editors write: locks are let go.
    #[default]
    Written,
    /// All, for whoever asks what the site was built of.
    All,
}

/// Whether other hosts are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hosts {
    /// Nothing leaves the machine.
    #[default]
    LeaveAlone,
    /// Each address is asked for.
    Ask,
}

/// Where a site is opened from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// From a host, at the base URL.
    #[default]
    Hosted,
    /// From a folder on a disk, by a browser alone.
    Portable,
    /// From `malaf serve`, while it is being written.
    Served,
}

/// Of which sources the text itself is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Texts {
    /// Of those whose rights say `publish = "full"`.
    #[default]
    AsRightsAllow,
    /// Of all: for the editors' own eyes, never for a site that is published.
    OfAll,
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
    pub assets: Arc<Assets>,
    /// The dossier; `None` where there is no usable `site.toml`.
    pub dossier: Option<Dossier>,
    /// Everything found wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each stage took.
    pub timings: Timings,
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
    examine_with(root, options, (&Unsaved::new(), Look::Everywhere), &mut Memories::default())
}

/// What stages one to four take over from one reading of a dossier to the next. A reading that takes over gives what it
/// would give without, faster.
#[derive(Default)]
struct Memories {
    keeping: Keeping,
    load: load::Memory,
    parse: parse::Memory,
    link: link::Memory,
    check: check::Memory,
    originals: Option<Originals>,
}

/// Readings of one dossier, one after the other.
pub struct Session {
    root: PathBuf,
    options: Options,
    memories: Memories,
}

impl Session {
    /// Readings of the dossier in `root`.
    #[must_use]
    pub fn new(root: &Path, options: &Options) -> Self {
        let keeping = Keeping::TheLast;
        let load = load::Memory::new(keeping);
        let (parse, link) = (parse::Memory::new(keeping), link::Memory::new(keeping));
        let (check, originals) = (check::Memory::new(keeping), Some(Originals::remembered_below(root)));
        let memories = Memories { keeping, load, parse, link, check, originals };
        Self { root: root.to_path_buf(), options: options.clone(), memories }
    }

    /// As [`examine`].
    ///
    /// # Errors
    /// As [`examine`].
    pub fn examine(&mut self, look: Look<'_>) -> Result<Examined, Error> {
        examine_with(&self.root, &self.options, (&Unsaved::new(), look), &mut self.memories)
    }

    /// The like, with what an editor holds unsaved instead of what the disk holds.
    ///
    /// # Errors
    /// Where the machine fails.
    pub fn examine_unsaved(&mut self, unsaved: &Unsaved) -> Result<Examined, Error> {
        examine_with(&self.root, &self.options, (unsaved, Look::Everywhere), &mut self.memories)
    }
}

fn examine_with(
    root: &Path,
    options: &Options,
    (unsaved, look): (&Unsaved, Look<'_>),
    memories: &mut Memories,
) -> Result<Examined, Error> {
    let mut faults = Diagnostics::new();
    let mut timings = Timings::default();
    let loaded = timings.time("load", || load_with(root, unsaved, look, &mut memories.load, &mut faults))?;
    let parsed = timings.time("parse", || parse_with(&loaded, &mut memories.parse, &mut faults));
    let Loaded { mut files, assets, .. } = loaded;
    // Of many readings the next one asks which texts are the very same.
    let inputs = if memories.keeping == Keeping::Nothing { options.inputs } else { Inputs::All };
    // Locks are the largest texts by far, and nothing after this speaks of them; editors may yet have ids in them renamed.
    if inputs != Inputs::All {
        let shown = files_of(faults.as_slice());
        files.forget(|file, path| load::LOCKS.contains(&path) && !shown.contains(&file));
    }
    let dossier = parsed.map(|mut parsed| -> Result<Option<Dossier>, Error> {
        memories.check.turn(&files);
        let excuses = timings.time("letters", || {
            check_texts(&parsed.config, &files, &memories.check, &mut faults);
            let excuses = Excuses::within(&files, &memories.check);
            if inputs == Inputs::Spoken {
                let mut spoken = files_of(faults.as_slice());
                spoken.extend(excuses.files());
                // Of `site.toml`, templates and themes more may be said while pages are made.
                files.set_aside(|file, path| path.starts_with("content/") && !spoken.contains(&file));
            }
            excuses
        });
        if let Some(base_url) = &options.base_url {
            parsed.config.base_url = base_url.clone();
        }
        if options.form == Form::Portable {
            // On a disk there is no host to tell anything.
            parsed.config.hosting = Hosting::default();
        }
        if options.form != Form::Hosted {
            // No worker can be registered there; and what is being written is not to be read from what a browser kept.
            parsed.config.offline = Offline::default();
        }
        if options.drafts == Drafts::LeaveOut {
            parsed.leave_out_drafts();
        }
        let mut dossier = timings.time("link", || link_with(parsed, &mut memories.link, &mut faults));
        let originals = memories.originals.as_ref().map_or_else(|| Originals::below(root), Originals::again);
        timings.time("texts", || show_texts(&mut dossier, &originals, options.texts));
        timings.time("check", || {
            check(&dossier, &originals, &memories.check, &mut faults);
            prove(&dossier, &assets, &files, &mut faults)?;
            if options.hosts == Hosts::Ask {
                external::check(root, &dossier, &all_prose(&dossier), &mut faults)?;
            }
            Ok::<(), Error>(())
        })?;
        if !load::bring_back(root, &mut files, &files_of(faults.as_slice())) {
            return Ok(None);
        }
        mend_ids(&dossier, &files, &mut faults);
        excuses.apply(&dossier.config, &files, &mut faults);
        faults.relevel(|fault| crate::check::level(&dossier.config, fault));
        Ok(Some(dossier))
    });
    let dossier = match dossier.transpose()? {
        Some(None) => {
            // An editor wrote meanwhile: the whole dossier is read anew, and its texts stay.
            let options = Options { inputs: Inputs::Written, ..options.clone() };
            let mut again = examine_with(root, &options, (unsaved, look), memories)?;
            timings.extend(again.timings);
            again.timings = timings;
            return Ok(again);
        }
        dossier => dossier.flatten(),
    };
    let diagnostics = faults.into_sorted(&files);
    Ok(Examined { files, assets, dossier, diagnostics, timings })
}

/// Gives sources their text, where it is at hand and may be shown.
fn show_texts(dossier: &mut Dossier, originals: &Originals, texts: Texts) {
    let mut finder = None;
    let entities: Vec<_> = dossier.entities.iter().map(|(_, entity)| &entity.record).collect();
    let text_of = |source: &crate::link::Source, finder: &mut Option<MentionFinder>| {
        let shown = texts == Texts::OfAll || source.rights.publish == Publish::Full;
        let capture = source.capture.as_ref().filter(|_| shown)?;
        let AtHand::Same(described) = originals.read(capture) else { return None };
        let paragraphs: Vec<String> = described.read.paragraphs.into_iter().map(|(text, _)| text).collect();
        let finder = finder.get_or_insert_with(|| MentionFinder::new(entities.iter().copied()));
        let lines: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mentions = finder.find_in_paragraphs(&lines);
        Some(SourceText { paragraphs, mentions })
    };
    let found: Vec<_> = dossier.sources.iter().map(|(no, source)| (no, text_of(source, &mut finder))).collect();
    for (no, text) in found {
        dossier.sources[no].text = text;
    }
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
    build_with(root, out, options, Known::default())
}

/// What is at hand from the last build.
#[derive(Default)]
struct Known {
    memory: Memory,
    spare: Spare,
}

fn build_with(root: &Path, out: &Path, options: &Options, known: Known) -> Result<Built, Error> {
    let mut examined = examine(root, options)?;
    let mut timings = std::mem::take(&mut examined.timings);
    if let Some(dossier) = &mut examined.dossier {
        dossier.forget_what_is_checked();
    }
    let emitted = match &examined.dossier {
        Some(dossier) if examined.is_sound(options.strictness) => {
            match publish(dossier, &examined.assets, (out, options, known), &mut timings) {
                Err(Error::Template(fault)) => {
                    examined.diagnostics.push(fault.placed(&examined.files, Severity::Error));
                    None
                }
                published => Some(published?),
            }
        }
        _ => None,
    };
    examined.timings = timings;
    Ok(Built { examined, emitted })
}

/// What came of a build that may not have been needed.
#[derive(Debug)]
pub enum Outcome {
    /// The site was built, or faults kept it from being built.
    Built(Box<Built>),
    /// Nothing was edited since a build that found nothing wrong, and its site stands as it was written.
    Stands(Emitted),
}

/// As [`rebuild`], but where nothing was edited, nothing is read or written.
///
/// # Errors
/// As [`build`].
pub fn build_if_edited(root: &Path, out: &Path, options: &Options) -> Result<Outcome, Error> {
    let mut timings = Timings::default();
    let (footprint, stands) = timings.time("look", || {
        let footprint = Footprint::before(root, out, &format!("{options:?}"));
        let stands = footprint.as_ref().and_then(Footprint::stands);
        (footprint, stands)
    });
    if let Some(files) = stands {
        return Ok(Outcome::Stands(Emitted { files, changed: 0 }));
    }
    let mut built = rebuild(root, out, options)?;
    timings.extend(std::mem::take(&mut built.examined.timings));
    if let (Some(footprint), Some(emitted), true) = (footprint, &built.emitted, built.examined.diagnostics.is_empty()) {
        timings.time("note", || footprint.keep(emitted.files));
    }
    built.examined.timings = timings;
    Ok(Outcome::Built(Box::new(built)))
}

/// As [`build`], but pages that the last build made from the same views and templates, and that stand as it wrote them, are
/// not made again.
///
/// # Errors
/// As [`build`].
pub fn rebuild(root: &Path, out: &Path, options: &Options) -> Result<Built, Error> {
    let memory = footprint::memory(root, out).map_or_else(Memory::default, |place| Memory::read(&place));
    let spare = footprint::spare(root, out).map_or_else(Spare::default, Spare::at);
    build_with(root, out, options, Known { memory, spare })
}

/// Pages are written as they are rendered: the two are one row of the timings.
fn publish(
    dossier: &Dossier,
    assets: &Assets,
    (out, options, Known { memory, spare }): (&Path, &Options, Known),
    timings: &mut Timings,
) -> Result<Emitted, Error> {
    let renderer = timings.time("prepare", || Renderer::new(dossier, assets))?;
    let is_hosted = options.form == Form::Hosted;
    let compress = is_hosted && dossier.config.hosting.compress;
    let site = Site::begin(out, Asked { shard: options.shard, compress, memory, spare })?;
    let write = |output: Output| match options.form {
        Form::Portable => portable(output, &dossier.config.base_url)?.iter().try_for_each(|output| site.write(output)),
        Form::Hosted | Form::Served => site.write(&output),
    };
    let sink = Sink {
        write: &write,
        fill: &|path, fill| if is_hosted { site.fill(path, fill) } else { write(Output::filled(path, fill)?) },
        list: &|path| site.list(path),
        // A portable page is two files.
        stands: &|path, key| if is_hosted { site.stands(path, key) } else { Ok(false) },
    };
    // The index is held until it is done, and pages gather what they have in common: one after the other, not both at once.
    let searched = timings.time("search", || index(&renderer, write));
    let made = searched.and_then(|()| timings.time("render", || render(&renderer, options.shard, &sink)));
    if let Err(error) = made {
        site.abandon();
        return Err(error);
    }
    timings.time("publish", || site.publish())
}

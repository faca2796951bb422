//! What loading takes over from one reading of the dossier to the next: a text that is as it was is the very same in
//! memory, so that all that was made of it may be found again; and where it is known which files were touched, only
//! those are read.

use super::{Assets, Loaded, Read, is_hidden, read_text};
use crate::Error;
use crate::diagnostic::{File, Files};
use crate::memo::Keeping;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// What was loaded last.
#[derive(Debug, Default)]
pub struct Memory {
    keeping: Keeping,
    files: Files,
    /// Texts that could not be taken stand among the files as empty ones.
    refused: BTreeSet<String>,
    assets: Option<Arc<Assets>>,
}

/// Where to look for changes.
#[derive(Debug, Clone, Copy)]
pub enum Look<'a> {
    /// In the whole folder.
    Everywhere,
    /// At these paths, as far as nothing else can have changed.
    At(&'a BTreeSet<PathBuf>),
}

impl Memory {
    /// Nothing was loaded yet.
    #[must_use]
    pub fn new(keeping: Keeping) -> Self {
        Self { keeping, ..Self::default() }
    }

    /// A file of a text, the very same as before where it was this text.
    pub(super) fn file(&self, path: &str, text: String) -> File {
        match self.files.get(path).filter(|_| !self.refused.contains(path)) {
            Some(before) if *before.text == *text => before.clone(),
            Some(before) => File { path: Arc::clone(&before.path), text: text.into() },
            None => File { path: path.into(), text: text.into() },
        }
    }

    /// The templates and themes that were loaded, if they were these.
    pub(super) fn same_assets(&self, assets: Assets) -> Arc<Assets> {
        self.assets.as_ref().filter(|before| ***before == assets).map_or_else(|| Arc::new(assets), Arc::clone)
    }

    /// Keeps what was loaded.
    pub(super) fn keep(&mut self, loaded: &Loaded) {
        if self.keeping == Keeping::Nothing {
            return;
        }
        self.refused = loaded.refused.iter().map(|file| loaded.files.path(*file).to_owned()).collect();
        self.files = loaded.files.clone();
        self.assets = Some(Arc::clone(&loaded.assets));
    }

    /// What there is now if only texts of records that were there changed, and nowhere but at these paths; `None` where
    /// anything else may have happened, and the whole folder must be looked at.
    pub(super) fn after(&self, root: &Path, paths: &BTreeSet<PathBuf>) -> Result<Option<Loaded>, Error> {
        let Some(assets) = self.assets.as_ref().filter(|_| self.refused.is_empty()) else { return Ok(None) };
        let mut files = self.files.clone();
        for path in paths {
            let Some(below) = below(root, path) else { return Ok(None) };
            match self.one(&below, path)? {
                Some(Change::Text(file)) => files.replace(file),
                Some(Change::Nothing) => {}
                None => return Ok(None),
            }
        }
        let assets = Arc::clone(assets);
        Ok(Some(Loaded { root: root.to_path_buf(), files, refused: BTreeSet::new(), assets }))
    }

    fn one(&self, below: &str, path: &Path) -> Result<Option<Change>, Error> {
        let there = path.symlink_metadata();
        if self.files.find(below).is_none() {
            // A file that an editor made and took away again, or that is none of ours.
            let is_nothing = there.is_err() || is_hidden(below);
            return Ok(is_nothing.then_some(Change::Nothing));
        }
        let is_record = below.starts_with("content/") && matches!(below.rsplit('.').next(), Some("md" | "toml"));
        if !is_record || !there.is_ok_and(|there| there.is_file()) {
            return Ok(None);
        }
        Ok(match read_text(below.to_owned(), path, self)? {
            Read::Text(file) => Some(Change::Text(file)),
            Read::Refused(..) | Read::Gone => None,
        })
    }
}

/// What became of a file.
enum Change {
    Text(File),
    Nothing,
}

/// The path below the dossier's folder, with `/`.
fn below(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some(parts.collect::<Option<Vec<&str>>>()?.join("/"))
}

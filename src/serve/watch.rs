//! Tells when a file of the dossier changed. The one door to `notify`.

use super::Settings;
use crate::Error;
use crate::load::Look;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Editors write a file in several steps; what comes within this time is one change.
const DEBOUNCE: Duration = Duration::from_millis(20);
/// The same once a file that was written was closed: then its writer has done with it.
const AFTER_CLOSE: Duration = Duration::from_millis(4);
/// After so long without a change it is looked whether everything was told: a new folder may fill up before it is
/// watched, and the system drops what nobody takes in time.
const QUIET: Duration = Duration::from_secs(1);

/// What the system told.
enum Told {
    /// Something happened at these paths.
    At(Vec<PathBuf>),
    /// A file was closed after it was written.
    Closed,
    /// More happened than could be told.
    Lost,
}

/// Calls `changed` after each change of the dossier's files with where to look, until the watcher is dropped; it tells
/// whether it could look.
///
/// # Errors
/// Where the system does not let the folder be watched.
pub fn watch(
    settings: &Settings,
    mut changed: impl FnMut(Look<'_>) -> bool + Send + 'static,
) -> Result<RecommendedWatcher, Error> {
    let (sender, receiver) = mpsc::channel();
    let root = absolute(&settings.root);
    let below = Below { root: root.clone(), named: settings.root.clone() };
    let mut watcher = notify::recommended_watcher(move |event: Result<Event, notify::Error>| {
        if let Ok(event) = event
            && let Some(told) = below.told(&event)
        {
            let _ = sender.send(told);
        }
    })
    .map_err(|error| failed(&error, &root))?;
    for path in watched(&root) {
        watcher.watch(&path, RecursiveMode::Recursive).map_err(|error| failed(&error, &path))?;
    }
    // The folder itself, for site.toml and captures.lock; not recursively, as `target` may be large.
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(|error| failed(&error, &root))?;
    std::thread::spawn(move || debounce(&receiver, &mut changed));
    Ok(watcher)
}

fn watched(root: &Path) -> impl Iterator<Item = PathBuf> {
    let folders = ["content", "templates", "themes"].map(|name| root.join(name));
    folders.into_iter().filter(|folder| folder.is_dir())
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
}

fn debounce(receiver: &Receiver<Told>, changed: &mut impl FnMut(Look<'_>) -> bool) {
    // What happened while the first reading was made was not told.
    let mut is_sure = false;
    loop {
        let first = if is_sure {
            receiver.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            receiver.recv_timeout(QUIET)
        };
        let first = match first {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => {
                is_sure = changed(Look::Everywhere);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let Ok(paths) = gather(receiver, first) else { return };
        match &paths {
            Some(paths) if paths.is_empty() => continue,
            Some(paths) => changed(Look::At(paths)),
            None => changed(Look::Everywhere),
        };
        is_sure = false;
    }
}

/// All that belongs to one change; `None` where more happened than was told.
///
/// # Errors
/// Where the watcher is gone.
fn gather(receiver: &Receiver<Told>, first: Told) -> Result<Option<BTreeSet<PathBuf>>, RecvTimeoutError> {
    let (mut paths, mut next) = (Some(BTreeSet::new()), first);
    loop {
        let wait = match next {
            Told::At(more) => {
                paths.iter_mut().for_each(|paths| paths.extend(more.iter().cloned()));
                DEBOUNCE
            }
            Told::Closed => AFTER_CLOSE,
            Told::Lost => {
                paths = None;
                DEBOUNCE
            }
        };
        next = match receiver.recv_timeout(wait) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => return Ok(paths),
            Err(gone @ RecvTimeoutError::Disconnected) => return Err(gone),
        };
    }
}

/// The dossier's folder, as the system and as the reader of messages names it.
struct Below {
    root: PathBuf,
    named: PathBuf,
}

impl Below {
    fn told(&self, event: &Event) -> Option<Told> {
        if event.need_rescan() {
            return Some(Told::Lost);
        }
        let paths = event.paths.iter().filter(|path| is_source(path, &self.root));
        let paths: Vec<PathBuf> =
            paths.filter_map(|path| Some(self.named.join(path.strip_prefix(&self.root).ok()?))).collect();
        match event.kind {
            _ if paths.is_empty() => None,
            EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => Some(Told::At(paths)),
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Told::Closed),
            _ => None,
        }
    }
}

fn is_source(path: &Path, root: &Path) -> bool {
    let hidden =
        path.strip_prefix(root).is_ok_and(|below| below.iter().any(|part| part.to_string_lossy().starts_with('.')));
    let direct = path.parent() == Some(root);
    let named = path
        .file_name()
        .is_some_and(|name| ["site.toml", "captures.lock", "translations.lock"].iter().any(|known| name == *known));
    !hidden && (!direct || named)
}

fn failed(error: &notify::Error, path: &Path) -> Error {
    Error::file("watch", path)(std::io::Error::other(error.to_string()))
}

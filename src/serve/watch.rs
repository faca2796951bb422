//! Tells when a file of the dossier changed. The one door to `notify`.

use super::Settings;
use crate::Error;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Editors write a file in several steps; what comes within this time is one change.
const DEBOUNCE: Duration = Duration::from_millis(20);

/// Calls `changed` after each change of the dossier's files, until the watcher is dropped.
///
/// # Errors
/// Where the system does not let the folder be watched.
pub fn watch(settings: &Settings, mut changed: impl FnMut() + Send + 'static) -> Result<RecommendedWatcher, Error> {
    let (sender, receiver) = mpsc::channel();
    let root = absolute(&settings.root);
    let below = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: Result<Event, notify::Error>| {
        if let Ok(event) = event
            && matters(&event, &below)
        {
            let _ = sender.send(event.paths);
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

fn debounce(receiver: &Receiver<Vec<PathBuf>>, changed: &mut impl FnMut()) {
    while receiver.recv().is_ok() {
        loop {
            match receiver.recv_timeout(DEBOUNCE) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        changed();
    }
}

fn matters(event: &Event, root: &Path) -> bool {
    let touches = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    touches && event.paths.iter().any(|path| is_source(path, root))
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

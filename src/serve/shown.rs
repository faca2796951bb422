//! What pages show: one reading of the dossier in which nothing was wrong, and its files, each made when it is asked for.
//!
//! Nothing is written to the disk. What was made is kept until the next reading.

use crate::Error;
use crate::emit::Output;
use crate::pipeline::Examined;
use crate::render::{Contents, Kit, Lot, Renderer};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

/// The bytes of a file.
pub type Bytes = Arc<Vec<u8>>;

/// The reading that pages show now; none before there was one without errors.
#[derive(Default)]
pub struct Shown(RwLock<Option<Arc<Reading>>>);

impl Shown {
    /// What is shown now.
    pub fn now(&self) -> Option<Arc<Reading>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows another.
    pub fn change(&self, reading: Arc<Reading>) -> Option<Arc<Reading>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner).replace(reading)
    }
}

/// A reading of the dossier, to make pages of.
pub struct Reading {
    examined: Examined,
    kit: Arc<Kit>,
    count: u64,
    contents: OnceLock<Contents>,
    pages: Mutex<Pages>,
    lots: [Mutex<Option<Made>>; Lot::ALL.len()],
}

/// Files by path; `None` are known and not kept.
type Made = BTreeMap<String, Option<Bytes>>;

/// Pages that were made.
#[derive(Default)]
struct Pages {
    made: BTreeMap<String, Bytes>,
    size: usize,
}

/// So much of pages is kept in memory (somewhat arbitrary).
const KEPT: usize = 64 * 1024 * 1024;
/// A file of a lot larger than this is kept only where it was asked for (somewhat arbitrary).
const LARGE: usize = 1024 * 1024;

impl Reading {
    /// A reading to be shown, as which pages' news count it.
    pub fn new(examined: Examined, kit: Arc<Kit>, count: u64) -> Self {
        let lots = Lot::ALL.map(|_| Mutex::default());
        Self { examined, kit, count, contents: OnceLock::new(), pages: Mutex::default(), lots }
    }

    /// How often the pages had changed with it.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// What was read.
    pub fn examined(&self) -> &Examined {
        &self.examined
    }

    /// The path of its base URL, below which links stand as they will when the site is published.
    pub fn base(&self) -> &str {
        self.examined.dossier.as_ref().map_or("/", |dossier| dossier.config.base_url.path())
    }

    /// What its pages are made with.
    pub fn kit(&self) -> &Arc<Kit> {
        &self.kit
    }

    /// The file at a path below the site's; `None` where the site has none there.
    ///
    /// # Errors
    /// Where a template fails.
    pub fn file(&self, path: &str) -> Result<Option<Bytes>, Error> {
        let Some(dossier) = &self.examined.dossier else { return Ok(None) };
        if let Some(bytes) = locked(&self.pages).made.get(path) {
            return Ok(Some(Arc::clone(bytes)));
        }
        let renderer = Renderer::with(dossier, &self.kit);
        let contents = self.contents.get_or_init(|| renderer.contents());
        match renderer.single(contents, path)? {
            Some(Output { bytes, .. }) => Ok(Some(self.keep(path, bytes))),
            None => self.of_lot(&renderer, path),
        }
    }

    fn keep(&self, path: &str, bytes: Vec<u8>) -> Bytes {
        let mut pages = locked(&self.pages);
        if pages.size + bytes.len() > KEPT {
            *pages = Pages::default();
        }
        pages.size += bytes.len();
        let bytes = Arc::new(bytes);
        pages.made.insert(path.to_owned(), Arc::clone(&bytes));
        bytes
    }

    /// Whoever asks for another file of the lot meanwhile waits: all of them are being made.
    fn of_lot(&self, renderer: &Renderer<'_>, path: &str) -> Result<Option<Bytes>, Error> {
        let lot = Lot::of(path);
        let Some(place) = Lot::ALL.iter().position(|other| *other == lot).and_then(|at| self.lots.get(at)) else {
            return Ok(None);
        };
        let mut made = locked(place);
        match made.as_ref().map(|made| made.get(path)) {
            Some(None) => return Ok(None),
            Some(Some(Some(bytes))) => return Ok(Some(Arc::clone(bytes))),
            Some(Some(None)) | None => {}
        }
        let files: Mutex<Made> = Mutex::default();
        renderer.lot(lot, &|output: Output| {
            let is_kept = output.bytes.len() <= LARGE || output.path == path;
            locked(&files).insert(output.path, is_kept.then(|| Arc::new(output.bytes)));
            Ok(())
        })?;
        let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let found = files.get(path).cloned().flatten();
        *made = Some(files);
        Ok(found)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

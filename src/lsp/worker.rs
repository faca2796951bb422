//! Reads the dossier in the background after a pause in typing, and publishes what is wrong in it.

use super::notices::by_file;
use super::snapshot::Snapshot;
use crate::Error;
use crate::load::Unsaved;
use crate::pipeline::Session;
use lsp_server::{Message, Notification};
use lsp_types::notification::{LogMessage, Notification as _, PublishDiagnostics};
use lsp_types::{Diagnostic as Notice, LogMessageParams, MessageType, PublishDiagnosticsParams, Uri};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is typed within this time is one change.
const PAUSE: Duration = Duration::from_millis(120);
/// Who types without a pause is answered all the same.
const LONGEST: Duration = Duration::from_millis(600);

/// The dossier as editors hold it now.
#[derive(Debug, Clone)]
pub struct Job {
    /// Counts changes.
    pub number: u64,
    /// Its folder.
    pub root: PathBuf,
    /// What is open, by path, with its version and the address by which the editor knows it.
    pub open: BTreeMap<String, Open>,
}

/// A file that is open in the editor.
#[derive(Debug, Clone)]
pub struct Open {
    /// The editor's address of it.
    pub uri: Uri,
    /// The editor's count of its changes.
    pub version: i32,
    /// As it is now.
    pub text: Arc<str>,
}

impl Job {
    /// The editor's own address of an open file, else one made from the path.
    #[must_use]
    pub fn uri(&self, path: &str) -> Option<Uri> {
        self.open.get(path).map(|open| open.uri.clone()).or_else(|| super::address::uri(&self.root.join(path)))
    }

    fn unsaved(&self) -> Unsaved {
        self.open.iter().map(|(path, open)| (path.clone(), open.text.to_string())).collect()
    }
}

/// The last reading, shared by the thread that answers and the one that reads, and what the next one takes over from it.
#[derive(Clone, Default)]
pub struct Shared {
    last: Arc<Mutex<Option<Last>>>,
    session: Arc<Mutex<Option<(PathBuf, Session)>>>,
}

/// A reading, and how many changes it has seen.
type Last = (u64, Arc<Snapshot>);

impl Shared {
    /// The last reading, and how many changes it has seen.
    #[must_use]
    pub fn last(&self) -> Option<Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the dossier as `job` has it, unless a later reading came first.
    ///
    /// # Errors
    /// Where a file or folder cannot be read.
    pub fn read(&self, job: &Job) -> Result<Arc<Snapshot>, Error> {
        let before = self.last().map(|(_, snapshot)| snapshot);
        let snapshot =
            Arc::new(self.session(job, |session| Snapshot::read(session, &job.unsaved(), before.as_deref()))?);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|(number, _)| *number <= job.number) {
            *last = Some((job.number, Arc::clone(&snapshot)));
        }
        Ok(snapshot)
    }

    fn session<T>(&self, job: &Job, read: impl FnOnce(&mut Session) -> T) -> T {
        let mut held = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let session = held.take().filter(|(root, _)| *root == job.root).map(|(_, session)| session);
        let mut session = session.unwrap_or_else(|| Snapshot::session(&job.root));
        let read = read(&mut session);
        // After a panic nobody knows what it holds: then it is not put back.
        *held = Some((job.root.clone(), session));
        read
    }
}

/// Where messages to the editor go; `false` says that it is gone.
pub type Post = Box<dyn Fn(Message) -> bool + Send>;

/// Works until nobody sends jobs any more.
pub fn work(jobs: &Receiver<Job>, shared: &Shared, post: &Post) {
    let mut published: BTreeMap<String, Vec<Notice>> = BTreeMap::new();
    while let Ok(job) = jobs.recv() {
        let job = settled(jobs, job);
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| shared.read(&job)));
        let alive = match read {
            Ok(Ok(snapshot)) => publish(&job, &snapshot, &mut published, post),
            Ok(Err(error)) => log(post, &error.to_string()),
            Err(_) => log(post, "malaf could not read the dossier as it stands; this is a bug in malaf"),
        };
        if !alive {
            return;
        }
    }
}

/// The last of the jobs that come in quick succession.
fn settled(jobs: &Receiver<Job>, mut job: Job) -> Job {
    let end = Instant::now() + LONGEST;
    loop {
        let rest = end.saturating_duration_since(Instant::now()).min(PAUSE);
        match jobs.recv_timeout(rest) {
            Ok(next) if Instant::now() < end => job = next,
            Ok(next) => return next,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return job,
        }
    }
}

/// Sends what differs from what was sent before, and what is open, which the editor waits for.
fn publish(job: &Job, snapshot: &Snapshot, published: &mut BTreeMap<String, Vec<Notice>>, post: &Post) -> bool {
    let mut found = by_file(&snapshot.diagnostics, &snapshot.files, &|path| job.uri(path));
    for path in published.keys().chain(job.open.keys()) {
        if !found.contains_key(path) {
            found.insert(path.clone(), Vec::new());
        }
    }
    for (path, notices) in &found {
        let same = published.get(path).is_some_and(|before| before == notices);
        if same && !job.open.contains_key(path) {
            continue;
        }
        let Some(uri) = job.uri(path) else { continue };
        let version = job.open.get(path).map(|open| open.version);
        let params = PublishDiagnosticsParams { uri, diagnostics: notices.clone(), version };
        if !post(Notification::new(PublishDiagnostics::METHOD.to_owned(), params).into()) {
            return false;
        }
    }
    found.retain(|_, notices| !notices.is_empty());
    *published = found;
    true
}

/// Tells the editor's log.
pub fn log(post: &Post, message: &str) -> bool {
    let params = LogMessageParams { typ: MessageType::ERROR, message: message.to_owned() };
    post(Notification::new(LogMessage::METHOD.to_owned(), params).into())
}

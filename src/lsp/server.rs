//! What the editor has open, and who answers what. Holds no knowledge of the dossier: that is the snapshot's.

use super::address;
use super::answers::{self, Asked};
use super::snapshot::Snapshot;
use super::worker::{self, Job, Open, Post, Shared};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as Notice,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, GotoDefinition, HoverRequest, PrepareRenameRequest,
    References, RegisterCapability, Rename, Request as Question, WorkspaceSymbolRequest,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, InitializeParams,
    ResourceOperationKind, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};

/// One editor's session.
pub struct Server {
    /// The dossier, once it is found.
    root: Option<PathBuf>,
    /// The same as the system names it, for addresses that go through a link.
    canonical: Option<PathBuf>,
    open: BTreeMap<String, Open>,
    number: u64,
    shared: Shared,
    jobs: mpsc::Sender<Job>,
    post: Post,
    client: Client,
}

/// What the editor can do.
struct Client {
    watches: bool,
    renames_files: bool,
}

impl Server {
    /// A session in which nothing is open yet. What the editor opens decides on the dossier; else it is `root`.
    pub fn new(
        root: &Path,
        params: &InitializeParams,
        send: impl Fn(Message) -> bool + Clone + Send + 'static,
    ) -> Self {
        let (jobs, waiting) = mpsc::channel();
        let shared = Shared::default();
        let (post, for_worker): (Post, Post) = (Box::new(send.clone()), Box::new(send));
        let of_worker = shared.clone();
        std::thread::spawn(move || worker::work(&waiting, &of_worker, &for_worker));
        let root = dossier(root, params);
        let canonical = root.as_ref().and_then(|root| root.canonicalize().ok());
        let client = Client::of(params);
        Self { root, canonical, open: BTreeMap::new(), number: 0, shared, jobs, post, client }
    }

    /// Asks to be told of changes on the disk, and reads the dossier.
    pub fn begin(&mut self) {
        if self.client.watches {
            let watchers = ["**/*.toml", "**/*.md", "**/*.lock"].map(|glob| json!({ "globPattern": glob }));
            let params = json!({ "registrations": [{
                "id": "files",
                "method": DidChangeWatchedFiles::METHOD,
                "registerOptions": { "watchers": watchers },
            }] });
            let id = RequestId::from("malaf-watches".to_owned());
            let request = Request { id, method: RegisterCapability::METHOD.to_owned(), params };
            (self.post)(request.into());
        }
        self.changed();
    }

    /// Takes note of what the editor tells.
    pub fn notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => self.note(params, Self::opened),
            DidChangeTextDocument::METHOD => self.note(params, Self::edited),
            DidCloseTextDocument::METHOD => self.note(params, Self::closed),
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.changed(),
            _ => {}
        }
    }

    fn note<P: DeserializeOwned>(&mut self, params: serde_json::Value, note: fn(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => note(self, params),
            Err(error) => drop(worker::log(&self.post, &error.to_string())),
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        if self.root.is_none() {
            self.root = address::path(&document.uri).and_then(|path| above(&path));
            self.canonical = self.root.as_ref().and_then(|root| root.canonicalize().ok());
        }
        let Some(path) = self.below(&document.uri) else { return };
        let (uri, version, text) = (document.uri, document.version, Arc::from(document.text));
        self.open.insert(path, Open { uri, version, text });
        self.changed();
    }

    /// Whole texts are asked for: a file of a dossier is short, and a text that drifted apart would be worse than slow.
    fn edited(&mut self, params: DidChangeTextDocumentParams) {
        let Some(path) = self.below(&params.text_document.uri) else { return };
        let Some(change) = params.content_changes.into_iter().next_back() else { return };
        let (uri, version) = (params.text_document.uri, params.text_document.version);
        self.open.insert(path, Open { uri, version, text: Arc::from(change.text) });
        self.changed();
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let DidCloseTextDocumentParams { text_document } = params;
        if let Some(path) = self.below(&text_document.uri) {
            self.open.remove(&path);
            self.changed();
        }
    }

    fn changed(&mut self) {
        self.number += 1;
        if let Some(job) = self.job() {
            // The worker ends only with the session.
            let _ = self.jobs.send(job);
        }
    }

    fn job(&self) -> Option<Job> {
        Some(Job { number: self.number, root: self.root.clone()?, open: self.open.clone() })
    }

    /// The path below the dossier's folder.
    fn below(&self, uri: &Uri) -> Option<String> {
        let path = address::path(uri)?;
        let root = self.root.as_ref()?;
        let below = match path.strip_prefix(root) {
            Ok(below) => below.to_path_buf(),
            Err(_) => path.canonicalize().ok()?.strip_prefix(self.canonical.as_ref()?).ok()?.to_path_buf(),
        };
        Some(below.to_string_lossy().replace('\\', "/"))
    }

    /// Answers a question; whatever happens, there is an answer.
    pub fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answer = match method.as_str() {
            Completion::METHOD => self.ask::<Completion>(params, Freshness::Last, answers::completion),
            HoverRequest::METHOD => self.ask::<HoverRequest>(params, Freshness::Last, answers::hover),
            GotoDefinition::METHOD => self.ask::<GotoDefinition>(params, Freshness::Now, answers::definition),
            References::METHOD => self.ask::<References>(params, Freshness::Now, answers::references),
            DocumentSymbolRequest::METHOD => {
                self.ask::<DocumentSymbolRequest>(params, Freshness::Last, answers::document_symbols)
            }
            WorkspaceSymbolRequest::METHOD => {
                self.ask::<WorkspaceSymbolRequest>(params, Freshness::Last, answers::workspace_symbols)
            }
            CodeActionRequest::METHOD => self.ask::<CodeActionRequest>(params, Freshness::Last, answers::code_actions),
            PrepareRenameRequest::METHOD => {
                self.ask::<PrepareRenameRequest>(params, Freshness::Last, answers::prepare_rename)
            }
            Rename::METHOD => self.answer::<Rename>(params, Freshness::WithDisk, answers::rename),
            _ => Err((ErrorCode::MethodNotFound, format!("malaf does not answer `{method}`"))),
        };
        let response = match answer {
            Ok(value) => Response::new_ok(id, value),
            Err((code, message)) => Response::new_err(id, code as i32, message),
        };
        (self.post)(Message::Response(response));
    }

    /// The like for what is always answered.
    fn ask<Q: Question>(
        &mut self,
        params: serde_json::Value,
        freshness: Freshness,
        answer: fn(&Asked<'_>, &Q::Params) -> Q::Result,
    ) -> Result<serde_json::Value, (ErrorCode, String)> {
        self.answer::<Q>(params, freshness, |asked, params| Ok(answer(asked, params)))
    }

    fn answer<Q: Question>(
        &mut self,
        params: serde_json::Value,
        freshness: Freshness,
        answer: impl Fn(&Asked<'_>, &Q::Params) -> Result<Q::Result, String>,
    ) -> Result<serde_json::Value, (ErrorCode, String)> {
        let params: Q::Params =
            serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))?;
        let asked = || -> Result<serde_json::Value, String> {
            let job = self.job().ok_or("no dossier is open: there is no site.toml in or above what is open")?;
            let snapshot = self.snapshot(&job, freshness)?;
            let asked = Asked {
                snapshot: &snapshot,
                job: &job,
                below: &|uri| self.below(uri),
                renames_files: self.client.renames_files,
            };
            let answer = answer(&asked, &params)?;
            serde_json::to_value(answer).map_err(|error| error.to_string())
        };
        // A fault of ours in one answer must not end the editor's session.
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(asked)) {
            Ok(answer) => answer.map_err(|message| (ErrorCode::RequestFailed, message)),
            Err(_) => Err((ErrorCode::InternalError, "malaf failed to answer; this is a bug in malaf".to_owned())),
        }
    }

    fn snapshot(&self, job: &Job, freshness: Freshness) -> Result<Arc<Snapshot>, String> {
        match (self.shared.last(), freshness) {
            (Some((_, snapshot)), Freshness::Last) => Ok(snapshot),
            (Some((number, snapshot)), Freshness::Now) if number == job.number => Ok(snapshot),
            _ => self.shared.read(job).map_err(|error| error.to_string()),
        }
    }
}

/// Of when a reading must be.
#[derive(Clone, Copy)]
enum Freshness {
    /// The last there is: an answer while typing must come at once.
    Last,
    /// Of the texts as they are in the editor: the answer is places in them.
    Now,
    /// Of the disk as it is, too: what is written there will be changed.
    WithDisk,
}

impl Client {
    fn of(params: &InitializeParams) -> Self {
        let workspace = params.capabilities.workspace.as_ref();
        let watches = workspace
            .and_then(|workspace| workspace.did_change_watched_files)
            .is_some_and(|watched| watched.dynamic_registration == Some(true));
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let operations = edits.and_then(|edits| edits.resource_operations.as_ref());
        let renames_files = operations.is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Rename));
        Self { watches, renames_files }
    }
}

/// The dossier's folder: the one that was asked for, else the first that the editor opens in or below one.
fn dossier(asked: &Path, params: &InitializeParams) -> Option<PathBuf> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    if asked != Path::new(".") {
        return Some(absolute(asked));
    }
    #[expect(deprecated, reason = "older editors name one folder only")]
    let single = params.root_uri.as_ref();
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri).chain(single);
    let found = folders.filter_map(address::path).find_map(|folder| above(&folder));
    found.or_else(|| above(&absolute(asked)))
}

/// The nearest folder with a `site.toml`, from a path upwards.
fn above(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|folder| folder.join("site.toml").is_file()).map(Path::to_path_buf)
}

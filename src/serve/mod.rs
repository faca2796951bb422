//! `malaf serve`: shows the site on this machine as it would be built, and shows it again on change. Beside the pipeline,
//! and uses it.
//!
//! Each save is read, linked and checked; pages are made of that when they are asked for, and nothing is written to the
//! disk. While there are errors pages stay as they were and say what is wrong, as the terminal does.

mod connections;
mod http;
mod news;
mod shown;
mod watch;

use crate::Error;
use crate::cli::Report;
use crate::diagnostic::{Diagnostic, Files, Severity};
use crate::load::{Assets, Look};
use crate::pipeline::{Examined, Options, Session};
use crate::render::Kit;
use news::News;
use shown::{Reading, Shown};
use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use tokio::net::TcpListener;
use tokio::sync::watch::Sender;

/// What to serve and where.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The dossier's folder.
    pub root: PathBuf,
    /// What the reading is asked for.
    pub options: Options,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to begin with.
    pub port: u16,
    /// The address that opens a file in the editor, with `{file}`, `{line}` and `{column}`.
    pub editor: String,
}

/// How many ports after the wanted one are tried.
const PORTS: u16 = 100;
/// So many pages are made at once; who asks for more waits.
const AT_ONCE: usize = 8;

/// Reads and serves until the process is told to stop.
///
/// # Errors
/// Where no port is free, or the machine fails in the first reading.
pub fn serve(settings: &Settings, report: &Report) -> Result<(), Error> {
    let mut reader = Reader::new(settings, *report);
    reader.read(Look::Everywhere)?;
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).max_blocking_threads(AT_ONCE).enable_all().build();
    let runtime = runtime.map_err(|error| Error::Internal(format!("cannot start the server: {error}")))?;
    let served = runtime.block_on(run(settings, reader));
    // Pages that wait for changes would wait for ever.
    runtime.shutdown_background();
    served
}

/// Reads the dossier after each change, and decides what is shown.
struct Reader {
    settings: Settings,
    report: Report,
    session: Session,
    shown: Arc<Shown>,
    news: News,
    last: Option<Last>,
}

/// What was read last, to tell whether anything is new.
struct Last {
    files: Files,
    assets: Arc<Assets>,
    diagnostics: Vec<Diagnostic>,
    /// Of which sources the text is at hand.
    texts: Vec<bool>,
}

impl Last {
    fn of(examined: &Examined) -> Self {
        let sources = examined.dossier.iter().flat_map(|dossier| dossier.sources.iter());
        Self {
            files: examined.files.clone(),
            assets: Arc::clone(&examined.assets),
            diagnostics: examined.diagnostics.clone(),
            texts: sources.map(|(_, source)| source.text.is_some()).collect(),
        }
    }

    fn is_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.assets, &other.assets)
            && self.diagnostics == other.diagnostics
            && self.texts == other.texts
            && other.files.differing(&self.files).is_empty()
    }
}

/// Whether there is anything to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anything {
    New,
    Nothing,
}

impl Reader {
    fn new(settings: &Settings, report: Report) -> Self {
        let session = Session::new(&settings.root, &settings.options);
        Self { settings: settings.clone(), report, session, shown: Arc::default(), news: News::default(), last: None }
    }

    /// Reads; where nothing is wrong, that is shown from now on.
    fn read(&mut self, look: Look<'_>) -> Result<Anything, Error> {
        let started = Instant::now();
        let mut examined = self.session.examine(look)?;
        let now = Last::of(&examined);
        if self.last.as_ref().is_some_and(|before| before.is_as(&now)) {
            return Ok(Anything::Nothing);
        }
        self.last = Some(now);
        let kit = if examined.is_sound(self.settings.options.strictness) { self.kit(&mut examined)? } else { None };
        self.news.look(&self.settings, &examined);
        self.report.diagnostics(&examined);
        let Some(kit) = kit else {
            self.report.not_shown(&examined);
            return Ok(Anything::New);
        };
        let count = self.news.shows(&examined, &kit, self.shown.now().as_deref());
        let before = self.shown.change(Arc::new(Reading::new(examined, kit, count)));
        // Giving back the memory of a whole dossier takes a while, and pages need not wait for it.
        std::thread::spawn(move || drop(before));
        self.report.shown(started.elapsed());
        Ok(Anything::New)
    }

    /// What pages are made with: as before, where neither settings nor theme changed; none where the theme is at fault.
    fn kit(&self, examined: &mut Examined) -> Result<Option<Arc<Kit>>, Error> {
        let Some(dossier) = &examined.dossier else { return Ok(None) };
        let settings = |examined: &Examined| {
            let site = examined.files.find("site.toml");
            site.map(|site| examined.files.text(site).to_owned())
        };
        if let Some(before) = self.shown.now()
            && settings(before.examined()) == settings(examined)
            && Arc::ptr_eq(&before.examined().assets, &examined.assets)
        {
            return Ok(Some(Arc::clone(before.kit())));
        }
        match Kit::load(&dossier.config, &examined.assets) {
            Err(Error::Template(fault)) => {
                examined.diagnostics.push(fault.placed(&examined.files, Severity::Error));
                Ok(None)
            }
            loaded => loaded.map(|kit| Some(Arc::new(kit))),
        }
    }
}

async fn run(settings: &Settings, reader: Reader) -> Result<(), Error> {
    let (listener, address) = listen(settings).await?;
    let changed = Sender::new(reader.news.clone());
    let base = reader.shown.now().map_or_else(|| "/".to_owned(), |reading| reading.base().to_owned());
    let site = http::Site::new(Arc::clone(&reader.shown), address, changed.clone());
    reader.report.listening(&format!("http://{address}{base}"));
    let watcher = watch::watch(settings, changes(reader, changed))?;
    tokio::select! {
        () = connections::answer(listener, http::routes(Arc::new(site))) => {}
        () = stopped() => {}
    }
    drop(watcher);
    Ok(())
}

/// Reads again and tells every open page: what changed, or what is wrong. Tells whether it could be read.
fn changes(mut reader: Reader, changed: Sender<News>) -> impl FnMut(Look<'_>) -> bool + Send + use<> {
    move |look| {
        // A panic is a bug of ours, and must not leave open pages without a word for ever.
        let read = std::panic::catch_unwind(AssertUnwindSafe(|| reader.read(look))).unwrap_or_else(|_| {
            reader.session = Session::new(&reader.settings.root, &reader.settings.options);
            Err(Error::Internal("the dossier could not be read as it stands".to_owned()))
        });
        match &read {
            Ok(Anything::New) => drop(changed.send_replace(reader.news.clone())),
            Ok(Anything::Nothing) => {}
            Err(error) => reader.report.failure(error),
        }
        read.is_ok()
    }
}

async fn listen(settings: &Settings) -> Result<(TcpListener, SocketAddr), Error> {
    let mut last = None;
    for port in settings.port..=settings.port.saturating_add(PORTS) {
        let address = SocketAddr::new(settings.host, port);
        match TcpListener::bind(address).await {
            Ok(listener) => {
                let bound = listener.local_addr().unwrap_or(address);
                return Ok((listener, bound));
            }
            Err(error) => last = Some((address, error)),
        }
    }
    let (address, source) = last
        .unwrap_or_else(|| (SocketAddr::new(settings.host, settings.port), std::io::Error::other("no port was tried")));
    Err(Error::Listen { address: address.to_string(), source })
}

/// Ends when the process is told to: Ctrl-C, or a polite kill.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

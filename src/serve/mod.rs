//! `malaf serve`: builds, shows the site on this machine, builds again on change. Beside the pipeline, and uses it.
//!
//! A build with errors leaves the site as it was; the page stays as it is and says what is wrong, as the terminal does.

mod connections;
mod http;
mod news;
mod watch;

use crate::Error;
use crate::cli::Report;
use crate::pipeline::{self, Options};
use news::News;
use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
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
    /// The output folder.
    pub out: PathBuf,
    /// What the build is asked for.
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

/// Builds and serves until the process is told to stop.
///
/// # Errors
/// Where no port is free, or the machine fails in the first build.
pub fn serve(settings: &Settings, report: &Report) -> Result<(), Error> {
    let mut news = News::default();
    let base = build(settings, report, &mut news, &BTreeSet::new())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| Error::Internal(format!("cannot start the server: {error}")))?;
    let served = runtime.block_on(run(settings, base, news, report));
    // Pages that wait for changes would wait for ever.
    runtime.shutdown_background();
    served
}

/// Builds, and notes what pages are to be told. Gives the path of the base URL, so that links work as they will when the
/// site is published.
fn build(settings: &Settings, report: &Report, news: &mut News, edited: &BTreeSet<PathBuf>) -> Result<String, Error> {
    let started = Instant::now();
    let built = pipeline::rebuild(&settings.root, &settings.out, &settings.options)?;
    report.diagnostics(&built.examined);
    match built.emitted {
        Some(emitted) => report.built(&settings.out, emitted, started.elapsed()),
        None => report.not_built(&built.examined, &settings.out),
    }
    let base = built.examined.dossier.as_ref().map(|dossier| dossier.config.base_url.path().to_owned());
    let base = base.unwrap_or_else(|| "/".to_owned());
    news.look(settings, &base, &built.examined);
    if built.emitted.is_some_and(|emitted| emitted.changed > 0) {
        news.pages_changed(edited);
    }
    Ok(base)
}

async fn run(settings: &Settings, base: String, news: News, report: &Report) -> Result<(), Error> {
    let (listener, address) = listen(settings).await?;
    let changed = Sender::new(news);
    let site = http::Site::new(&settings.out, &base, address, changed.clone());
    report.listening(&format!("http://{address}{base}"));
    let watcher = watch::watch(settings, changes(settings, *report, changed))?;
    tokio::select! {
        () = connections::answer(listener, http::routes(Arc::new(site))) => {}
        () = stopped() => {}
    }
    drop(watcher);
    Ok(())
}

/// Builds again and tells every open page: what changed, or what is wrong.
fn changes(
    settings: &Settings,
    report: Report,
    changed: Sender<News>,
) -> impl FnMut(&BTreeSet<PathBuf>) + Send + use<> {
    let settings = settings.clone();
    move |edited| {
        let mut news = changed.borrow().clone();
        match build(&settings, &report, &mut news, edited) {
            Ok(_) => drop(changed.send_replace(news)),
            Err(error) => report.failure(&error),
        }
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

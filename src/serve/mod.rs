//! `malaf serve`: builds, shows the site on this machine, builds again on change. Beside the pipeline, and uses it.
//!
//! A build with errors leaves the site as it was and says so in the terminal; the page stays as it is.

mod connections;
mod http;
mod watch;

use crate::Error;
use crate::cli::Report;
use crate::pipeline::{self, Options};
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
}

/// How many ports after the wanted one are tried.
const PORTS: u16 = 100;

/// Builds and serves until the process is told to stop.
///
/// # Errors
/// Where no port is free, or the machine fails in the first build.
pub fn serve(settings: &Settings, report: &Report) -> Result<(), Error> {
    let base = build(settings, report)?.base;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| Error::Internal(format!("cannot start the server: {error}")))?;
    let served = runtime.block_on(run(settings, base, report));
    // Pages that wait for changes would wait for ever.
    runtime.shutdown_background();
    served
}

/// What a build tells the server.
struct Outcome {
    /// The path of the base URL, so that links work as they will when the site is published.
    base: String,
    /// Files that are new or differ.
    changed: usize,
}

fn build(settings: &Settings, report: &Report) -> Result<Outcome, Error> {
    let started = Instant::now();
    let built = pipeline::build(&settings.root, &settings.out, &settings.options)?;
    report.diagnostics(&built.examined);
    match built.emitted {
        Some(emitted) => report.built(&settings.out, emitted, started.elapsed()),
        None => report.not_built(&built.examined, &settings.out),
    }
    let base = built.examined.dossier.as_ref().map(|dossier| dossier.config.base_url.path().to_owned());
    Ok(Outcome { base: base.unwrap_or_else(|| "/".to_owned()), changed: built.emitted.map_or(0, |e| e.changed) })
}

async fn run(settings: &Settings, base: String, report: &Report) -> Result<(), Error> {
    let (listener, address) = listen(settings).await?;
    let changed = Sender::new(0_u64);
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

/// Builds again and tells every open page, which then loads itself again.
fn changes(settings: &Settings, report: Report, changed: Sender<u64>) -> impl FnMut() + Send + use<> {
    let settings = settings.clone();
    move || match build(&settings, &report) {
        Ok(outcome) if outcome.changed > 0 => changed.send_modify(|count| *count += 1),
        Ok(_) => {}
        Err(error) => report.failure(&error),
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

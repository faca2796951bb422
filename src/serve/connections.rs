//! Connections, within bounds: so many at once, a request's head within some seconds and kilobytes. The one door to `hyper`.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// So many connections are answered at once; more wait. A browser opens six, and each open page keeps one.
const AT_ONCE: usize = 1024;
/// Whoever has not sent a request's head by then is sent away, and so is who has nothing more to ask.
const PATIENCE: Duration = Duration::from_secs(10);
/// A request's head is at most so large.
const LARGEST_HEAD: usize = 32 * 1024;

/// Answers whoever connects, until it is dropped.
pub async fn answer(listener: TcpListener, routes: Router) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let routes = routes.clone();
                tokio::spawn(async move {
                    one(stream, routes).await;
                    drop(place);
                });
            }
            // Too many open files, or who wanted to connect has gone: neither ends the server.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn one(stream: TcpStream, routes: Router) {
    let mut connection = http1::Builder::new();
    connection.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(LARGEST_HEAD);
    // A connection that breaks off concerns nobody else.
    let _ = connection.serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes)).await;
}

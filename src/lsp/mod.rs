//! `malaf lsp`: the Language Server Protocol over standard input and output. Beside the pipeline, and uses it: it reads
//! the dossier with what editors hold unsaved, and answers from the last reading while the next is under way.
//!
//! On `lsp-server` and `lsp-types`: a protocol of questions and answers needs no runtime of its own, and these two bring
//! five small packages, where `tower-lsp-server` brings a web stack's.

mod actions;
mod address;
mod answers;
mod card;
mod complete;
mod cursor;
mod hover;
mod navigate;
mod notices;
mod occurrences;
mod outline;
mod place;
mod position;
mod rename;
mod server;
mod snapshot;
mod worker;

use crate::Error;
use lsp_server::{Connection, Message};
use lsp_types::InitializeParams;
use server::Server;
use std::path::Path;

/// Serves one editor until it says goodbye. `root` is the dossier's folder where the editor opens none.
///
/// # Errors
/// Where the editor does not speak the protocol, or went without a word.
pub fn serve(root: &Path) -> Result<(), Error> {
    let (connection, threads) = Connection::stdio();
    converse(root, &connection)?;
    drop(connection);
    threads.join().map_err(|error| Error::Editor(error.to_string()))
}

/// The same over any connection.
///
/// # Errors
/// Where the editor does not speak the protocol, or went without a word.
pub fn converse(root: &Path, connection: &Connection) -> Result<(), Error> {
    let (id, params) = connection.initialize_start().map_err(|error| Error::Editor(error.to_string()))?;
    let params: InitializeParams =
        serde_json::from_value(params).map_err(|error| Error::Editor(format!("initialize: {error}")))?;
    connection.initialize_finish(id, answers::capabilities()).map_err(|error| Error::Editor(error.to_string()))?;
    let sender = connection.sender.clone();
    let mut server = Server::new(root, &params, move |message| sender.send(message).is_ok());
    server.begin();
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).map_err(|error| Error::Editor(error.to_string()))? {
                    break;
                }
                server.request(request);
            }
            Message::Notification(notification) => server.notification(notification),
            Message::Response(_) => {}
        }
    }
    Ok(())
}

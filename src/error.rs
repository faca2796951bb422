//! What the machine did: disk, permission, network. What an author did is a [`crate::diagnostic::Diagnostic`].

use crate::diagnostic::Unplaced;
use std::path::{Path, PathBuf};

/// A failure that no edit of the dossier mends.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file-system call failed.
    #[error("cannot {doing} `{}`: {source}", path.display())]
    File {
        /// What was tried, as a verb phrase: `read`, `write`, `list the folder`.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The output folder holds something that malaf did not write.
    #[error("`{}` is not empty and was not made by malaf: choose another folder with --out, or empty this one yourself", .0.display())]
    ForeignOutput(PathBuf),
    /// Another process builds into the same folder.
    #[error("another malaf is writing `{}` ({holder}): wait for it, or end it", out.display())]
    Busy {
        /// The output folder.
        out: PathBuf,
        /// Who holds the lock.
        holder: String,
    },
    /// A template, a word or a style of the theme is wrong. An author's mistake that only rendering meets: the pipeline
    /// turns it into a diagnostic.
    #[error("{0}")]
    Template(Box<Unplaced>),
    /// A part of the program that should not fail did; a bug in malaf.
    #[error("internal: {0}")]
    Internal(String),
    /// The editor and the language server do not understand each other.
    #[error("the editor's side of the Language Server Protocol: {0}")]
    Editor(String),
    /// Another program cannot be had, or it did not do what it was started for.
    #[error("{0}")]
    Program(String),
    /// The server cannot listen.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Host and port.
        address: String,
        /// Why not.
        source: std::io::Error,
    },
}

impl Error {
    /// Ties an [`std::io::Error`] to what was being done, for `map_err`.
    pub fn file(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { doing, path, source }
    }

    /// What is wrong with a file of the theme or the templates.
    #[must_use]
    pub fn template(path: impl Into<String>, message: impl Into<String>) -> Self {
        Unplaced::new("template-error", path, message).into()
    }
}

impl From<Unplaced> for Error {
    fn from(fault: Unplaced) -> Self {
        Self::Template(Box::new(fault))
    }
}

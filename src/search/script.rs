//! The form of the index's files: scripts that hand one text to the client.
//!
//! A script can be loaded where nothing else can: on any host, under a policy of `script-src 'self'`, and from a disk,
//! where `fetch` is refused. A text is JSON within a JSON string or letters; both are plain to a compressing host.

use super::IndexFile;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// What is read first.
    Root,
    /// The record of a page.
    Page(u32),
}

impl File {
    /// The file with its content.
    pub fn with(self, content: &impl Serialize) -> IndexFile {
        let name = match self {
            Self::Root => "root".to_owned(),
            Self::Page(number) => format!("pages/{number}"),
        };
        // Plain records of texts and numbers always become JSON.
        let text = serde_json::to_string(content).unwrap_or_default();
        IndexFile { path: format!("search/{name}.js"), bytes: call(&name, &text) }
    }
}

/// A file that is named by its content's hash, so that it can be kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Ten hexadecimal digits.
    pub hash: String,
    text: String,
}

impl Kept {
    /// A file that holds `text`.
    pub fn of(text: String) -> Self {
        let hash = Sha256::digest(&text);
        let hash = hash.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        Self { hash, text }
    }

    /// The file itself.
    pub fn into_file(self) -> IndexFile {
        let bytes = call(&self.hash, &self.text);
        IndexFile { path: format!("assets/search/{}.js", self.hash), bytes }
    }
}

fn call(name: &str, text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() + text.len() / 8 + 64);
    bytes.extend_from_slice(format!("malafSearch(\"{name}\",").as_bytes());
    // A text always becomes JSON, and memory always takes it.
    let _ = serde_json::to_writer(&mut bytes, text);
    bytes.extend_from_slice(b")\n");
    bytes
}

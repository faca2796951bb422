//! Writing many small files.

use std::fs;
use std::io;
use std::path::Path;

/// Writes one file and the folders above it.
pub fn write(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let target = folder.join(path);
    if let Some(above) = target.parent() {
        fs::create_dir_all(above)?;
    }
    fs::write(target, text)
}

/// A text in quotation marks, for TOML and JSON alike.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

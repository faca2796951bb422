//! A file's bytes, within bounds: no folder, no link, nothing too large to be an article.

use crate::Error;
use std::fs;
use std::io::Read;
use std::path::Path;

/// A capture larger than this is no article (somewhat arbitrary); it bounds the memory that one file may take.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// The file's name and bytes.
///
/// # Errors
/// Where the disk refuses. What is wrong with the file itself is the inner error, in words for the editor.
pub fn read_bytes(file: &Path) -> Result<Result<(String, Vec<u8>), String>, Error> {
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else {
        return Ok(Err("its name is not UTF-8".to_owned()));
    };
    if name.starts_with('.') || name.contains(['\n', '\r']) {
        return Ok(Err("its name begins with a dot or holds a line end: give it another".to_owned()));
    }
    let metadata = match fs::symlink_metadata(file) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Err("there is no such file".to_owned()));
        }
        Err(error) => return Err(Error::file("read", file)(error)),
    };
    if metadata.is_symlink() {
        return Ok(Err("it is a symbolic link, which is not followed: name the file itself".to_owned()));
    }
    if !metadata.is_file() {
        return Ok(Err("it is no file".to_owned()));
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(Error::file("read", file))?;
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::file("read", file))?;
    if bytes.len() as u64 > LARGEST {
        return Ok(Err(format!("it is larger than {} MB", LARGEST / (1024 * 1024))));
    }
    Ok(Ok((name.to_owned(), bytes)))
}

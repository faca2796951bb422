//! A published folder → one zip beside it, for handing on.

use super::manifest::{MANIFEST, Manifest};
use crate::Error;
use crate::zipped::{Entry, Packing, pack_into};
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Packs what malaf wrote in `out` into `<out>.zip`; in the zip it stands in one folder, so that unpacking scatters
/// nothing. Written aside and moved into place.
///
/// # Errors
/// Where the disk refuses.
pub fn zip_beside(out: &Path) -> Result<PathBuf, Error> {
    let marker = out.join(MANIFEST);
    let text = fs::read_to_string(&marker).map_err(Error::file("read", &marker))?;
    let paths = Manifest::parse(&text).unwrap_or_default().paths;
    let name = out.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned());
    let (zip, aside) = (out.with_file_name(format!("{name}.zip")), out.with_file_name(format!(".{name}.zip.next")));
    let entry = |path: String| {
        let file = out.join(&path);
        let bytes = fs::read(&file).map_err(Error::file("read", &file))?;
        Ok(Entry { path: format!("{name}/{path}"), bytes, packing: Packing::Deflated })
    };
    let target = fs::File::create(&aside).map_err(Error::file("write", &aside))?;
    let mut written = pack_into(BufWriter::new(target), paths.into_iter().map(entry))?;
    written.flush().map_err(Error::file("write", &aside))?;
    fs::rename(&aside, &zip).map_err(Error::file("move into place", &aside))?;
    Ok(zip)
}

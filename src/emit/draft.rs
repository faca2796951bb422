//! A file that comes in pieces. As long as it says what the published one says, nothing is written.

use super::spare::{file_length, new_file};
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// A file under way.
pub struct Draft<'t> {
    target: &'t Path,
    published: Option<Published>,
    written: Option<File>,
}

/// The published file, read as far as the draft says the same.
struct Published {
    path: PathBuf,
    rest: BufReader<File>,
    same: u64,
    piece: Vec<u8>,
}

impl<'t> Draft<'t> {
    /// Begins the file at `target`, of which `published` may have the same bytes.
    pub fn begin(target: &'t Path, published: Option<PathBuf>) -> Self {
        let published = published.filter(|path| file_length(path).is_some()).and_then(|path| {
            let rest = BufReader::new(File::open(&path).ok()?);
            Some(Published { path, rest, same: 0, piece: Vec::new() })
        });
        Self { target, published, written: None }
    }

    /// Ends it. True where it was written, false where the published file has the very same bytes.
    pub fn finish(mut self) -> io::Result<bool> {
        let ends = |published: &mut Published| published.rest.read(&mut [0]).is_ok_and(|more| more == 0);
        if self.published.as_mut().is_some_and(ends) {
            return Ok(false);
        }
        if self.written.is_none() {
            self.diverge()?;
        }
        Ok(true)
    }

    /// Begins the file on the disk with what was the same until here.
    fn diverge(&mut self) -> io::Result<&mut File> {
        let mut file = new_file(self.target)?;
        if let Some(published) = self.published.take() {
            io::copy(&mut File::open(&published.path)?.take(published.same), &mut file)?;
        }
        Ok(self.written.insert(file))
    }
}

impl Published {
    fn goes_on_with(&mut self, piece: &[u8]) -> bool {
        self.piece.resize(piece.len(), 0);
        let is_same = self.rest.read_exact(&mut self.piece).is_ok() && self.piece == piece;
        self.same += if is_same { piece.len() as u64 } else { 0 };
        is_same
    }
}

impl Write for Draft<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if let Some(file) = &mut self.written {
            return file.write(piece);
        }
        if self.published.as_mut().is_some_and(|published| published.goes_on_with(piece)) {
            return Ok(piece.len());
        }
        self.diverge()?.write(piece)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written over a published file, if anything was.
    fn over(published: Option<&str>, pieces: &[&str]) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        if let Some(text) = published {
            std::fs::write(&old, text).expect("written");
        }
        let mut draft = Draft::begin(&new, published.map(|_| old));
        pieces.iter().for_each(|piece| draft.write_all(piece.as_bytes()).expect("written"));
        let is_written = draft.finish().expect("written");
        is_written.then(|| std::fs::read_to_string(&new).expect("text"))
    }

    #[test]
    fn the_same_is_not_written_again() {
        assert_eq!(over(Some("one two"), &["one ", "two"]), None);
        assert_eq!(over(Some(""), &[]), None);
    }

    #[test]
    fn what_differs_anywhere_is_written_whole() {
        assert_eq!(over(None, &["one ", "two"]).as_deref(), Some("one two"));
        assert_eq!(over(None, &[]).as_deref(), Some(""));
        for published in ["", "xne two", "one", "one ", "one tw", "one txo", "one two, three"] {
            assert_eq!(over(Some(published), &["one ", "two"]).as_deref(), Some("one two"), "{published}");
        }
    }
}

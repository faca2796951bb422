//! What hosts answered, kept below `.malaf/` so that nobody is asked twice in vain: `address⇥when⇥answer`, a line each.
//!
//! Nothing of it is ever part of a site. A file that cannot be read is as one that is not there.

use super::curl::Answer;
use crate::Error;
use crate::aside::{own_folder, write_cache};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What was there is asked for again after a week, what was not after an hour (somewhat arbitrary).
const THERE: u64 = 7 * 24 * 60 * 60;
const NOT_THERE: u64 = 60 * 60;

/// Answers by address, with when each was given, in seconds since 1970.
pub struct Kept {
    folder: PathBuf,
    now: u64,
    answers: BTreeMap<String, (u64, Answer)>,
}

impl Kept {
    /// What is kept of the dossier at `root` and still holds.
    pub fn read(root: &Path) -> Self {
        let folder = own_folder(root).join("external");
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let text = fs::read_to_string(folder.join("answers")).unwrap_or_default();
        let answers = text.lines().filter_map(row).filter(|(_, (when, answer))| {
            let long = if answer.is_there() { THERE } else { NOT_THERE };
            now.checked_sub(*when).is_some_and(|age| age < long)
        });
        Self { now, answers: answers.collect(), folder }
    }

    /// What the host of `address` answered.
    pub fn answer(&self, address: &str) -> Option<&Answer> {
        self.answers.get(address).map(|(_, answer)| answer)
    }

    /// Notes an answer that was given now.
    pub fn note(&mut self, address: &str, answer: Answer) {
        self.answers.insert(address.to_owned(), (self.now, answer));
    }

    /// Keeps them.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn write(&self) -> Result<(), Error> {
        let line = |(address, (when, answer)): (&String, &(u64, Answer))| {
            let answer = match answer {
                Answer::Status(status) => i64::from(*status),
                Answer::Nothing(code) => -i64::from(*code).abs(),
            };
            format!("{address}\t{when}\t{answer}\n")
        };
        let text: String = self.answers.iter().map(line).collect();
        let path = self.folder.join("answers");
        write_cache(&path, &text).map_err(Error::file("write", &path))
    }
}

fn row(line: &str) -> Option<(String, (u64, Answer))> {
    let mut cells = line.split('\t');
    let (address, when, answer) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?.parse::<i32>().ok()?);
    let answer = match u16::try_from(answer) {
        Ok(status) if status > 0 => Answer::Status(status),
        _ => Answer::Nothing(answer.saturating_abs()),
    };
    Some((address.to_owned(), (when, answer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_for_as_long_as_they_hold() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut kept = Kept::read(folder.path());
        kept.note("https://a.example/", Answer::Status(200));
        kept.note("https://b.example/", Answer::Nothing(6));
        kept.write().expect("written");
        let read = Kept::read(folder.path());
        assert_eq!(read.answer("https://a.example/"), Some(&Answer::Status(200)));
        assert_eq!(read.answer("https://b.example/"), Some(&Answer::Nothing(6)));
        let path = folder.path().join(".malaf/external/answers");
        let old = read.now - 2 * NOT_THERE;
        fs::write(&path, format!("https://a.example/\t{old}\t200\nhttps://b.example/\t{old}\t-6\n?\n"))
            .expect("written");
        let read = Kept::read(folder.path());
        assert!(read.answer("https://a.example/").is_some() && read.answer("https://b.example/").is_none());
    }
}

//! The files that were read, by number, so that a place is twelve bytes and its text is found when it is shown.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A file that was read; numbers follow the sorted paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(u32);

/// A file's path below the root, with `/`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Below the root, with `/` on every system.
    pub path: Arc<str>,
    /// The text, as it was read.
    pub text: Arc<str>,
}

/// All files that were read, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Files {
    list: Vec<File>,
    /// For a number that is none of these.
    nothing: Arc<str>,
    /// What tells the texts that were set aside from others.
    aside: BTreeMap<FileId, u64>,
}

impl Files {
    /// Sorts the files by path and numbers them.
    #[must_use]
    pub fn new(mut list: Vec<File>) -> Self {
        list.sort_by(|a, b| a.path.cmp(&b.path));
        Self { list, ..Self::default() }
    }

    /// One file from memory, for tests and for texts that have no file.
    #[must_use]
    pub fn one(path: &str, text: &str) -> Self {
        Self::new(vec![File { path: path.into(), text: text.into() }])
    }

    /// Puts another text in the place of that of the same path, where there is one.
    pub fn replace(&mut self, file: File) {
        if let Some(place) = self.find(&file.path).and_then(|no| self.list.get_mut(no.0 as usize)) {
            *place = file;
        }
    }

    /// Lets the texts of these files go: nothing will be said of them.
    pub fn forget(&mut self, is_done: impl Fn(FileId, &str) -> bool) {
        let all = (0..).map(FileId).zip(&mut self.list);
        let done = all.filter(|(no, file)| is_done(*no, &file.path));
        done.for_each(|(_, file)| file.text = Arc::clone(&self.nothing));
    }

    /// Sets the texts of these files aside: they are not held, and [`Files::bring_back`] takes none but the very same.
    pub fn set_aside(&mut self, is_aside: impl Fn(FileId, &str) -> bool) {
        let all = (0..).map(FileId).zip(&mut self.list);
        for (no, file) in all.filter(|(no, file)| is_aside(*no, &file.path)) {
            self.aside.entry(no).or_insert_with(|| told_apart(&file.text));
            file.text = Arc::clone(&self.nothing);
        }
    }

    /// Whether the text of `file` was set aside.
    #[must_use]
    pub fn is_aside(&self, file: FileId) -> bool {
        self.aside.contains_key(&file)
    }

    /// Holds a text again that was set aside; false where it is another.
    pub fn bring_back(&mut self, file: FileId, text: &str) -> bool {
        let is_same = self.aside.get(&file) == Some(&told_apart(text));
        if let Some(place) = self.list.get_mut(file.0 as usize).filter(|_| is_same) {
            place.text = text.into();
            self.aside.remove(&file);
        }
        is_same
    }

    /// Each with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(&self.list)
    }

    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.find(path).and_then(|no| self.list.get(no.0 as usize))
    }

    /// The number of the file at `path`.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.list.binary_search_by(|f| (*f.path).cmp(path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }

    /// The path of `file`.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.list.get(file.0 as usize).map_or("", |f| &f.path)
    }

    /// The text of `file`, to be kept.
    #[must_use]
    pub fn shared(&self, file: FileId) -> &Arc<str> {
        self.list.get(file.0 as usize).map_or(&self.nothing, |f| &f.text)
    }

    /// The text of `file`.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.list.get(file.0 as usize).map_or("", |f| &f.text)
    }

    /// The paths of what is not the same in another set.
    #[must_use]
    pub fn differing<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let mut differing = Vec::new();
        let (mut ours, mut theirs) = (self.list.iter().peekable(), other.list.iter().peekable());
        loop {
            let order = match (ours.peek(), theirs.peek()) {
                (None, None) => return differing,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(one), Some(other)) if Arc::ptr_eq(&one.path, &other.path) => Ordering::Equal,
                (Some(one), Some(other)) => one.path.cmp(&other.path),
            };
            let one = ours.next_if(|_| order != Ordering::Greater);
            let other = theirs.next_if(|_| order != Ordering::Less);
            let is_same = one
                .zip(other)
                .is_some_and(|(one, other)| Arc::ptr_eq(&one.text, &other.text) || one.text == other.text);
            if !is_same {
                differing.extend(one.or(other).map(|file| &*file.path));
            }
        }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether none was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// A hash within one run: it is never written.
fn told_apart(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_same_text_is_brought_back() {
        let file = |path: &str, text: &str| File { path: path.into(), text: text.into() };
        let mut files = Files::new(vec![file("content/a.md", "one"), file("site.toml", "two")]);
        let (a, site) = (files.find("content/a.md").unwrap(), files.find("site.toml").unwrap());
        files.set_aside(|_, path| path.starts_with("content/"));
        files.set_aside(|_, path| path.starts_with("content/"));
        assert_eq!((files.text(a), files.text(site)), ("", "two"));
        assert!(files.is_aside(a) && !files.is_aside(site));
        assert!(!files.bring_back(a, "other") && !files.bring_back(a, "") && !files.bring_back(site, "two"));
        assert!(files.bring_back(a, "one") && !files.bring_back(a, "one"));
        assert_eq!(files.text(a), "one");
    }
}

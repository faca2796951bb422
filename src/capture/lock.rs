//! `captures.lock`: one line a paragraph, sorted by file, so that diffs and merges are small.
//!
//! ```text
//! malaf captures 1
//!
//! capture 003_401dd8a588f62995.txt
//! sha256 0f…
//! encoding UTF-8
//! ¶1 title 5 -0dzQ2
//! ¶2 byline 9 …
//! ¶15 duplicate 3 114
//! names 5f3a9c0d11e2b7a4
//! mention the-town ¶4 ¶7*2 = Town
//! ```
//!
//! A paragraph's line has its number, its role (for a duplicate, the paragraph it repeats), its number of words, and its
//! fingerprints where it may be quoted. A file name may hold spaces: it is the rest of its line. A mention has the id of
//! a record, the paragraphs that name it, how often where more than once, and the name, which is the rest of its line;
//! `names` tells with which names of the dossier they were found.

use super::fingerprint::FingerprintSet;
use super::mention::{CaptureMention, CaptureMentions, NamesHash, Shared};
use super::paragraph::{CaptureRecord, ParagraphNo, ParagraphRecord, Role};
use std::fmt::Write;
use std::sync::Arc;

/// The first line, with the format's version.
const HEADER: &str = "malaf captures 1";

/// Every capture that was ingested, by file name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CapturesLock {
    captures: Vec<Arc<CaptureRecord>>,
}

/// Why a lock cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct LockError {
    line: usize,
    why: String,
}

impl LockError {
    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl CapturesLock {
    /// A lock of these captures, sorted; of two of one name the later stays.
    pub fn new(captures: Vec<CaptureRecord>) -> Self {
        let mut lock = Self::default();
        captures.into_iter().for_each(|capture| lock.insert(capture));
        lock
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// Names the first line that cannot be read and why.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let mut reader = Reader::default();
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim_end()));
        match lines.next() {
            Some((_, HEADER)) => {}
            _ => {
                return Err(fail(
                    1,
                    format!("captures.lock begins with the line `{HEADER}`; another begins that of another version"),
                ));
            }
        }
        for (number, line) in lines {
            reader.line(line).map_err(|why| fail(number, why))?;
        }
        let mut captures = reader.captures;
        if let Some(capture) = captures.iter().find(|capture| capture.sha256.is_empty()) {
            let begins = format!("capture {}", capture.file);
            let number = text.lines().position(|line| line.trim_end() == begins).unwrap_or_default() + 1;
            return Err(fail(number, format!("the capture `{}` has no line `sha256 …`", capture.file)));
        }
        captures.sort_by(|a, b| a.file.cmp(&b.file));
        match captures.windows(2).find(|pair| pair[0].file == pair[1].file) {
            Some(pair) => Err(fail(1, format!("the capture `{}` stands twice, as after a merge", pair[0].file))),
            None => Ok(Self { captures: captures.into_iter().map(Arc::new).collect() }),
        }
    }

    /// The text to write.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for capture in &self.captures {
            let _ =
                write!(text, "\ncapture {}\nsha256 {}\nencoding {}\n", capture.file, capture.sha256, capture.encoding);
            for paragraph in &capture.paragraphs {
                let ParagraphRecord { n, role, words, fingerprints } = paragraph;
                let _ = match role {
                    Role::Duplicate(of) => write!(text, "{n} duplicate {} {words}", of.get()),
                    role => write!(text, "{n} {} {words}", role.as_str()),
                };
                text.push_str(if fingerprints.is_empty() { "" } else { " " });
                text.push_str(fingerprints.as_str());
                text.push('\n');
            }
            if let Some(mentions) = &capture.mentions {
                let _ = writeln!(text, "names {}", mentions.names);
                mentions.list.iter().for_each(|mention| text.push_str(&(mention.to_line() + "\n")));
            }
        }
        text
    }

    /// The capture of that file name.
    pub fn find(&self, file: &str) -> Option<&Arc<CaptureRecord>> {
        let at = self.captures.binary_search_by(|capture| capture.file.as_str().cmp(file)).ok()?;
        self.captures.get(at)
    }

    /// Adds a capture, in the place of one of the same name.
    pub fn insert(&mut self, capture: CaptureRecord) {
        match self.captures.binary_search_by(|other| other.file.cmp(&capture.file)) {
            Ok(at) => self.captures[at] = Arc::new(capture),
            Err(at) => self.captures.insert(at, Arc::new(capture)),
        }
    }

    /// Every capture, by file name.
    pub fn iter(&self) -> impl Iterator<Item = &CaptureRecord> {
        self.captures.iter().map(AsRef::as_ref)
    }
}

fn fail(line: usize, why: impl Into<String>) -> LockError {
    LockError { line, why: why.into() }
}

#[derive(Default)]
struct Reader {
    captures: Vec<CaptureRecord>,
    shared: Shared,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.is_empty() {
            return Ok(());
        }
        if line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") {
            return Err("a merge left both sides here: keep one, or run `malaf ingest` again".to_owned());
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "capture" if rest.contains(['/', '\\']) || rest == ".." => {
                Err(format!("`{rest}` is no file's name: a capture stands in `captures/` itself"))
            }
            "capture" if !rest.is_empty() => {
                self.captures.last_mut().into_iter().for_each(CaptureRecord::is_read);
                self.captures.push(CaptureRecord {
                    file: rest.to_owned(),
                    sha256: String::new(),
                    encoding: String::new(),
                    paragraphs: Vec::new(),
                    mentions: None,
                });
                Ok(())
            }
            "sha256" => self.last()?.set_hash(rest),
            "names" => self.last()?.set_names(rest),
            "mention" => {
                let mention = CaptureMention::read(rest, &mut self.shared)?;
                self.last()?.add_mention(mention)
            }
            "encoding" => {
                rest.clone_into(&mut self.last()?.encoding);
                Ok(())
            }
            _ if word.starts_with('¶') => {
                let last = self.last()?;
                let paragraph = paragraph(word, rest, last.paragraphs.len())?;
                last.paragraphs.push(paragraph);
                Ok(())
            }
            _ => Err(format!("`{word}` begins no line of captures.lock; a newer malaf may have written it")),
        }
    }

    fn last(&mut self) -> Result<&mut CaptureRecord, String> {
        self.captures.last_mut().ok_or_else(|| "this line stands before the first `capture`".to_owned())
    }
}

impl CaptureRecord {
    /// No line is added any more.
    fn is_read(&mut self) {
        self.paragraphs.shrink_to_fit();
        self.mentions.iter_mut().for_each(|mentions| mentions.list.shrink_to_fit());
    }

    fn set_hash(&mut self, hash: &str) -> Result<(), String> {
        let sound = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !sound {
            return Err(format!("`{hash}` is no SHA-256: 64 lower-case hexadecimal digits"));
        }
        hash.clone_into(&mut self.sha256);
        Ok(())
    }

    fn set_names(&mut self, hash: &str) -> Result<(), String> {
        let names =
            NamesHash::read(hash).ok_or_else(|| format!("`{hash}` is no hash of names: 16 hexadecimal digits"))?;
        match self.mentions.replace(CaptureMentions { names, list: Vec::new() }) {
            None => Ok(()),
            Some(_) => Err("`names` stands twice, as after a merge: run `malaf ingest --mentions`".to_owned()),
        }
    }

    fn add_mention(&mut self, mention: CaptureMention) -> Result<(), String> {
        let last = mention.paragraphs.last().map_or(0, |(n, _)| n.get() as usize);
        if last > self.paragraphs.len() {
            return Err(format!("¶{last} is past the end of the capture"));
        }
        let list = self.mentions.as_mut().map(|mentions| &mut mentions.list);
        list.ok_or("this line stands before `names`")?.push(mention);
        Ok(())
    }
}

fn paragraph(word: &str, rest: &str, before: usize) -> Result<ParagraphRecord, String> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| format!("`{text}` is no number"));
    let n = number(word.trim_start_matches('¶'))?;
    if n as usize != before + 1 {
        return Err(format!("¶{n} stands where ¶{} is due", before + 1));
    }
    let n = ParagraphNo::new(n).ok_or("there is no ¶0")?;
    let parts: Vec<&str> = rest.split(' ').collect();
    let (role, words, fingerprints) = match parts.as_slice() {
        ["duplicate", of, words] => {
            let of =
                ParagraphNo::new(number(of)?).filter(|of| *of < n).ok_or("a duplicate repeats an earlier paragraph")?;
            (Role::Duplicate(of), words, "")
        }
        [name, words, fingerprints @ ..] if fingerprints.len() <= 1 => {
            let role = Role::SIMPLE.into_iter().find(|role| role.as_str() == *name);
            let role = role.ok_or_else(|| format!("`{name}` is no role of a paragraph"))?;
            (role, words, fingerprints.first().copied().unwrap_or_default())
        }
        _ => return Err("a paragraph's line is its number, its role and its words: ¶4 body 58".to_owned()),
    };
    Ok(ParagraphRecord { n, role, words: number(words)?, fingerprints: FingerprintSet::read(fingerprints)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn text() -> String {
        format!(
            "{HEADER}\n\ncapture a b.txt\nsha256 {HASH}\nencoding UTF-8\n¶1 title 4 -0dzQ2\n¶2 body 30\n¶3 duplicate 2 30\n\n\
             capture c.txt\nsha256 {HASH}\nencoding windows-1256\n¶1 source-line 2\n¶2 body 9\nnames 0123456789abcdef\n\
             mention the-town ¶1 ¶2*3 = The = Town\n"
        )
    }

    #[test]
    fn a_capture_without_its_hash_is_refused_at_its_line() {
        let error = CapturesLock::parse("malaf captures 1\n\ncapture a.txt\nencoding UTF-8\n").expect_err("refused");
        assert_eq!((error.line(), error.to_string().contains("sha256")), (3, true));
    }

    #[test]
    fn what_was_written_is_read_again() {
        let lock = CapturesLock::parse(&text()).expect("sound");
        assert_eq!(lock.to_text(), text());
        assert_eq!(lock.find("a b.txt").map(|c| c.paragraphs.len()), Some(3));
        assert!(lock.find("b.txt").is_none());
    }

    #[test]
    fn each_fault_names_its_line_and_reason() {
        let one = format!("capture a\nsha256 {}\n", "0".repeat(64));
        let cases = [
            ("malaf captures 2\n", 1, "another version"),
            ("malaf captures 1\n<<<<<<< ours\n", 2, "merge"),
            ("malaf captures 1\n¶1 body 3\n", 2, "before the first"),
            ("malaf captures 1\ncapture a\nsha256 x\n", 3, "SHA-256"),
            ("malaf captures 1\ncapture a\n¶2 body 3\n", 3, "¶1 is due"),
            ("malaf captures 1\ncapture a\n¶1 bdy 3\n", 3, "no role"),
            ("malaf captures 1\ncapture a\n¶1 duplicate 1 3\n", 3, "earlier"),
            ("malaf captures 1\ncapture a\n¶1 body 3 zzz-0d\n", 3, "no fingerprints"),
            ("malaf captures 1\ncapture a\n¶1 body 3 ab\n", 3, "no fingerprints"),
            ("malaf captures 1\ncapture a\nmentions x\n", 3, "newer malaf"),
            ("malaf captures 1\ncapture a\nnames xyz\n", 3, "no hash of names"),
            ("malaf captures 1\ncapture a\n¶1 body 3\nmention x ¶1 = X\n", 4, "before `names`"),
            ("malaf captures 1\ncapture a\nmention x ¶1\n", 3, "an id, paragraphs and a name"),
            ("malaf captures 1\ncapture a\nmention x ¶2 ¶1 = X\n", 3, "an id, paragraphs and a name"),
            ("malaf captures 1\ncapture a\nmention x ¶0 = X\n", 3, "an id, paragraphs and a name"),
            ("malaf captures 1\ncapture a\nmention x ¶1*0 = X\n", 3, "an id, paragraphs and a name"),
            ("malaf captures 1\ncapture a\n¶1 body 3\nnames 0123456789abcdef\nmention x ¶2 = X\n", 5, "past the end"),
            ("malaf captures 1\ncapture a\nnames 0123456789abcdef\nnames 0123456789abcdef\n", 4, "twice"),
            ("malaf captures 1\ncapture a\ncapture a\n", 2, "sha256"),
            (&format!("malaf captures 1\n{one}{one}"), 1, "twice"),
        ];
        for (text, line, reason) in cases {
            let error = CapturesLock::parse(text).expect_err(text);
            assert_eq!(error.line(), line, "{text}");
            assert!(error.to_string().contains(reason), "{text}: {error}");
        }
    }
}

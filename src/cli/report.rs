//! What is printed: diagnostics and outcomes to the terminal; into a pipe, diagnostics and errors only.

use crate::attest::Difference;
use crate::capture::Role;
use crate::diagnostic::{Colour, Diagnostic, Files, Place, Severity, human, position};
use crate::emit::Emitted;
use crate::ingest::{Described, Named, Sidecar, Verdict};
use crate::pipeline::Examined;
use crate::{Error, Timings};
use std::collections::BTreeMap;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

/// Where nobody reads any more (`malaf check 2>&1 | head`), there is nothing to say and no reason to end.
macro_rules! eprintln {
    ($($said:tt)*) => {{ let _ = writeln!(std::io::stderr(), $($said)*); }};
}

/// The same, without a line's end.
macro_rules! eprint {
    ($($said:tt)*) => {{ let _ = write!(std::io::stderr(), $($said)*); }};
}

/// Whether something is not as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    Yes,
    No,
}

/// Prints for people, on standard error; progress only where somebody watches.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    colour: Colour,
    watched: bool,
}

/// At how many places the same words are shown: a language taken out of `site.toml` is missed by every record.
const SHOWN: usize = 5;

impl Report {
    /// Colours and progress on a terminal, neither in a pipe; `NO_COLOR` is honoured (no-color.org).
    pub fn to_terminal() -> Self {
        let watched = std::io::stderr().is_terminal();
        let wanted = watched && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { colour: if wanted { Colour::On } else { Colour::Off }, watched }
    }

    /// Every diagnostic, a blank line between them; what is said in the same words at many places is shown at some.
    pub fn diagnostics(&self, examined: &Examined) {
        let mut said: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for diagnostic in &examined.diagnostics {
            let times = said.entry((diagnostic.rule, &diagnostic.message)).or_default();
            *times += 1;
            if *times <= SHOWN {
                self.diagnostic(diagnostic, &examined.files);
            }
        }
        let more: Vec<_> = said.into_iter().filter(|(_, times)| *times > SHOWN).collect();
        for ((rule, message), times) in &more {
            eprintln!("{rule}: {message}: the same in {} more places", times - SHOWN);
        }
        if !more.is_empty() {
            eprintln!("`malaf check --format concise` lists every place.\n");
        }
    }

    /// One diagnostic.
    pub fn diagnostic(&self, diagnostic: &Diagnostic, files: &Files) {
        eprintln!("{}", human(diagnostic, files, self.colour));
    }

    /// The site stands.
    pub fn built(&self, out: &Path, emitted: Emitted, took: Duration) {
        if self.watched {
            let Emitted { files, changed } = emitted;
            eprintln!(
                "built {}: {files} files, {changed} new or changed, in {:.2} s",
                out.display(),
                took.as_secs_f64()
            );
        }
    }

    /// A file stands where it was asked for.
    pub fn written(&self, file: &Path) {
        if self.watched {
            eprintln!("wrote {}", file.display());
        }
    }

    /// How long each stage took; it was asked for, so it is printed in a pipe too.
    pub fn timings(&self, timings: &Timings) {
        eprint!("{}", timings.table());
    }

    /// A dossier was begun.
    pub fn begun(&self, folder: &Path) {
        if self.watched {
            let folder = folder.display();
            eprintln!("begun: {folder}. Now: malaf serve --root {folder}, then malaf ingest --root {folder} FILE");
        }
    }

    /// The site was not built.
    pub fn not_built(&self, examined: &Examined, out: &Path) {
        eprintln!("not built: {}. What stands in {} is as it was.", count(examined), out.display());
    }

    /// Pages show the dossier as it is now.
    pub fn shown(&self, took: Duration) {
        if self.watched {
            eprintln!("shown as it is now, after {:.0} ms", took.as_secs_f64() * 1000.0);
        }
    }

    /// Pages show the dossier as it was.
    pub fn not_shown(&self, examined: &Examined) {
        eprintln!("not shown: {}. The pages are as they were.", count(examined));
    }

    /// How the dossier was found.
    pub fn checked(&self, examined: &Examined) {
        if self.watched || !examined.diagnostics.is_empty() {
            eprintln!("checked {} files: {}", examined.files.len(), count(examined));
        }
    }

    /// The address to open; printed in a pipe too, as scripts wait for it.
    pub fn listening(&self, address: &str) {
        eprintln!("malaf serves the dossier at {address} (stop with Ctrl-C)");
    }

    /// A capture was taken.
    pub fn taken(&self, described: &Described) {
        let (file, paragraphs, sha256) = (&described.file, described.read.paragraphs.len(), &described.sha256);
        eprintln!("took {file}: {paragraphs} paragraphs, SHA-256 {sha256}");
    }

    /// A draft record was written.
    pub fn drafted(&self, folder: &Path) {
        eprintln!("drafted {}: complete it, then take `draft = true` away", folder.display());
    }

    /// A draft record was not written.
    pub fn not_drafted(&self, file: &str, why: &str) {
        eprintln!("no draft for {file}: {why}");
    }

    /// An item of a bibliography went into a record.
    pub fn filled(&self, item: &str, record: &str, lines: usize) {
        eprintln!("filled {record}: {lines} fields, from {item}");
    }

    /// An item of a bibliography was left aside.
    pub fn bibliography(&self, item: &str, why: &str) {
        eprintln!("left aside: {item}: {why}");
    }

    /// What became of a capture; the records that rest on it are named where it matters.
    pub fn verified(&self, file: &str, records: &[&str], verdict: &Verdict) {
        let of = if records.is_empty() { "no source".to_owned() } else { records.join(", ") };
        match verdict {
            Verdict::Same => eprintln!("same: {file} ({of})"),
            Verdict::Absent => eprintln!("not at hand: {file} ({of})"),
            Verdict::Changed(how) => {
                eprintln!("changed: {file} ({of}): {how}; an original never changes: put it back");
            }
            Verdict::LockDiffers(how) => {
                eprintln!(
                    "captures.lock says otherwise: {file} ({of}): {how}; run `malaf ingest captures/{file}` and read the diff"
                );
            }
        }
    }

    /// The dossier's names were looked for in a capture.
    pub fn names_found(&self, file: &str, changed: Changed) {
        match changed {
            Changed::Yes => eprintln!("found names anew: {file}"),
            Changed::No if self.watched => eprintln!("names as they were: {file}"),
            Changed::No => {}
        }
    }

    /// A capture is not at hand, so what the lock says of the names in it stays.
    pub fn names_kept(&self, file: &str) {
        eprintln!("not at hand: {file}: what captures.lock says of the names in it stays");
    }

    /// The dossier's names find something else in a capture than the lock says.
    pub fn names_differ(&self, file: &str) {
        eprintln!(
            "captures.lock has other names than stand in {file}: run `malaf ingest --mentions` and read the diff"
        );
    }

    /// A file beside the captures.
    pub fn sidecar(&self, sidecar: &Sidecar) {
        eprintln!("beside: {}: SHA-256 {}", sidecar.path, sidecar.sha256);
    }

    /// The end of a verification.
    pub fn all_verified(&self, at_hand: usize, all: usize, faults: usize) {
        eprintln!("verified {at_hand} of {all} captures; faults in quotations: {faults}");
    }

    /// The site was attested.
    pub fn attested(&self, path: &Path) {
        if self.watched {
            eprintln!("attested in {}", path.display());
        }
    }

    /// A file of a copy differs.
    pub fn differs(&self, difference: &Difference) {
        eprintln!("{difference}");
    }

    /// The end of a comparison.
    pub fn compared(&self, files: usize, differences: usize) {
        eprintln!("compared with {files} attested files: {differences} differ");
    }

    /// A capture was there already.
    pub fn known(&self, file: &Path) {
        eprintln!("known: {}", file.display());
    }

    /// A capture cannot be taken.
    pub fn refused(&self, file: &Path, why: &str) {
        eprintln!("refused: {}: {why}", file.display());
    }

    /// What was found in a capture: facts first, then paragraph by paragraph.
    pub fn described(&self, capture: &Described) {
        let facts = capture.facts();
        eprintln!("{}: {}, SHA-256 {}", capture.file, capture.read.encoding, capture.sha256);
        for (what, named) in [("title", &facts.title), ("publisher", &facts.publisher), ("byline", &facts.byline)] {
            match named {
                Some(Named { text, paragraph: Some(n) }) => eprintln!("  {what}: {text} ({n})"),
                Some(Named { text, paragraph: None }) => eprintln!("  {what}: {text} (metadata)"),
                None => eprintln!("  {what}: not found"),
            }
        }
        match &facts.date {
            Some(date) => eprintln!("  date: {} {}: {}", date.edtf, date.status.as_str(), date.why),
            None => eprintln!("  date: not found"),
        }
        for judged in capture.judged() {
            let of = match judged.role {
                Role::Duplicate(of) => format!(" of {of}"),
                _ => String::new(),
            };
            eprintln!("  {} {}{of}: {}", judged.n, judged.role.as_str(), judged.why);
        }
    }

    /// A place was mended: what stood there, and what stands there now, with what cannot be seen as code points.
    pub fn mended(&self, files: &Files, place: Place, before: &str, after: &str) {
        eprintln!("mended {}: {} to {}", position(files, place), seen(before), seen(after));
    }

    /// The keys of a file were put in their order.
    pub fn reordered(&self, path: &str) {
        eprintln!("mended {path}: keys in their order");
    }

    /// A file was written.
    pub fn wrote(&self, path: &Path) {
        eprintln!("wrote {}", path.display());
    }

    /// A requirement is not met.
    pub fn not_done(&self, what: &str, done: usize, required: usize) {
        eprintln!("{what}: {done} in a hundred, {required} required");
    }

    /// A translation was accepted.
    pub fn accepted(&self, path: &str) {
        eprintln!("accepted {path}");
    }

    /// A translation cannot be accepted, or a path names none.
    pub fn not_accepted(&self, path: &str, why: &str) {
        eprintln!("not accepted: {path}: {why}");
    }

    /// What a program asked for, on standard output; a reader that stops early is no failure.
    ///
    /// # Errors
    /// Where standard output refuses.
    pub fn data(&self, text: &str) -> Result<(), Error> {
        match std::io::stdout().lock().write_all(text.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Error::file("write", Path::new("standard output"))(error))
            }
            _ => Ok(()),
        }
    }

    /// The machine failed.
    pub fn failure(&self, error: &Error) {
        eprintln!("malaf: {error}");
    }
}

fn count(examined: &Examined) -> String {
    let of = |severity| examined.diagnostics.iter().filter(|d| d.severity == severity).count();
    let word = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    format!("{}, {}", word(of(Severity::Error), "error"), word(of(Severity::Warning), "warning"))
}

/// What has a shape of its own in every typeface: blanks and marks that join others have none.
fn is_seen(c: char) -> bool {
    c.is_alphanumeric() || c.is_ascii_graphic() || matches!(c, '¶' | '–')
}

/// Letters and signs as they are, and what nobody sees by its code point.
fn seen(text: &str) -> String {
    let code = |c: char| format!("U+{:04X}", u32::from(c));
    match text.chars().next() {
        None => "nothing".to_owned(),
        Some(_) if text.chars().any(is_seen) && text.chars().all(|c| c == ' ' || is_seen(c)) => format!("`{text}`"),
        Some(_) => text.chars().map(code).collect::<Vec<_>>().join(" "),
    }
}

//! What a capture is: the text of an article as it was collected, its paragraphs, and what `captures.lock` keeps of it.
//!
//! Stands beside the pipeline and knows no dossier. A capture's paragraphs are its non-empty lines, counted from 1 and
//! never renumbered (docs/captures.md); each has a role. The lock lets anyone without the originals rebuild the same
//! site: it holds hashes, roles and where the dossier's own names stand, and no text.

mod fingerprint;
mod lock;
mod mention;
mod paragraph;
mod quotation;

pub use fingerprint::{Fingerprint, FingerprintIndex, FingerprintSet, WINDOW, Windows, fingerprints};
pub use lock::{CapturesLock, LockError};
pub use mention::{CaptureMention, CaptureMentions, NamesHash, on_one_line};
pub use paragraph::{CaptureRecord, ParagraphNo, ParagraphRecord, Role, lines};
pub use quotation::{nearest, parts, stands_in};

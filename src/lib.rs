//! *malaf* (ملف, Arabic for *dossier*): captured source articles and editors' notes → a bilingual static site in which
//! every statement leads to a paragraph of a source.
//!
//! The pipeline has six stages, and [`pipeline`] names all of them:
//!
//! 1. [`load`] reads a folder: `site.toml`, `content/`, `captures.lock`, templates and themes.
//! 2. [`parse`] turns texts into typed records that remember where each part was written.
//! 3. [`link`] looks every name up, finds mentions, and derives the other end of every reference: one immutable
//!    [`link::Dossier`].
//! 4. [`check`] reads the dossier and reports what an editor should mend.
//! 5. [`render`] turns the dossier into views, which are all that a template may see, and views into pages.
//! 6. [`emit`] writes aside what differs and swaps it in.
//!
//! What an author did wrong is a [`diagnostic::Diagnostic`], located and collected; what the machine did is an
//! [`Error`]. [`language`] (folding, clitics, direction, dates) and [`capture`] (paragraphs, fingerprints, the lock)
//! know no dossier. [`ingest`], [`export`] and [`serve`] stand beside the pipeline and use it.
//!
//! `docs/architecture.md` traces one article through the code.

mod address;
mod aside;
pub mod attest;
mod browser;
pub mod capture;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod emit;
mod error;
pub mod export;
mod external;
mod folder;
mod footprint;
pub mod ingest;
pub mod language;
pub mod link;
pub mod load;
pub mod lsp;
mod memo;
mod object;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod schema;
pub mod search;
pub mod serve;
mod stamp;
pub mod status;
mod timings;
pub mod translation;
mod zipped;

pub use error::Error;
pub use timings::Timings;

//! A capture that is not the one that was ingested.

use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::ingest::Originals;
use crate::link::Dossier;
use rayon::prelude::*;

rule! {
    /// A capture in `captures/` whose bytes are not those that captures.lock knows.
    ///
    /// An original never changes. If it does, nothing that was verified against it holds any longer, and nobody can say
    /// what the article said.
    ///
    /// **Fires**
    ///
    /// ```txt captures/a.txt
    /// Another text.
    /// ```
    /// ```toml content/sources/paper-2016/source.toml
    /// capture = "a.txt"
    /// language = "ar"
    /// publisher = "the-paper"
    /// label = { ar = "الصحيفة", en = "The Paper" }
    /// date = { value = "2016-02-23", status = "stated", paragraphs = [2] }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```txt captures/unknown.txt
    /// A capture that nobody has ingested yet.
    /// ```
    "capture-changed", Error, Found::WithOriginals(check)
}

fn check(dossier: &Dossier, originals: &Originals, faults: &mut Diagnostics) {
    let sources: Vec<_> = dossier.sources.iter().collect();
    let changed = |source: &crate::link::Source| {
        let capture = source.capture.as_ref()?;
        let said = match originals.hash(&capture.file)? {
            Ok(hash) if hash == capture.sha256 => return None,
            Ok(hash) => format!("its SHA-256 is {hash}, and captures.lock knows {}", capture.sha256),
            Err(why) => why,
        };
        let message = format!("the capture `{}` is not the one that was ingested: {said}", capture.file);
        let hint = "put the original back; a new capture of the article takes another name";
        Some(RULE.fault(source.record.capture.place, message).hint(hint))
    };
    let found: Vec<_> = sources.par_iter().filter_map(|(_, source)| changed(source)).collect();
    found.into_iter().for_each(|fault| faults.push(fault));
}

//! A title that reads otherwise.

use crate::check::Found;
use crate::check::rules::{all_documents, titles};
use crate::diagnostic::{Diagnostics, Spanned};
use crate::language::{Direction, Piece, isolate};
use crate::link::Dossier;
use crate::parse::{LanguageNo, PerLanguage};

rule! {
    /// A title with a part that the bidirectional algorithm shows in another order than it has alone (UAX #9): a range, an ISO date, a signed number, a telephone number.
    ///
    /// In a page markup keeps it apart; in a browser's tab, a feed or a search result no markup can stand, and 30-40 reads as 40-30.
    ///
    /// **Fires**
    ///
    /// ```md content/topics/example/ar.md
    /// +++
    /// title = "فيضان 2016-02-23"
    /// +++
    /// ```
    ///
    /// or
    ///
    /// ```md content/pages/about/ar.md
    /// +++
    /// title = "اتصلوا +963 11 123"
    /// +++
    ///
    /// ## المنهج
    ///
    /// نص.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md content/topics/example/ar.md
    /// +++
    /// title = "فيضان 23 شباط 2016"
    /// +++
    /// ```
    ///
    /// or
    ///
    /// ```md content/topics/example/en.md
    /// +++
    /// title = "The flood of 2016-02-23"
    /// +++
    /// ```
    "bidi-reordering", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let documents = all_documents(dossier).into_iter().flat_map(PerLanguage::iter);
    for (language, document) in documents {
        if let Some(document) = document {
            report(dossier, language, &document.title, faults);
        }
    }
    for texts in titles(dossier) {
        for (language, text) in texts.iter() {
            if let Some(text) = text {
                report(dossier, language, text, faults);
            }
        }
    }
}

/// In a left-to-right title a right-to-left part keeps its own order.
fn report(dossier: &Dossier, language: LanguageNo, title: &Spanned<String>, faults: &mut Diagnostics) {
    if dossier.config.languages[language.index()].direction == Direction::Ltr {
        return;
    }
    for piece in isolate(title, Direction::Rtl) {
        if let Piece::Isolate(part, _) = piece {
            let message = format!("`{part}` is shown in another order where no markup can stand");
            faults.push(RULE.fault(title.place, message).hint("write dates and ranges in words here"));
        }
    }
}

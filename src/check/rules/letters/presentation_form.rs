//! Shapes instead of letters.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, File, FileId, Place};
use crate::language::presentation_forms;
use crate::parse::Config;

rule! {
    /// Arabic letters as a typesetter's shapes (U+FB50–FDFF, U+FE70–FEFC).
    ///
    /// They look right and no search finds them. They come from PDFs. `malaf check --fix` writes the letters.
    ///
    /// **Fires**
    ///
    /// ```md ar
    /// فاض ﺍﻟﻨﻬﺮ [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The river (ﻧﻬﺮ) rose [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The river (نهر) rose [@paper-2016 ¶3].
    /// ```
    "presentation-form", Warning, Found::InTexts(check)
}

fn check(_: &Config, file: FileId, entry: &File, faults: &mut Diagnostics) {
    for slip in presentation_forms(&entry.text) {
        let place = Place::new(file, slip.range);
        let hint = slip.mend.as_ref().map(|letters| format!("the letters are `{letters}`: malaf check --fix"));
        let fault = RULE.fault(place, "these are shapes of letters, not letters").maybe_hint(hint);
        faults.push(fault.mend(place, slip.mend));
    }
}

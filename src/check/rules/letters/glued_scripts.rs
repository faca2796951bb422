//! Two scripts without a space.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, File, FileId, Place};
use crate::language::glued_scripts;
use crate::parse::Config;

rule! {
    /// A Latin letter that touches an Arabic one. A tie («الـBBC») and a proclitic («وBBC») are no fault.
    ///
    /// The two words are found as neither, and the line breaks at the wrong place.
    ///
    /// **Fires**
    ///
    /// ```md ar
    /// قالت قناةBBC ذلك [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The riverنهر rose [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md ar
    /// قالت قناة BBC والـBBC ذلك [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The river نهر rose [@paper-2016 ¶3].
    /// ```
    "glued-scripts", Warning, Found::InTexts(check)
}

fn check(_: &Config, file: FileId, entry: &File, faults: &mut Diagnostics) {
    if !entry.path.starts_with("content/") {
        return;
    }
    for slip in glued_scripts(&entry.text) {
        let message = format!("`{}` joins two scripts without a space", &entry.text[slip.range.clone()]);
        faults.push(RULE.fault(Place::new(file, slip.range), message));
    }
}

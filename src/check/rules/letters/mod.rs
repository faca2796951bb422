//! Rules on letters, scripts and direction.

pub(in crate::check) mod bidi_control;
pub(in crate::check) mod bidi_override;
pub(in crate::check) mod bidi_reordering;
pub(in crate::check) mod control_character;
pub(in crate::check) mod foreign_letter;
pub(in crate::check) mod glued_scripts;
pub(in crate::check) mod presentation_form;

use crate::check::Rule;
use crate::diagnostic::{Diagnostics, FileId, Place};
use crate::language::Slip;

/// Says what characters do that nobody sees, and takes them out.
fn unseen(
    rule: &Rule,
    file: FileId,
    text: &str,
    slips: impl IntoIterator<Item = Slip>,
    does: &str,
    faults: &mut Diagnostics,
) {
    for slip in slips {
        let code = text[slip.range.clone()].chars().next().map_or(0, u32::from);
        let message = format!("the invisible character U+{code:04X} {does}");
        let place = Place::new(file, slip.range);
        faults.push(rule.fault(place, message).hint("take it out: malaf check --fix").mend(place, slip.mend));
    }
}

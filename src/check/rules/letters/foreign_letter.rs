//! Letters of another language's keyboard.

use crate::check::Found;
use crate::diagnostic::{Diagnostics, File, FileId, Place};
use crate::language::{foreign_letters, knows_letters_of};
use crate::parse::{Config, Language};

rule! {
    /// A Persian or Urdu letter (ک ی ہ) in a text of a language that has its own.
    ///
    /// It looks the same, and a search for the word does not find it. `malaf check --fix` mends those that need no judgement; a final ی may be ي or ى.
    ///
    /// **Fires**
    ///
    /// ```md ar
    /// کتبت صحيفة النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القدیم", en = "Old Bridge" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md ar
    /// كتبت صحيفة النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "foreign-letter", Warning, Found::InTexts(check)
}

fn check(config: &Config, file: FileId, entry: &File, faults: &mut Diagnostics) {
    if let Some(language) = language_of(config, &entry.path) {
        letters(file, &entry.text, language, faults);
    }
}

/// The language of a Markdown file; of a TOML file, the one language of the dossier whose letters are known, if there is
/// only one and no other shares its script.
fn language_of<'c>(config: &'c Config, path: &str) -> Option<&'c Language> {
    let languages = &config.languages;
    let name = path.rsplit('/').next()?;
    if let Some(tag) = name.strip_suffix(".md") {
        return languages.iter().find(|language| language.tag.as_str() == tag);
    }
    let known = languages.iter().find(|language| knows_letters_of(&language.tag))?;
    let alone = languages.iter().filter(|language| language.tag.script() == known.tag.script()).count() == 1;
    (alone && name.strip_suffix(".toml").is_some()).then_some(known)
}

fn letters(file: FileId, text: &str, language: &Language, faults: &mut Diagnostics) {
    for slip in foreign_letters(text, &language.tag) {
        let letter = text[slip.range.clone()].to_owned();
        let place = Place::new(file, slip.range);
        let message = format!("`{letter}` is no letter of `{}`", language.tag.as_str());
        let hint = slip.mend.as_ref().map(|mend| format!("write `{mend}`: malaf check --fix"));
        faults.push(RULE.fault(place, message).maybe_hint(hint).mend(place, slip.mend));
    }
}

//! Language tags (BCP 47), and the script and direction that follow from them.
//!
//! The one door to `icu_locale`. Must never know which languages a site has.

use std::fmt;
use std::str::FromStr;

use icu_locale::{Locale, LocaleDirectionality, LocaleExpander};
use thiserror::Error;

/// A BCP 47 language tag in canonical case, such as `ar`, `en-GB` or `ar-SY-u-nu-latn`.
///
/// Its Unicode extensions are kept, since they choose digits (`nu`) and calendars (`ca`).
#[derive(Debug, Clone)]
pub struct LanguageTag {
    canonical: String,
    locale: Locale,
}

/// Why a text is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a language tag; write one as BCP 47 does, such as `ar`, `en-GB` or `ar-SY-u-nu-latn`")]
pub struct LanguageTagError(String);

/// The way a line of text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Left to right, as Latin.
    Ltr,
    /// Right to left, as Arabic.
    Rtl,
}

/// A script, as coarsely as linking and search tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Arabic, with the letters that Persian, Kurdish and Urdu add.
    Arabic,
    /// Latin, with diacritics.
    Latin,
    /// Any other.
    Other,
}

impl LanguageTag {
    /// The language alone: `ar` of `ar-SY-u-nu-latn`.
    pub fn language(&self) -> &str {
        self.locale.id.language.as_str()
    }

    /// The whole tag in canonical case.
    pub fn as_str(&self) -> &str {
        &self.canonical
    }

    /// The tag without extensions, for `lang` and `hreflang`: `ar-SY` of `ar-SY-u-nu-latn`.
    pub fn without_extensions(&self) -> String {
        self.locale.id.to_string()
    }

    /// The calendar that the tag asks for: `ca-islamic-umalqura`.
    pub(super) fn calendar(&self) -> Option<String> {
        let keywords = &self.locale().extensions.unicode.keywords;
        keywords.get(&icu_locale::extensions::unicode::key!("ca")).map(ToString::to_string)
    }

    /// The tag as ICU4X takes it.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The direction of the script that the language is written in (CLDR), left to right where that is unknown.
    pub fn direction(&self) -> Direction {
        if LocaleDirectionality::new_common().is_right_to_left(&self.locale.id) {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// The script that the language is most likely written in (CLDR likely subtags), or that the tag states.
    pub fn script(&self) -> Script {
        let mut id = self.locale.id.clone();
        LocaleExpander::new_common().maximize(&mut id);
        match id.script.as_ref().map(icu_locale::subtags::Script::as_str) {
            Some("Arab") => Script::Arabic,
            Some("Latn") => Script::Latin,
            _ => Script::Other,
        }
    }
}

impl FromStr for LanguageTag {
    type Err = LanguageTagError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let locale = Locale::try_from_str(text).map_err(|_| LanguageTagError(text.to_owned()))?;
        if locale.id.language.is_unknown() {
            return Err(LanguageTagError(text.to_owned()));
        }
        Ok(Self { canonical: locale.to_string(), locale })
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

impl PartialEq for LanguageTag {
    fn eq(&self, other: &Self) -> bool {
        self.canonical == other.canonical
    }
}

impl Eq for LanguageTag {}

impl PartialOrd for LanguageTag {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LanguageTag {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.canonical.cmp(&other.canonical)
    }
}

impl std::hash::Hash for LanguageTag {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.canonical.hash(state);
    }
}

impl Direction {
    /// As HTML's `dir` attribute writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Script {
    /// The script of a letter or mark; `None` for what every script shares (digits, punctuation, spaces).
    pub fn of(character: char) -> Option<Self> {
        match character {
            'a'..='z' | 'A'..='Z' | 'ª' | 'º' => Some(Self::Latin),
            // The commonest first.
            '\u{620}'..='\u{65F}' => Some(Self::Arabic),
            '\u{0}'..='\u{BF}' | '×' | '÷' => None,
            '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Self::Latin),
            '\u{610}'..='\u{61A}'
            | '\u{66E}'..='\u{6D3}'
            | '\u{6D5}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E8}'
            | '\u{6EA}'..='\u{6EF}'
            | '\u{6FA}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{870}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FD3D}'
            | '\u{FD50}'..='\u{FDFB}'
            | '\u{FE70}'..='\u{FEFC}' => Some(Self::Arabic),
            _ if character.is_alphabetic() => Some(Self::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        text.parse().expect("a tag")
    }

    #[test]
    fn a_tag_keeps_its_digits_extension_and_gets_canonical_case() {
        let tag = tag("AR-sy-u-nu-latn");
        assert_eq!(tag.to_string(), "ar-SY-u-nu-latn");
        assert_eq!(tag.language(), "ar");
        assert_eq!(tag.without_extensions(), "ar-SY");
    }

    #[test]
    fn what_is_no_tag_says_how_to_write_one() {
        for text in ["", "arabic language", "en_", "x-private", "und"] {
            let error = text.parse::<LanguageTag>().expect_err(text);
            assert!(error.to_string().contains("ar-SY-u-nu-latn"), "{error}");
        }
    }

    #[test]
    fn direction_follows_the_script_not_the_language_name() {
        for (text, direction) in [
            ("ar", "rtl"),
            ("ar-SY-u-nu-latn", "rtl"),
            ("fa", "rtl"),
            ("he", "rtl"),
            ("ckb", "rtl"),
            ("ur", "rtl"),
            ("ku", "ltr"),
            ("ar-Latn", "ltr"),
            ("az-Arab", "rtl"),
            ("en-GB", "ltr"),
            ("ru", "ltr"),
        ] {
            assert_eq!(tag(text).direction().as_str(), direction, "{text}");
        }
    }

    #[test]
    fn script_of_a_tag_comes_from_likely_subtags() {
        assert_eq!(tag("fa").script(), Script::Arabic);
        assert_eq!(tag("fr-CA").script(), Script::Latin);
        assert_eq!(tag("ru").script(), Script::Other);
        assert_eq!(tag("ku-Arab").script(), Script::Arabic);
    }

    #[test]
    fn script_of_a_character_is_none_for_what_scripts_share() {
        assert_eq!(Script::of('ش'), Some(Script::Arabic));
        assert_eq!(Script::of('é'), Some(Script::Latin));
        assert_eq!(Script::of('ж'), Some(Script::Other));
        for shared in ['1', '٣', ' ', '،', '؟', '-'] {
            assert_eq!(Script::of(shared), None, "{shared}");
        }
    }
}

//! The dossier's languages, as `site.toml` lists them, and texts keyed by them.

use crate::diagnostic::{Place, Spanned};
use crate::language::{Direction, LanguageTag};

/// A language's place in `site.toml`, from 0; the first is the one that others fall back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageNo(pub u8);

impl LanguageNo {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// One language of the dossier.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its number.
    pub no: LanguageNo,
    /// BCP 47 tag: the folder of its pages, the name of its files, and `lang` in HTML.
    pub tag: LanguageTag,
    /// Where the tag is written.
    pub place: Place,
    /// BCP 47 tag with region and extensions, for dates, digits and sorting: `ar-SY-u-nu-latn`.
    pub locale: LanguageTag,
    /// Its name in itself, for the switch.
    pub name: String,
    /// The direction of its script.
    pub direction: Direction,
}

/// One value a language, in the order of `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerLanguage<T>(Vec<T>);

impl<T> PerLanguage<T> {
    /// Makes the value for each language.
    pub fn from_fn(languages: &[Language], f: impl FnMut(&Language) -> T) -> Self {
        Self(languages.iter().map(f).collect())
    }

    /// Each value with its language.
    pub fn iter(&self) -> impl Iterator<Item = (LanguageNo, &T)> {
        (0..).map(LanguageNo).zip(&self.0)
    }

    /// Changes each value.
    pub fn map<U>(self, mut f: impl FnMut(LanguageNo, T) -> U) -> PerLanguage<U> {
        let numbered = (0..).map(LanguageNo).zip(self.0);
        PerLanguage(numbered.map(|(no, value)| f(no, value)).collect())
    }

    /// A value of another type for each.
    pub fn map_ref<U>(&self, f: impl FnMut(&T) -> U) -> PerLanguage<U> {
        PerLanguage(self.0.iter().map(f).collect())
    }

    /// The values to change.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }

    /// The value to change.
    pub fn get_mut(&mut self, no: LanguageNo) -> Option<&mut T> {
        self.0.get_mut(no.index())
    }
}

impl<T> PerLanguage<Option<T>> {
    /// Every language's value, where all have one.
    #[must_use]
    pub fn transpose(self) -> Option<PerLanguage<T>> {
        self.0.into_iter().collect::<Option<Vec<T>>>().map(PerLanguage)
    }
}

/// Indexing is by a number that only the list of languages hands out, so it always finds.
impl<T> std::ops::Index<LanguageNo> for PerLanguage<T> {
    type Output = T;

    fn index(&self, no: LanguageNo) -> &T {
        &self.0[no.index()]
    }
}

/// A text in some of the dossier's languages.
pub type Texts = PerLanguage<Option<Spanned<String>>>;

impl Texts {
    /// No text in any language.
    #[must_use]
    pub fn none(languages: &[Language]) -> Self {
        Self::from_fn(languages, |_| None)
    }

    /// Whether no language has it.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The text in `wanted`, else in the first language that has it, with the language it is in.
    #[must_use]
    pub fn best(&self, wanted: LanguageNo) -> Option<(LanguageNo, &str)> {
        let own = self.0.get(wanted.index()).and_then(Option::as_ref);
        own.map(|text| (wanted, text.value.as_str()))
            .or_else(|| self.iter().find_map(|(no, text)| text.as_ref().map(|text| (no, text.value.as_str()))))
    }
}

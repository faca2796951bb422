//! Counts: which plural form a number takes, and its digits (CLDR, by ICU4X). The one door to `icu_plurals`.
//!
//! Arabic has six forms, chosen by the last two digits: 3 and 103 take one form, 11 and 146 another. Must never know the
//! words that are counted.

use super::format::FormatterError;
use super::tag::LanguageTag;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_plurals::{PluralCategory, PluralRules};

/// Counts in one language.
pub struct Counts {
    rules: PluralRules,
    digits: DecimalFormatter,
}

impl Counts {
    /// Loads what the language needs.
    ///
    /// # Errors
    /// Where ICU4X has no data for the language.
    pub fn new(language: &LanguageTag) -> Result<Self, FormatterError> {
        let locale = language.locale();
        let no_data = |reason: String| FormatterError::Data { language: Box::new(language.clone()), reason };
        let rules = PluralRules::try_new_cardinal(locale.into()).map_err(|error| no_data(error.to_string()))?;
        let digits = DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default());
        Ok(Self { rules, digits: digits.map_err(|error| no_data(error.to_string()))? })
    }

    /// The plural form of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
    ///
    /// ```
    /// use malaf::language::Counts;
    /// let counts = Counts::new(&"ar".parse().expect("a tag")).expect("data");
    /// let forms = [0, 1, 2, 3, 11, 100, 102, 103, 146].map(|n| counts.form(n));
    /// assert_eq!(forms, ["zero", "one", "two", "few", "many", "other", "other", "few", "many"]);
    /// ```
    #[must_use]
    pub fn form(&self, number: i64) -> &'static str {
        name(self.rules.category_for(number))
    }

    /// Every form that the language has, sorted by name.
    ///
    /// ```
    /// use malaf::language::Counts;
    /// let counts = Counts::new(&"en".parse().expect("a tag")).expect("data");
    /// assert_eq!(counts.forms(), ["one", "other"]);
    /// ```
    #[must_use]
    pub fn forms(&self) -> Vec<&'static str> {
        let mut forms: Vec<&'static str> = self.rules.categories().map(name).collect();
        forms.sort_unstable();
        forms
    }

    /// The number in the language's digits, grouped as the language does.
    #[must_use]
    pub fn digits(&self, number: i64) -> String {
        super::format::without_controls(self.digits.format_to_string(&Decimal::from(number)))
    }
}

/// Every name of a plural form there is (CLDR).
pub const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(tag: &str) -> Counts {
        Counts::new(&tag.parse().expect("a tag")).expect("data")
    }

    #[test]
    fn each_language_has_its_own_forms() {
        assert_eq!([0, 1, 2, 21].map(|n| counts("en").form(n)), ["other", "one", "other", "other"]);
        assert_eq!([1, 2, 5, 21, 112].map(|n| counts("ru").form(n)), ["one", "few", "many", "one", "many"]);
    }

    #[test]
    fn digits_are_those_that_the_tag_asks_for() {
        assert_eq!(counts("ar-SY-u-nu-latn").digits(146), "146");
        assert_eq!(counts("ar-SY-u-nu-arab").digits(146), "١٤٦");
    }
}

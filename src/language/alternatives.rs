//! Other ways of writing the same dates and numbers that readers of a language may be used to: digits, and the names of
//! months by region.
//!
//! Arabic has four sets of month names in use («كانون الثاني», «يناير», «جانفي» and Morocco's) and two sets of digits. A
//! dossier states one of each in its locale; a reader may choose another. Must never know how a choice is kept or shown.

use super::edtf::CivilDay;
use super::format::{Formatter, FormatterError};
use super::tag::{LanguageTag, Script};

/// A way of writing that a reader may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What a browser's `Intl` calls it: a numbering system, or a locale whose months are meant. Empty for the dossier's
    /// own, which stands first.
    pub value: String,
    /// What it looks like.
    pub sample: String,
}

/// The digits that readers of a language use; empty where there is one set only.
///
/// # Errors
/// Where the language cannot be formatted.
pub fn digits(locale: &LanguageTag) -> Result<Vec<Alternative>, FormatterError> {
    const NUMBER: i64 = 123;
    if locale.script() != Script::Arabic {
        return Ok(Vec::new());
    }
    let native = match locale.language() {
        "fa" | "ur" | "ps" => "arabext",
        _ => "arab",
    };
    let of_system = |system: &str| format!("{}-u-nu-{system}", locale.without_extensions());
    let others = ["latn", native].map(|system| (system, of_system(system)));
    distinct(locale, others, |formatter| formatter.number(NUMBER))
}

/// The names of months that readers of a language use, by region; empty where there is one set only.
///
/// # Errors
/// Where the language cannot be formatted.
pub fn months(locale: &LanguageTag) -> Result<Vec<Alternative>, FormatterError> {
    // January and August tell all of them apart.
    const SHOWN: [u32; 2] = [1, 8];
    let regions: &[&str] = match locale.language() {
        "ar" => &["ar-SY", "ar-EG", "ar-DZ", "ar-MA"],
        _ => &[],
    };
    let shown = |formatter: &Formatter| {
        let day = |month| CivilDay::from_ymd_opt(2016, month, 1);
        let names: Vec<String> = SHOWN.into_iter().filter_map(day).map(|day| formatter.month_name(day)).collect();
        names.join(" … ")
    };
    distinct(locale, regions.iter().map(|region| (*region, (*region).to_owned())), shown)
}

/// The dossier's own way first, then each that looks different; nothing where none does.
fn distinct<'a>(
    own: &LanguageTag,
    others: impl IntoIterator<Item = (&'a str, String)>,
    sample: impl Fn(&Formatter) -> String,
) -> Result<Vec<Alternative>, FormatterError> {
    let mut found = vec![Alternative { value: String::new(), sample: sample(&Formatter::new(own)?) }];
    for (value, tag) in others {
        // The tags above are constant and sound.
        let Ok(tag) = tag.parse::<LanguageTag>() else { continue };
        let sample = sample(&Formatter::new(&tag)?);
        if found.iter().all(|known| known.sample != sample) {
            found.push(Alternative { value: value.to_owned(), sample });
        }
    }
    Ok(if found.len() > 1 { found } else { Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(tag: &str, of: fn(&LanguageTag) -> Result<Vec<Alternative>, FormatterError>) -> Vec<(String, String)> {
        let found = of(&tag.parse().expect("a tag")).expect("formatted");
        found.into_iter().map(|one| (one.value, one.sample)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(value, sample)| ((*value).to_owned(), (*sample).to_owned())).collect()
    }

    #[test]
    fn the_dossiers_own_way_stands_first_and_no_way_stands_twice() {
        assert_eq!(samples("ar-SY-u-nu-latn", digits), pairs(&[("", "123"), ("arab", "١٢٣")]));
        assert_eq!(samples("ar-SY", digits), pairs(&[("", "١٢٣"), ("latn", "123")]));
        assert_eq!(samples("fa-u-nu-latn", digits), pairs(&[("", "123"), ("arabext", "۱۲۳")]));
        assert_eq!(samples("en-GB", digits), []);
        assert_eq!(samples("en-GB", months), []);
    }

    #[test]
    fn months_are_named_as_each_region_names_them() {
        assert_eq!(
            samples("ar-SY-u-nu-latn", months),
            pairs(&[
                ("", "كانون الثاني … آب"),
                ("ar-EG", "يناير … أغسطس"),
                ("ar-DZ", "جانفي … أوت"),
                ("ar-MA", "يناير … غشت"),
            ])
        );
        assert_eq!(samples("ar", months)[0].1, "يناير … أغسطس");
    }
}

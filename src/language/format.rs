//! Dates, numbers, lists and order as a language has them (CLDR, by ICU4X with compiled data).
//!
//! Built once a language and shared by all threads that render. The one door to `icu_datetime`, `icu_calendar`,
//! `icu_decimal`, `icu_list` and `icu_collator`. Gives parts ("23 شباط 2016"), not sentences ("on or after …"): the words
//! between are the theme's strings. Must never know templates, nor give short numeric dates, which hide U+200F.

use std::cmp::Ordering;

use chrono::Datelike;
use icu_calendar::{Date, Gregorian};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, Y, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use thiserror::Error;

use crate::language::edtf::{CivilDay, Edtf, Point, Precision, Shape};
use crate::language::fold::fold;
use crate::language::tag::{LanguageTag, Script};

/// Says dates, numbers and lists in one language, and sorts in it.
pub struct Formatter {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
    month_name: FixedCalendarDateTimeFormatter<Gregorian, M>,
    number: DecimalFormatter,
    list: ListFormatter,
    order: CollatorBorrowed<'static>,
    /// Tells letters of the alphabet apart and nothing finer.
    letters: CollatorBorrowed<'static>,
}

/// Why a language cannot be formatted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormatterError {
    /// Months and years of records are Gregorian; they have no exact counterpart elsewhere.
    #[error("`{0}` asks for another calendar than the Gregorian one; leave out `ca-…`")]
    Calendar(Box<LanguageTag>),
    /// ICU4X has no data for the language.
    #[error("dates and numbers in `{language}` cannot be formatted: {reason}")]
    Data {
        /// The language asked for.
        language: Box<LanguageTag>,
        /// What ICU4X says.
        reason: String,
    },
}

/// A date ready to be joined with words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpokenDate {
    /// "23 February 2016", "February 2016" or "2016", as its part's precision says.
    Single(DatePart),
    /// From … to …, both included.
    Range {
        /// The beginning.
        from: DatePart,
        /// The end.
        to: DatePart,
    },
    /// Since …, and on.
    Since(DatePart),
    /// Until …, without a beginning.
    Until(DatePart),
    /// From the date to an end that is not known.
    From(DatePart),
    /// To the date, from a beginning that is not known.
    To(DatePart),
    /// Some day (or month, year) between … and …
    OneOf {
        /// The earliest it may be.
        from: DatePart,
        /// The latest it may be.
        to: DatePart,
    },
    /// … and …; each part, to be joined by [`Formatter::list`] or in markup.
    AllOf(Vec<DatePart>),
    /// One of …, …
    AnyOf(Vec<DatePart>),
    /// On or before …
    Before(DatePart),
    /// On or after …
    After(DatePart),
}

/// One formatted date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePart {
    /// As the language says it, in long form, without control characters.
    pub text: String,
    /// What `text` names: a day, a month or a year.
    pub precision: Precision,
    /// A value for `<time datetime>` (`2016-02-23`, `2016-02`, `2016`); none for years that HTML cannot write.
    pub machine: Option<String>,
    /// About that date.
    pub approximate: bool,
    /// The source is doubtful.
    pub uncertain: bool,
}

impl Formatter {
    /// Loads what the language needs. State digits in the tag (`ar-SY-u-nu-latn`): defaults differ by region.
    ///
    /// # Errors
    /// Where the tag asks for another calendar, or ICU4X has no data for the language.
    pub fn new(language: &LanguageTag) -> Result<Self, FormatterError> {
        let locale = language.locale();
        if language.calendar().is_some_and(|calendar| calendar != "gregory") {
            return Err(FormatterError::Calendar(Box::new(language.clone())));
        }
        let mut primary = CollatorOptions::default();
        primary.strength = Some(Strength::Primary);
        Ok(Self {
            day: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).map_err(no_data(language))?,
            month: FixedCalendarDateTimeFormatter::try_new(locale.into(), YM::long()).map_err(no_data(language))?,
            year: FixedCalendarDateTimeFormatter::try_new(locale.into(), Y::long()).map_err(no_data(language))?,
            month_name: FixedCalendarDateTimeFormatter::try_new(locale.into(), M::long()).map_err(no_data(language))?,
            number: DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
                .map_err(no_data(language))?,
            list: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
                .map_err(no_data(language))?,
            order: Collator::try_new(locale.into(), CollatorOptions::default()).map_err(no_data(language))?,
            letters: Collator::try_new(locale.into(), primary).map_err(no_data(language))?,
        })
    }

    /// A date of a record.
    pub fn date(&self, date: &Edtf) -> SpokenDate {
        let part = |point: &Point| self.part(point);
        match date.shape() {
            Shape::Single(point) => SpokenDate::Single(part(point)),
            Shape::Range(from, to) => SpokenDate::Range { from: part(from), to: part(to) },
            Shape::Since(from) => SpokenDate::Since(part(from)),
            Shape::Until(to) => SpokenDate::Until(part(to)),
            Shape::From(from) => SpokenDate::From(part(from)),
            Shape::To(to) => SpokenDate::To(part(to)),
            Shape::OneOf(from, to) => SpokenDate::OneOf { from: part(from), to: part(to) },
            Shape::AllOf(points) => SpokenDate::AllOf(points.iter().map(part).collect()),
            Shape::AnyOf(points) => SpokenDate::AnyOf(points.iter().map(part).collect()),
            Shape::Before(point) => SpokenDate::Before(part(point)),
            Shape::After(point) => SpokenDate::After(part(point)),
        }
    }

    /// A day in long form: "23 February 2016", «23 شباط 2016».
    pub fn day(&self, day: CivilDay) -> String {
        self.text(day, Precision::Day)
    }

    /// The month of a day: "February 2016".
    pub fn month(&self, day: CivilDay) -> String {
        self.text(day, Precision::Month)
    }

    /// The name of a day's month by itself: "February".
    pub fn month_name(&self, day: CivilDay) -> String {
        gregorian(day)
            .map_or_else(|| day.to_string(), |date| without_controls(self.month_name.format(&date).to_string()))
    }

    /// The year of a day, in the language's digits.
    pub fn year(&self, day: CivilDay) -> String {
        self.text(day, Precision::Year)
    }

    /// A whole number in the language's digits, grouped as the language does.
    pub fn number(&self, number: i64) -> String {
        without_controls(self.number.format_to_string(&Decimal::from(number)))
    }

    /// Items joined as in a sentence: "a, b and c", «أ وب وج».
    pub fn list(&self, items: &[&str]) -> String {
        self.list.format_to_string(items.iter())
    }

    /// The language's alphabetical order (CLDR collation). Texts that it counts as equal are told apart by their letters'
    /// code points, so that any order made with it is total.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.order.compare(one, other).then_with(|| one.cmp(other))
    }

    /// The order of an index with headings by [`Formatter::initial`]: a leading ال does not count.
    pub fn compare_in_index(&self, one: &str, other: &str) -> Ordering {
        self.order.compare(without_article(one), without_article(other)).then_with(|| self.compare(one, other))
    }

    /// The heading that a name stands under in an index: its first letter, without ال, hamza and diacritics, in upper case;
    /// `#` for what begins with no letter. A letter of its own in the language (Swedish å) keeps its mark.
    pub fn initial(&self, name: &str) -> String {
        let name = without_article(name);
        let folded = fold(name);
        let Some((at, base)) =
            folded.text().char_indices().find(|(_, c)| c.is_alphanumeric()).filter(|(_, c)| c.is_alphabetic())
        else {
            return "#".to_owned();
        };
        let written = name.get(folded.original_range(at..at + base.len_utf8())).unwrap_or_default();
        let base = base.to_string();
        let is_same_letter = Script::of(base.chars().next().unwrap_or('#')) == Some(Script::Arabic)
            || self.letters.compare(written, &base) == Ordering::Equal;
        if is_same_letter { base.to_uppercase() } else { written.to_uppercase() }
    }

    fn part(&self, point: &Point) -> DatePart {
        DatePart {
            text: self.text(point.day, point.precision),
            precision: point.precision,
            machine: machine(point),
            approximate: point.approximate,
            uncertain: point.uncertain,
        }
    }

    fn text(&self, day: CivilDay, precision: Precision) -> String {
        let Some(date) = gregorian(day) else {
            return day.to_string();
        };
        without_controls(match precision {
            Precision::Day => self.day.format(&date).to_string(),
            Precision::Month => self.month.format(&date).to_string(),
            Precision::Year => self.year.format(&date).to_string(),
        })
    }
}

fn no_data<E: std::fmt::Display>(language: &LanguageTag) -> impl Fn(E) -> FormatterError + '_ {
    |error| FormatterError::Data { language: Box::new(language.clone()), reason: error.to_string() }
}

fn gregorian(day: CivilDay) -> Option<Date<Gregorian>> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Date::try_new_gregorian(day.year(), month, of_month).ok()
}

/// HTML's date, month and year strings begin at the year 1.
fn machine(point: &Point) -> Option<String> {
    let format = match point.precision {
        Precision::Day => "%Y-%m-%d",
        Precision::Month => "%Y-%m",
        Precision::Year => "%Y",
    };
    (1..=9999).contains(&point.day.year()).then(|| point.day.format(format).to_string())
}

/// Some languages' patterns carry direction marks; markup does their work here.
pub(super) fn without_controls(text: String) -> String {
    let is_control = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2066}'..='\u{2069}');
    if text.contains(is_control) { text.replace(is_control, "") } else { text }
}

/// A name without its leading ال; with a hamza (ألمانيا) it is no article, and الله has none to lose.
fn without_article(name: &str) -> &str {
    match name.strip_prefix("ال") {
        Some(rest) if rest.chars().take_while(|c| c.is_alphabetic()).count() >= 2 && !rest.starts_with("له") => rest,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatter(tag: &str) -> Formatter {
        Formatter::new(&tag.parse().expect("a tag")).expect("a formatter")
    }

    fn day(text: &str) -> CivilDay {
        text.parse().expect("a day")
    }

    fn date(tag: &str, text: &str) -> SpokenDate {
        formatter(tag).date(&text.parse().expect("a date"))
    }

    fn single(tag: &str, text: &str) -> DatePart {
        match date(tag, text) {
            SpokenDate::Single(part) => part,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_formatter_is_shared_between_threads() {
        fn is_shared<T: Send + Sync>() {}
        is_shared::<Formatter>();
    }

    #[test]
    fn months_and_digits_are_those_of_the_region() {
        for (tag, expected) in [
            ("ar", "23 فبراير 2016"),
            ("ar-SY", "٢٣ شباط ٢٠١٦"),
            ("ar-SY-u-nu-latn", "23 شباط 2016"),
            ("ar-LB", "٢٣ شباط ٢٠١٦"),
            ("ar-DZ", "23 فيفري 2016"),
            ("en-GB", "23 February 2016"),
            ("en-US", "February 23, 2016"),
            ("fr", "23 février 2016"),
        ] {
            assert_eq!(formatter(tag).day(day("2016-02-23")), expected, "{tag}");
        }
    }

    #[test]
    fn a_date_is_said_as_exactly_as_it_is_known() {
        assert_eq!(single("ar-SY-u-nu-latn", "2016-02").text, "شباط 2016");
        assert_eq!(single("en-GB", "2016-02").text, "February 2016");
        assert_eq!(single("ar-SY-u-nu-latn", "2016").text, "2016");
        assert_eq!(single("ar-SY", "2016").text, "٢٠١٦");
        assert_eq!(single("en-GB", "2016-02").precision, Precision::Month);
    }

    #[test]
    fn machine_values_are_what_html_allows() {
        assert_eq!(single("ar-SY", "2016-02-23").machine.as_deref(), Some("2016-02-23"));
        assert_eq!(single("ar-SY", "2016-02~").machine.as_deref(), Some("2016-02"));
        assert_eq!(single("en-GB", "0645").machine.as_deref(), Some("0645"));
        assert_eq!(single("en-GB", "0000").machine, None);
    }

    #[test]
    fn doubt_goes_with_the_part_that_it_is_about() {
        let SpokenDate::Range { from, to } = date("en-GB", "2017-05~/2017-08-03?") else { panic!("a range") };
        assert_eq!((from.text.as_str(), from.approximate, from.uncertain), ("May 2017", true, false));
        assert_eq!((to.text.as_str(), to.approximate, to.uncertain), ("3 August 2017", false, true));
    }

    #[test]
    fn each_shape_of_date_keeps_its_meaning() {
        let english = |text| date("en-GB", text);
        assert!(
            matches!(english("[2015-12-07..2015-12-10]"), SpokenDate::OneOf { from, to } if from.text == "7 December 2015" && to.text == "10 December 2015")
        );
        assert!(matches!(english("[2016-02-23..]"), SpokenDate::After(part) if part.text == "23 February 2016"));
        assert!(matches!(english("[..2016-02]"), SpokenDate::Before(part) if part.text == "February 2016"));
        assert!(matches!(english("2016/.."), SpokenDate::Since(part) if part.text == "2016"));
        assert!(matches!(english("../2016"), SpokenDate::Until(part) if part.text == "2016"));
        assert!(matches!(english("2016/"), SpokenDate::From(part) if part.text == "2016"));
        assert!(matches!(english("/2016"), SpokenDate::To(part) if part.text == "2016"));
        assert!(matches!(english("{2015,2017}"), SpokenDate::AllOf(parts) if parts.len() == 2));
        assert!(matches!(english("[2015,2017]"), SpokenDate::AnyOf(parts) if parts.len() == 2));
        assert!(matches!(english("201X"), SpokenDate::OneOf { from, to } if from.text == "2010" && to.text == "2019"));
    }

    #[test]
    fn no_text_carries_a_control_character() {
        for tag in ["ar", "ar-SY", "ar-EG", "ar-SY-u-nu-latn", "fa-u-ca-gregory", "he", "ur", "ckb", "en-GB"] {
            let formatter = formatter(tag);
            for date in [day("2016-02-23"), day("0644-11-03"), day("2024-12-01")] {
                let texts =
                    [formatter.day(date), formatter.month(date), formatter.year(date), formatter.number(-1_234_567)];
                for text in texts {
                    assert!(!text.chars().any(|c| c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')), "{tag}: {text:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_and_lists_are_the_languages_own() {
        assert_eq!(formatter("en-GB").number(1_234_567), "1,234,567");
        assert_eq!(formatter("ar-SY").number(1_234_567), "١٬٢٣٤٬٥٦٧");
        assert_eq!(formatter("ar-SY-u-nu-latn").number(12), "12");
        assert_eq!(formatter("en-GB").list(&["Hama", "Homs", "Idlib"]), "Hama, Homs and Idlib");
        assert_eq!(formatter("ar-SY").list(&["حماة", "حمص", "إدلب"]), "حماة وحمص وإدلب");
        assert_eq!(formatter("ar").list(&["حماة"]), "حماة");
        assert_eq!(formatter("ar").list(&[]), "");
    }

    #[test]
    fn order_is_the_alphabets() {
        let arabic = formatter("ar-SY");
        let mut names = ["يبرود", "إدلب", "حمص", "الرقة", "آفس", "حماة", "أريحا"];
        names.sort_by(|one, other| arabic.compare(one, other));
        assert_eq!(names, ["آفس", "إدلب", "أريحا", "الرقة", "حماة", "حمص", "يبرود"]);
        assert_ne!(arabic.compare("سورية", "سوريه"), Ordering::Equal);
        let mut names = ["Zor", "élan", "Alep", "Eblus"];
        names.sort_by(|one, other| formatter("fr").compare(one, other));
        assert_eq!(names, ["Alep", "Eblus", "élan", "Zor"]);
    }

    #[test]
    fn an_index_sorts_under_its_headings_without_the_article() {
        let arabic = formatter("ar-SY");
        let mut names = ["يبرود", "الوعر", "إدلب", "الرستن", "رنكوس", "ألمانيا", "أريحا", "BBC", "24"];
        names.sort_by(|one, other| arabic.compare_in_index(one, other));
        let headings: Vec<String> = names.iter().map(|name| arabic.initial(name)).collect();
        let mut grouped = headings.clone();
        grouped.dedup();
        let mut distinct = grouped.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(grouped.len(), distinct.len(), "{names:?} {headings:?}");
        assert!(headings.contains(&"ر".to_owned()) && !headings.contains(&"أ".to_owned()));
    }

    #[test]
    fn initials_are_letters_of_the_alphabet() {
        for (tag, name, expected) in [
            ("ar", "الوعر", "و"),
            ("ar", "ألمانيا", "ا"),
            ("ar", "إدلب", "ا"),
            ("ar", "الله", "ا"),
            ("ar", "«حمص»", "ح"),
            ("ar", "BBC", "B"),
            ("ar", "٢٤", "#"),
            ("en", "élan", "E"),
            ("en", "ʿAyn Issa", "A"),
            ("en", "’Atman", "A"),
            ("en", "24 News", "#"),
            ("en", "", "#"),
            ("sv", "Ångström", "Å"),
            ("fr", "Ångström", "A"),
            ("ru", "Ёлка", "Е"),
        ] {
            assert_eq!(formatter(tag).initial(name), expected, "{tag} {name}");
        }
    }

    #[test]
    fn another_calendar_is_refused_in_words() {
        let error = Formatter::new(&"ar-u-ca-islamic-umalqura".parse().expect("a tag")).err().expect("an error");
        assert!(error.to_string().contains("Gregorian"), "{error}");
    }
}

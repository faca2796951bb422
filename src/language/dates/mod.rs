//! Finds dates in running text: day, month and year in any of their forms, days of the week, and relative dates.
//!
//! Two month names at once («فبراير/شباط», «أبريل (نيسان)»), any digits, dates glued to words, Hijri dates. Gives what
//! is written and where; what it means for a text (published then, speaks of then) is the caller's business. Must never
//! know what a capture is, nor look at a clock.

mod names;
mod tokens;

pub use chrono::Weekday;
pub use names::{Calendar, Unit};

use super::edtf::CivilDay;
use super::fold::fold;
use chrono::Datelike;
use icu_calendar::Date;
use icu_calendar::cal::{Hijri, Iso};
use names::{BETWEEN, HIJRI_ERA, HIJRI_MONTHS, LAST, MONTHS, NEXT, SAME_DAY, SHORT_WEEKDAYS, UNITS, WEEKDAYS, YEAR};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use tokens::{Kind, Token, tokens};

/// A date that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it says.
    pub says: Says,
}

/// What a date in a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A day, a month or a year of a calendar.
    Calendar(WrittenDate),
    /// A day of the week and nothing more.
    Weekday(Weekday),
    /// So many days before the text's own day; 0 is that day, −1 the day after.
    DaysBefore(i32),
    /// So long before the text was captured or written.
    Ago(u32, Unit),
}

/// A date as it is written: what is left out is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year.
    pub year: Option<i32>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// The day of the week that stands beside it.
    pub weekday: Option<Weekday>,
    /// The calendar of year, month and day.
    pub calendar: Calendar,
    /// `03/04/2016` in a text that does not say which is the month.
    pub order: Order,
    /// What a word after it says of the time.
    pub turn: Turn,
}

/// Whether the order of day and month is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It is.
    Certain,
    /// Day and month could stand the other way round.
    Uncertain,
}

/// Whether a date is said to be past or to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nothing is said.
    Unsaid,
    /// «الماضي», last.
    Past,
    /// «المقبل», next.
    Coming,
}

impl WrittenDate {
    const NOTHING: Self = Self {
        year: None,
        month: None,
        day: None,
        weekday: None,
        calendar: Calendar::Gregorian,
        order: Order::Certain,
        turn: Turn::Unsaid,
    };

    /// The Gregorian day, where day, month and year are written and there is such a day.
    ///
    /// A Hijri date is turned by the calendar of Umm al-Qura; a sighting elsewhere may differ by a day.
    pub fn civil_day(&self) -> Option<CivilDay> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        match self.calendar {
            Calendar::Gregorian => CivilDay::from_ymd_opt(year, month.into(), day.into()),
            Calendar::Hijri => {
                let hijri = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
                let iso = hijri.to_calendar(Iso);
                CivilDay::from_ymd_opt(
                    iso.year().extended_year(),
                    iso.month().ordinal.into(),
                    iso.day_of_month().0.into(),
                )
            }
        }
    }

    /// The day of this day and month in another year.
    pub fn in_year(&self, year: i32) -> Option<CivilDay> {
        Self { year: Some(year), ..*self }.civil_day()
    }

    /// Whether the day of the week that stands beside it is another than the date's own.
    pub fn contradicts_weekday(&self) -> bool {
        self.weekday.zip(self.civil_day()).is_some_and(|(said, day)| day.weekday() != said)
    }
}

/// Every name of a month of the civil calendar, 1 to 12, in every language and region that is known.
///
/// ```
/// assert!(malaf::language::dates::names_of_month(2).contains(&"february"));
/// ```
pub fn names_of_month(month: u32) -> &'static [&'static str] {
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// Every date in a text, in its order, none within another.
///
/// ```
/// use malaf::language::dates::{Says, find_dates};
/// let found = find_dates("فريق التحرير3 أغسطس 2017آخر تحديث : منذ 3 سنوات");
/// let Says::Calendar(date) = found[0].says else { panic!() };
/// assert_eq!(date.civil_day().unwrap().to_string(), "2017-08-03");
/// assert!(matches!(found[1].says, Says::Ago(3, _)));
/// ```
pub fn find_dates(text: &str) -> Vec<FoundDate> {
    let tokens = tokens(text);
    let reader = Reader { text, tokens: &tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.date_at(at) {
            Some((says, end)) if end > at => {
                let range = tokens[at].range.start..tokens[end - 1].range.end;
                found.push(FoundDate { range, says });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// What was read and the token after it.
type At<T> = Option<(T, usize)>;

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn date_at(&self, at: usize) -> At<Says> {
        self.whole_date(at)
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.lone_weekday(at))
            .or_else(|| self.lone_year(at))
    }

    /// A date with the day of the week before it, and a Hijri one with the Gregorian that is the same day.
    fn whole_date(&self, at: usize) -> At<Says> {
        let (weekday, from) = match self.weekday(at) {
            Some((weekday, next)) => (Some(weekday), self.skip(next, &[',', '،', '(', '.'], SAME_DAY)),
            None => (None, at),
        };
        let (date, end) = self.plain_date(from)?;
        let (date, end) = match self.same_day(&date, end) {
            Some(gregorian) => gregorian,
            None => (date, end),
        };
        let (turn, end) = self.turn(end);
        Some((Says::Calendar(WrittenDate { weekday, turn, ..date }), end))
    }

    fn plain_date(&self, at: usize) -> At<WrittenDate> {
        self.numeric(at).or_else(|| self.day_first(at)).or_else(|| self.month_first(at))
    }

    /// A Hijri date after which its Gregorian day stands, or the other way round: the Gregorian counts.
    fn same_day(&self, date: &WrittenDate, end: usize) -> At<WrittenDate> {
        let from = self.skip(end, &[',', '،', '(', '/', '-', '–'], SAME_DAY);
        let (other, end) = self.plain_date(from)?;
        match (date.calendar, other.calendar) {
            (Calendar::Hijri, Calendar::Gregorian) => Some((other, end)),
            (Calendar::Gregorian, Calendar::Hijri) => Some((*date, end)),
            _ => None,
        }
    }

    /// `2016-02-23`, `23/02/2016`, `23.2.2016`.
    fn numeric(&self, at: usize) -> At<WrittenDate> {
        let (first, first_digits) = self.number(at)?;
        let sign = self.sign(at + 1).filter(|sign| matches!(sign, '/' | '-' | '.'))?;
        let (second, second_digits) = self.number(at + 2)?;
        if self.sign(at + 3) != Some(sign) || second_digits > 2 {
            return None;
        }
        let (third, third_digits) = self.number(at + 4)?;
        let end = at + 5;
        if first_digits == 4 && third_digits <= 2 {
            return Some((gregorian(first, second, third)?, end));
        }
        if third_digits != 4 || first_digits > 2 {
            return None;
        }
        let date = gregorian(third, second, first).or_else(|| gregorian(third, first, second))?;
        // Texts in Arabic script put the day first; texts in Latin script do either.
        let either = first <= 12 && second <= 12 && first != second && !has_arabic(self.text);
        let order = if either { Order::Uncertain } else { Order::Certain };
        Some((WrittenDate { order, ..date }, end))
    }

    /// `3 أغسطس 2017`, `23 فبراير/شباط 2016`, `3rd of August, 2017`.
    fn day_first(&self, at: usize) -> At<WrittenDate> {
        let (day, _) = self.number(at).filter(|(day, digits)| (1..=31).contains(day) && *digits <= 2)?;
        let from = self.skip(at + 1, &['-', '/', ',', '،'], BETWEEN);
        let ((calendar, month), end) = self.month(from)?;
        let date = WrittenDate { day: u8::try_from(day).ok(), month: Some(month), calendar, ..WrittenDate::NOTHING };
        Some(self.with_year(date, end))
    }

    /// `August 3, 2017`, `آب 2017`, `أبريل (نيسان) المقبل`.
    fn month_first(&self, at: usize) -> At<WrittenDate> {
        if self.is_second_month(at) {
            return None;
        }
        let ((calendar, month), end) = self.month(at)?;
        let date = WrittenDate { month: Some(month), calendar, ..WrittenDate::NOTHING };
        let dotted = if self.sign(end) == Some('.') { end + 1 } else { end };
        if let Some((day, 1..=2)) = self.number(dotted)
            && (1..=31).contains(&day)
            && self.sign(dotted + 1) != Some(':')
            && (self.is_latin(at) || self.is_before_year(dotted + 1))
        {
            let after = self.skip(dotted + 1, &[], &["st", "nd", "rd", "th"]);
            let date = WrittenDate { day: u8::try_from(day).ok(), ..date };
            return Some(self.with_year(date, after));
        }
        let (dated, end) = self.with_year(date, dotted);
        // «مارس» practises and "may" permits: a month alone is a month only with a year, or with a word on the time.
        (dated.year.is_some() || self.turn(end).0 != Turn::Unsaid).then_some((dated, end))
    }

    fn with_year(&self, date: WrittenDate, end: usize) -> (WrittenDate, usize) {
        let from = self.skip(end, &[',', '،', '/', '-', '.'], BETWEEN);
        let Some((year, 4)) = self.number(from) else { return (date, end) };
        let after = from + 1;
        let era = self.word(after).is_some_and(|word| is_any(word, HIJRI_ERA));
        let fits = match date.calendar {
            Calendar::Gregorian => (1900..=2100).contains(&year),
            Calendar::Hijri => (1300..=1500).contains(&year),
        };
        match i32::try_from(year) {
            Ok(year) if fits => (WrittenDate { year: Some(year), ..date }, if era { after + 1 } else { after }),
            _ => (date, end),
        }
    }

    /// A month by one name, or by two names of the same month at once. Two names of different months are no month.
    fn month(&self, at: usize) -> At<(Calendar, u8)> {
        let (month, end) = self.one_month(at)?;
        let Some(sign @ ('/' | '(' | '-' | '–' | '\\')) = self.sign(end) else { return Some((month, end)) };
        match self.one_month(end + 1) {
            Some((other, _)) if other != month => None,
            Some((_, second)) if sign == '(' && self.sign(second) == Some(')') => Some((month, second + 1)),
            Some((_, second)) => Some((month, second)),
            None => Some((month, end)),
        }
    }

    /// Whether a month and a slash stand before: «آذار/نيسان» is a span of two months, and its second half alone is no date.
    fn is_second_month(&self, at: usize) -> bool {
        let slash = at.checked_sub(1).filter(|at| self.sign(*at) == Some('/'));
        slash.is_some_and(|slash| {
            (1..=2).any(|length| {
                let first = slash.checked_sub(length).and_then(|first| self.one_month(first));
                first.is_some_and(|(_, end)| end == slash)
            })
        })
    }

    fn one_month(&self, at: usize) -> At<(Calendar, u8)> {
        for length in [3, 2, 1] {
            let Some(name) = self.words(at, length) else { continue };
            if let Some(month) = month_of(&name) {
                return Some((month, at + length));
            }
        }
        None
    }

    /// Words that follow each other without a sign, joined by a space.
    fn words(&self, at: usize, length: usize) -> Option<String> {
        let words: Option<Vec<&str>> = (at..at + length).map(|at| self.word(at)).collect();
        words.map(|words| words.join(" "))
    }

    fn weekday(&self, at: usize) -> At<Weekday> {
        let word = self.word(at)?;
        let found = WEEKDAYS.iter().chain(SHORT_WEEKDAYS).find(|(name, _)| is(word, name))?;
        Some((found.1, at + 1))
    }

    fn lone_weekday(&self, at: usize) -> At<Says> {
        let word = self.word(at)?;
        let bare = word.strip_prefix('و').unwrap_or(word);
        let found = WEEKDAYS.iter().find(|(name, _)| is(word, name) || is(bare, name))?;
        Some((Says::Weekday(found.1), at + 1))
    }

    /// «عام 2016», "in 2016".
    fn lone_year(&self, at: usize) -> At<Says> {
        self.word(at).filter(|word| is_any(word, YEAR))?;
        let (year, 4) = self.number(at + 1)? else { return None };
        let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
        Some((Says::Calendar(WrittenDate { year: Some(year), ..WrittenDate::NOTHING }), at + 2))
    }

    fn turn(&self, at: usize) -> (Turn, usize) {
        match self.word(at) {
            Some(word) if is_any(word, NEXT) => (Turn::Coming, at + 1),
            Some(word) if is_any(word, LAST) => (Turn::Past, at + 1),
            _ => (Turn::Unsaid, at),
        }
    }

    fn relative(&self, at: usize) -> At<Says> {
        let word = self.word(at)?;
        let bare = word.strip_prefix('و').unwrap_or(word);
        let second = self.word(at + 1).unwrap_or_default();
        let third = self.word(at + 2).unwrap_or_default();
        if is(bare, "أول") && (is(second, "أمس") || is(second, "من") && is(third, "أمس")) {
            return Some((Says::DaysBefore(2), if is(second, "أمس") { at + 2 } else { at + 3 }));
        }
        if is(bare, "أمس") {
            let two = is(second, "الأول");
            return Some((Says::DaysBefore(if two { 2 } else { 1 }), if two { at + 2 } else { at + 1 }));
        }
        let days = match bare {
            "yesterday" => 1,
            "today" | "tonight" => 0,
            "tomorrow" => -1,
            _ if is(bare, "اليوم") => 0,
            _ if is(bare, "غدا") => -1,
            _ if is(bare, "منذ") || is(bare, "قبل") => return self.counted(at + 1),
            _ => return None,
        };
        Some((Says::DaysBefore(days), at + 1))
    }

    /// «3 سنوات», «سنتين», «شهر» after «منذ».
    fn counted(&self, at: usize) -> At<Says> {
        let (count, from) = match self.number(at) {
            Some((count, _)) => (Some(count), at + 1),
            None => (None, at),
        };
        let (_, unit, own) = *unit_of(self.word(from)?)?;
        Some((Says::Ago(count.or(own).unwrap_or(1), unit), from + 1))
    }

    /// "3 years ago", "a year ago".
    fn ago(&self, at: usize) -> At<Says> {
        let one = self.word(at).is_some_and(|word| matches!(word, "a" | "an" | "one"));
        let count = self.number(at).map(|(count, _)| count).or(one.then_some(1))?;
        let unit = unit_of(self.word(at + 1)?)?.1;
        (self.word(at + 2) == Some("ago")).then_some((Says::Ago(count, unit), at + 3))
    }

    fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// «مارس 14, 2019», as site software sets it that was made for English.
    fn is_before_year(&self, at: usize) -> bool {
        matches!(self.sign(at), Some(',' | '،')) && matches!(self.number(at + 1), Some((1900..=2100, 4)))
    }

    fn is_latin(&self, at: usize) -> bool {
        self.word(at).is_some_and(str::is_ascii)
    }

    /// Past signs and words that may stand between the parts of a date; three at most.
    fn skip(&self, at: usize, signs: &[char], words: &[&str]) -> usize {
        let may = |at: usize| {
            self.sign(at).is_some_and(|sign| signs.contains(&sign))
                || self.word(at).is_some_and(|word| is_any(word, words))
        };
        (at..at + 3).find(|at| !may(*at)).unwrap_or(at + 3)
    }
}

fn gregorian(year: u32, month: u32, day: u32) -> Option<WrittenDate> {
    let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    CivilDay::from_ymd_opt(year, month, day)?;
    let (month, day) = (u8::try_from(month).ok(), u8::try_from(day).ok());
    Some(WrittenDate { year: Some(year), month, day, ..WrittenDate::NOTHING })
}

fn has_arabic(text: &str) -> bool {
    text.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c))
}

/// Whether a folded word is that name.
fn is(word: &str, name: &str) -> bool {
    word == name || !name.is_ascii() && word == fold(name).text()
}

fn is_any(word: &str, names: &[&str]) -> bool {
    names.iter().any(|name| is(word, name))
}

fn unit_of(word: &str) -> Option<&'static (&'static str, Unit, Option<u32>)> {
    UNITS.iter().find(|(name, _, _)| is(word, name))
}

/// The month of a folded name, with one of the proclitics و ف ب ل before it or none.
fn month_of(name: &str) -> Option<(Calendar, u8)> {
    static MONTH: LazyLock<HashMap<String, (Calendar, u8)>> = LazyLock::new(|| {
        let all = [(Calendar::Gregorian, MONTHS), (Calendar::Hijri, HIJRI_MONTHS)];
        let each = all.into_iter().flat_map(|(calendar, months)| {
            months
                .into_iter()
                .zip(1..)
                .flat_map(move |(names, month)| names.iter().map(move |n| (n, (calendar, month))))
        });
        each.map(|(name, month)| (fold(name).into_text(), month)).collect()
    });
    let bare = || name.strip_prefix(['و', 'ف', 'ب', 'ل']);
    MONTH.get(name).or_else(|| MONTH.get(bare()?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each date of the text in a short form: `2016-02-23`, `?-12-11`, `Fri`, `-1d`, `3y`.
    fn found(text: &str) -> Vec<String> {
        find_dates(text).iter().map(|found| say(&found.says)).collect()
    }

    fn say(says: &Says) -> String {
        match says {
            Says::Weekday(day) => day.to_string(),
            Says::DaysBefore(days) => format!("-{days}d"),
            Says::Ago(count, unit) => format!("{count}{unit:?}"),
            Says::Calendar(date) => {
                if let Some(day) = date.civil_day() {
                    return day.to_string();
                }
                let year = date.year.map_or("?".to_owned(), |year| year.to_string());
                let parts = [date.month, date.day].into_iter().flatten().map(|part| format!("-{part:02}"));
                format!("{year}{}", parts.collect::<String>())
            }
        }
    }

    fn assert_found(cases: &[(&str, &[&str])]) {
        for (text, wanted) in cases {
            assert_eq!(found(text), *wanted, "{text}");
        }
    }

    #[test]
    fn months_are_known_by_every_name() {
        assert_found(&[
            ("في 23 فبراير/شباط 2016،", &["2016-02-23"]),
            ("نهاية أبريل (نيسان) المقبل", &["?-04"]),
            ("في أيلول (سبتمبر) المقبل", &["?-09"]),
            ("6 كانون الأول", &["?-12-06"]),
            ("١٧ كانون الثاني ٢٠٢٠", &["2020-01-17"]),
            ("۵ تشرين الثاني/نوفمبر ۲۰۱۸", &["2018-11-05"]),
            ("12 جويلية 2014 و14 جانفي 2011", &["2014-07-12", "2011-01-14"]),
            ("3 غشت 2019", &["2019-08-03"]),
            ("23 نونبر 2021، 2 دجنبر", &["2021-11-23", "?-12-02"]),
            ("في أوت 2013", &["2013-08"]),
            ("وآب 2017", &["2017-08"]),
            ("Aug. 3, 2017; 3rd of August, 2017; 3 August 2017", &["2017-08-03", "2017-08-03", "2017-08-03"]),
            ("in Sept 2015", &["2015-09"]),
            ("مارس 14, 2019", &["2019-03-14"]),
        ]);
    }

    #[test]
    fn numbers_are_dates_in_every_order_and_digit() {
        assert_found(&[
            ("2016-02-23 or 2016/2/23", &["2016-02-23", "2016-02-23"]),
            ("٢٣/٠٢/٢٠١٦", &["2016-02-23"]),
            ("23.02.2016", &["2016-02-23"]),
            ("12/25/2016", &["2016-12-25"]),
            ("99/99/2016, 30.02.2016, 1.2.3", &[]),
            ("الساعة 19.40-19.55 يوم 6 كانون الأول", &["?-12-06"]),
        ]);
        let order = |text: &str| match find_dates(text)[0].says {
            Says::Calendar(date) => date.order,
            _ => panic!("no calendar date"),
        };
        assert_eq!(order("03/04/2016 in London"), Order::Uncertain);
        assert_eq!(order("في 03/04/2016"), Order::Certain);
        assert_eq!(order("13/04/2016 in London"), Order::Certain);
    }

    #[test]
    fn dates_glued_to_words_are_found_and_words_that_are_also_months_are_not_dates() {
        assert_found(&[
            ("فريق التحرير3 أغسطس 2017آخر تحديث : منذ 3 سنوات", &["2017-08-03", "3Year"]),
            ("EditorAugust 3, 2017", &[]),
            ("by our staff3 August 2017Updated 2 days ago", &["2017-08-03", "2Day"]),
            ("مارس الضغط على البلدة، وأب لستة أطفال", &[]),
            ("they may march on", &[]),
            ("آذار/نيسان 2016", &[]),
        ]);
    }

    #[test]
    fn days_of_the_week_and_relative_dates_are_told_apart_from_dates() {
        assert_found(&[
            ("يوم الجمعة 11 كانون الأول 2015", &["2015-12-11"]),
            ("جنيف الجمعة", &["Fri"]),
            ("أعلن أمس، وقال أول من أمس وأمس الأول", &["-1d", "-2d", "-2d"]),
            ("قبل يومين، منذ شهر، قبل 5 أيام", &["2Day", "1Month", "5Day"]),
            ("a week ago, yesterday, Tuesday", &["1Week", "-1d", "Tue"]),
            ("عام 2011 in 2012", &["2011", "2012"]),
        ]);
        let Says::Calendar(date) = find_dates("الجمعة 3 أغسطس 2017")[0].says else { panic!("no date") };
        assert!(date.contradicts_weekday());
    }

    #[test]
    fn a_hijri_date_gives_way_to_the_gregorian_day_beside_it() {
        assert_found(&[
            ("14 جمادى الأولى 1437 هـ", &["2016-02-23"]),
            ("14 جمادى الأولى 1437 هـ الموافق 23 فبراير 2016", &["2016-02-23"]),
            ("23 فبراير 2016 / 14 جمادى الأولى 1437 هـ", &["2016-02-23"]),
        ]);
        let Says::Calendar(date) = find_dates("1 رمضان 1438")[0].says else { panic!("no date") };
        assert_eq!(date.calendar, Calendar::Hijri);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_finder(text in "\\PC{0,60}|[0-9/. -]{0,30}|(كانون|الأول|3|آب|2017|/|\\(| |منذ){0,20}") {
            let mut end = 0;
            for found in find_dates(&text) {
                prop_assert!(found.range.start >= end);
                prop_assert!(text.get(found.range.clone()).is_some());
                end = found.range.end;
            }
        }
    }
}

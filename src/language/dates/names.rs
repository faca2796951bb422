//! Names of months and days of the week, and the words round dates, in every form that news sites use. Data only.
//!
//! Written as they appear and folded before they are compared, so spelling variants need no second entry.

use chrono::Weekday;

/// Which calendar a month belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The civil calendar of nearly everywhere.
    Gregorian,
    /// The lunar calendar that counts from the Hijra.
    Hijri,
}

/// The names of each Gregorian month: Egyptian, Levantine, Tunisian and Algerian, Moroccan, English.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["يناير", "كانون الثاني", "كانون ثاني", "جانفي", "january", "jan"],
    &["فبراير", "شباط", "فيفري", "february", "feb"],
    &["مارس", "آذار", "march", "mar"],
    &["أبريل", "إبريل", "نيسان", "أفريل", "april", "apr"],
    &["مايو", "أيار", "ماي", "may"],
    &["يونيو", "يونيه", "حزيران", "جوان", "june", "jun"],
    &["يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "july", "jul"],
    &["أغسطس", "آب", "أوت", "غشت", "august", "aug"],
    &["سبتمبر", "أيلول", "شتنبر", "september", "sept", "sep"],
    &["أكتوبر", "تشرين الأول", "تشرين أول", "october", "oct"],
    &["نوفمبر", "تشرين الثاني", "تشرين ثاني", "نونبر", "november", "nov"],
    &["ديسمبر", "كانون الأول", "كانون أول", "دجنبر", "december", "dec"],
];

/// The names of each month of the Hijri calendar.
pub(super) const HIJRI_MONTHS: [&[&str]; 12] = [
    &["محرم", "المحرم", "muharram"],
    &["صفر", "safar"],
    &["ربيع الأول", "ربيع أول", "rabi al awwal", "rabi i"],
    &["ربيع الآخر", "ربيع الثاني", "rabi al thani", "rabi ii"],
    &["جمادى الأولى", "جمادى الأول", "jumada al ula", "jumada i"],
    &["جمادى الآخرة", "جمادى الثانية", "jumada al akhira", "jumada ii"],
    &["رجب", "rajab"],
    &["شعبان", "shaaban", "shaban"],
    &["رمضان", "ramadan"],
    &["شوال", "shawwal"],
    &["ذو القعدة", "ذي القعدة", "dhu al qadah", "dhul qadah"],
    &["ذو الحجة", "ذي الحجة", "dhu al hijjah", "dhul hijjah"],
];

/// The days of the week. A short name counts only beside a date.
pub(super) const WEEKDAYS: &[(&str, Weekday)] = &[
    ("الاثنين", Weekday::Mon),
    ("الثلاثاء", Weekday::Tue),
    ("الأربعاء", Weekday::Wed),
    ("الخميس", Weekday::Thu),
    ("الجمعة", Weekday::Fri),
    ("السبت", Weekday::Sat),
    ("الأحد", Weekday::Sun),
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// Short names of the days of the week.
pub(super) const SHORT_WEEKDAYS: &[(&str, Weekday)] = &[
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// Words that may stand between the parts of one date.
pub(super) const BETWEEN: &[&str] = &["من", "شهر", "عام", "سنة", "لعام", "of", "st", "nd", "rd", "th"];
/// Words that may stand between a day of the week, or a Hijri date, and the date that is the same day.
pub(super) const SAME_DAY: &[&str] = &["الموافق", "الموافق ل", "المصادف", "يوم", "corresponding", "to"];
/// Words before a year that stands alone.
pub(super) const YEAR: &[&str] = &["عام", "سنة", "العام", "لعام", "in", "since", "during", "year"];
/// Marks of the Hijri and of the common era after a year.
pub(super) const HIJRI_ERA: &[&str] = &["هـ", "هجري", "هجرية", "ah"];
/// A date after which one of these stands is still to come.
pub(super) const NEXT: &[&str] = &["المقبل", "القادم", "المقبلة", "القادمة", "next"];
/// A date after which one of these stands is past.
pub(super) const LAST: &[&str] = &["الماضي", "المنصرم", "الفائت", "الماضية", "المنصرمة", "last", "past"];

/// A unit that relative dates count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Minutes and hours: less than a day.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// Units by name, with the number that the form itself says: the dual says two.
pub(super) const UNITS: &[(&str, Unit, Option<u32>)] = &[
    ("دقيقة", Unit::Hour, None),
    ("دقائق", Unit::Hour, None),
    ("ساعة", Unit::Hour, None),
    ("ساعات", Unit::Hour, None),
    ("ساعتين", Unit::Hour, Some(2)),
    ("يوم", Unit::Day, None),
    ("أيام", Unit::Day, None),
    ("يوما", Unit::Day, None),
    ("يومين", Unit::Day, Some(2)),
    ("أسبوع", Unit::Week, None),
    ("أسابيع", Unit::Week, None),
    ("أسبوعين", Unit::Week, Some(2)),
    ("شهر", Unit::Month, None),
    ("أشهر", Unit::Month, None),
    ("شهور", Unit::Month, None),
    ("شهرا", Unit::Month, None),
    ("شهرين", Unit::Month, Some(2)),
    ("سنة", Unit::Year, None),
    ("سنوات", Unit::Year, None),
    ("سنتين", Unit::Year, Some(2)),
    ("عام", Unit::Year, None),
    ("أعوام", Unit::Year, None),
    ("عامين", Unit::Year, Some(2)),
    ("minute", Unit::Hour, None),
    ("minutes", Unit::Hour, None),
    ("hour", Unit::Hour, None),
    ("hours", Unit::Hour, None),
    ("day", Unit::Day, None),
    ("days", Unit::Day, None),
    ("week", Unit::Week, None),
    ("weeks", Unit::Week, None),
    ("month", Unit::Month, None),
    ("months", Unit::Month, None),
    ("year", Unit::Year, None),
    ("years", Unit::Year, None),
];

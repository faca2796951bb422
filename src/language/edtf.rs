//! Dates as sources give them: EDTF (ISO 8601-2), from a day to "some time before".
//!
//! The one door to `edtf-core` and to `chrono`. Must never know how a language says a date; `format` does.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use edtf_core::{
    Bound, BoundDate, Date, DateField, Edtf as Expression, Interval, IntervalEndpoint, SetElement, SetKind,
};
use thiserror::Error;

/// A day of the Gregorian calendar, without time or zone.
pub type CivilDay = NaiveDate;

/// A date, an interval or a set of dates, as written in a record: `2016-02-23`, `2019-03~`, `2017-05/2017-08`,
/// `[2015-12-07..2015-12-10]` (one day between them), `[2016-02-23..]` (that day or later).
///
/// Times of day and seasons are refused: no record of a dossier has a use for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf {
    written: String,
    shape: Shape,
    earliest: Option<CivilDay>,
    latest: Option<CivilDay>,
}

/// Why a text is no date, with what would be one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{written}` is not an EDTF date: {reason}; write it like {example}")]
pub struct EdtfError {
    written: String,
    reason: String,
    example: &'static str,
}

/// What a date says, for whoever puts it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One date.
    Single(Point),
    /// From the first to the second, both included.
    Range(Point, Point),
    /// From the date on, without an end.
    Since(Point),
    /// Up to the date, without a beginning.
    Until(Point),
    /// From the date to an end that is not known.
    From(Point),
    /// To the date, from a beginning that is not known.
    To(Point),
    /// One unknown day (or month, year) between two.
    OneOf(Point, Point),
    /// Each of the dates.
    AllOf(Vec<Point>),
    /// One of these dates, unknown which.
    AnyOf(Vec<Point>),
    /// That date or some time before.
    Before(Point),
    /// That date or some time after.
    After(Point),
}

/// One date of a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Its first day.
    pub day: CivilDay,
    /// What of `day` is known.
    pub precision: Precision,
    /// `~`: about that date.
    pub approximate: bool,
    /// `?`: the source is doubtful.
    pub uncertain: bool,
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year.
    Year,
    /// The year and month.
    Month,
    /// The day.
    Day,
}

impl Edtf {
    /// The first and last day that the date may touch; `None` where it is open or unknown.
    pub fn bounds(&self) -> (Option<CivilDay>, Option<CivilDay>) {
        (self.earliest, self.latest)
    }

    /// What a timeline sorts by: the first day it may touch (the last one where the beginning is open), then the last, so
    /// that a day stands before the month that it opens; then the text, so that no two dates are equal by chance.
    pub fn sort_key(&self) -> (CivilDay, CivilDay, &str) {
        let first = self.earliest.or(self.latest).unwrap_or(CivilDay::MAX);
        (first, self.latest.unwrap_or(CivilDay::MAX), &self.written)
    }

    /// What the date says.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Whether any part is marked `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.shape.points().any(|point| point.uncertain)
    }

    /// Whether any part is marked `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.shape.points().any(|point| point.approximate)
    }

    /// The day, where the date is one day, neither doubtful nor approximate.
    pub fn exact_day(&self) -> Option<CivilDay> {
        match &self.shape {
            Shape::Single(point) if point.precision == Precision::Day && !point.approximate && !point.uncertain => {
                Some(point.day)
            }
            _ => None,
        }
    }
}

impl From<CivilDay> for Edtf {
    fn from(day: CivilDay) -> Self {
        let point = Point { day, precision: Precision::Day, approximate: false, uncertain: false };
        Self { written: day.to_string(), shape: Shape::Single(point), earliest: Some(day), latest: Some(day) }
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = |reason: String| EdtfError { written: text.to_owned(), reason, example: example_for(text) };
        let expression = Expression::parse(text).map_err(|error| wrong(reason(text, &error)))?;
        let shape = shape(&expression).map_err(|reason| wrong(reason.to_owned()))?;
        let bounds = expression.bounds();
        Ok(Self {
            written: expression.to_string(),
            shape,
            earliest: civil(bounds.earliest),
            latest: civil(bounds.latest),
        })
    }
}

impl Shape {
    fn points(&self) -> impl Iterator<Item = &Point> {
        let (listed, one, other) = match self {
            Self::Single(point)
            | Self::Since(point)
            | Self::Until(point)
            | Self::From(point)
            | Self::To(point)
            | Self::Before(point)
            | Self::After(point) => (&[][..], Some(point), None),
            Self::Range(from, to) | Self::OneOf(from, to) => (&[][..], Some(from), Some(to)),
            Self::AllOf(points) | Self::AnyOf(points) => (points.as_slice(), None, None),
        };
        listed.iter().chain(one).chain(other)
    }
}

fn reason(text: &str, error: &edtf_core::ParseError) -> String {
    match text.get(error.offset..).and_then(|rest| rest.chars().next()) {
        Some(found) if error.offset > 0 => {
            format!("{}, at `{found}` (character {})", error.message, characters(text, error.offset))
        }
        _ => error.message.to_owned(),
    }
}

fn characters(text: &str, offset: usize) -> usize {
    text.get(..offset).map_or(0, |before| before.chars().count()) + 1
}

/// The example nearest to what was meant.
fn example_for(text: &str) -> &'static str {
    if text.starts_with('[') || text.starts_with('{') || text.contains("..") {
        "`[2015-12-07..2015-12-10]`"
    } else if text.contains(" - ") || text.contains(" to ") || text.matches('/').count() == 1 {
        "`2017-05-06/2017-08-03`"
    } else if text.starts_with(['~', '?']) || text.starts_with('c') {
        "`2019-03~`"
    } else {
        "`2016-02-23`, `2016-02` or `2016`"
    }
}

const NO_YEAR: &str = "its year is not one of the years 0000 to 9999";
const OPEN: &str = "it says nothing: both ends are open";

fn shape(expression: &Expression) -> Result<Shape, &'static str> {
    match expression {
        Expression::Date(date) => single(date),
        Expression::DateTime(_) => Err("a time of day is not used here"),
        Expression::Interval(interval) => interval_shape(interval),
        Expression::Set(set) => match (set.kind, set.elements.as_slice()) {
            (_, [SetElement::Date(date)]) => single(date),
            (_, [SetElement::OnOrBefore(date)]) => Ok(Shape::Before(last_point(date)?)),
            (_, [SetElement::OnOrAfter(date)]) => Ok(Shape::After(first_point(date)?)),
            (SetKind::OneMember, [SetElement::Range(from, to)]) => {
                Ok(Shape::OneOf(first_point(from)?, last_point(to)?))
            }
            (SetKind::AllMembers, [SetElement::Range(from, to)]) => {
                Ok(Shape::Range(first_point(from)?, last_point(to)?))
            }
            (SetKind::OneMember, elements) => Ok(Shape::AnyOf(members(elements)?)),
            (SetKind::AllMembers, elements) => Ok(Shape::AllOf(members(elements)?)),
        },
    }
}

fn members(elements: &[SetElement]) -> Result<Vec<Point>, &'static str> {
    elements
        .iter()
        .map(|element| match element {
            SetElement::Date(date) => first_point(date),
            _ => Err("a set with more than one member lists dates only"),
        })
        .collect()
}

/// A date with unknown digits is one of those that fit (`201X`), unless only whole parts are unknown (`2016-02-XX`).
fn single(date: &Date) -> Result<Shape, &'static str> {
    let cut = without_unknown_parts(date);
    if cut.has_unspecified() {
        return Ok(Shape::OneOf(first_point(&cut)?, last_point(&cut)?));
    }
    Ok(Shape::Single(first_point(&cut)?))
}

fn without_unknown_parts(date: &Date) -> Date {
    let is_unknown = |field: Option<DateField>| field.is_none_or(|field| field.digits == [None, None]);
    let mut cut = *date;
    if is_unknown(cut.day) {
        cut.day = None;
        if is_unknown(cut.month) {
            cut.month = None;
        }
    }
    cut
}

fn interval_shape(interval: &Interval) -> Result<Shape, &'static str> {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    match (&interval.start, &interval.end) {
        (Date(from) | OnOrBefore(from), Date(to) | OnOrAfter(to)) => {
            Ok(Shape::Range(first_point(from)?, last_point(to)?))
        }
        (Date(from), Open) => Ok(Shape::Since(first_point(from)?)),
        (Date(from), Unknown) => Ok(Shape::From(first_point(from)?)),
        (Open, Date(to)) => Ok(Shape::Until(last_point(to)?)),
        (Unknown, Date(to)) => Ok(Shape::To(last_point(to)?)),
        (Open | Unknown, Open | Unknown) => Err(OPEN),
        _ => Err("only one end of an interval may be open"),
    }
}

fn first_point(date: &Date) -> Result<Point, &'static str> {
    point(date, Expression::Date(*date).bounds().earliest)
}

/// The point of an end: for `201X` the year 2019.
fn last_point(date: &Date) -> Result<Point, &'static str> {
    let point = point(date, Expression::Date(*date).bounds().latest)?;
    Ok(Point { day: first_day(point.day, point.precision), ..point })
}

fn first_day(day: CivilDay, precision: Precision) -> CivilDay {
    let first = match precision {
        Precision::Day => Some(day),
        Precision::Month => day.with_day(1),
        Precision::Year => CivilDay::from_ymd_opt(day.year(), 1, 1),
    };
    first.unwrap_or(day)
}

fn point(date: &Date, bound: Bound) -> Result<Point, &'static str> {
    let cut = without_unknown_parts(date);
    let precision = match cut.precision() {
        edtf_core::Precision::Year => Precision::Year,
        edtf_core::Precision::Month => Precision::Month,
        edtf_core::Precision::Day => Precision::Day,
        edtf_core::Precision::Season => {
            return Err("a season has other months in every country; give months");
        }
    };
    let day = civil(bound).filter(|day| (0..=9999).contains(&day.year())).ok_or(NO_YEAR)?;
    Ok(Point { day, precision, approximate: date.is_approximate(), uncertain: date.is_uncertain() })
}

fn civil(bound: Bound) -> Option<CivilDay> {
    let Bound::Date(BoundDate { year, month, day }) = bound else {
        return None;
    };
    CivilDay::from_ymd_opt(i32::try_from(year).ok()?, month.into(), day.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    fn day(text: &str) -> CivilDay {
        text.parse().expect("a day")
    }

    #[test]
    fn bounds_are_the_first_and_last_day_touched() {
        for (text, earliest, latest) in [
            ("2016-02-23", "2016-02-23", "2016-02-23"),
            ("2019-03~", "2019-03-01", "2019-03-31"),
            ("2016-02", "2016-02-01", "2016-02-29"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("2016-02-XX", "2016-02-01", "2016-02-29"),
            ("[2015-12-07..2015-12-10]", "2015-12-07", "2015-12-10"),
            ("2017-05/2017-08-03", "2017-05-01", "2017-08-03"),
            ("{2015-12-07,2015-12-10}", "2015-12-07", "2015-12-10"),
        ] {
            assert_eq!(edtf(text).bounds(), (Some(day(earliest)), Some(day(latest))), "{text}");
        }
    }

    #[test]
    fn an_open_end_has_no_bound() {
        assert_eq!(edtf("[2016-02-23..]").bounds(), (Some(day("2016-02-23")), None));
        assert_eq!(edtf("[..2016-02-23]").bounds(), (None, Some(day("2016-02-23"))));
        assert_eq!(edtf("2016-02-23/..").bounds(), (Some(day("2016-02-23")), None));
        assert_eq!(edtf("/2016").bounds(), (None, Some(day("2016-12-31"))));
    }

    #[test]
    fn sets_intervals_and_open_ends_say_different_things() {
        assert!(matches!(edtf("[2015-12-07..2015-12-10]").shape(), Shape::OneOf(..)));
        assert!(matches!(edtf("{2015-12-07..2015-12-10}").shape(), Shape::Range(..)));
        assert!(matches!(edtf("2015-12-07/2015-12-10").shape(), Shape::Range(..)));
        assert!(matches!(edtf("[2016-02-23..]").shape(), Shape::After(_)));
        assert!(matches!(edtf("[..2016-02-23]").shape(), Shape::Before(_)));
        assert!(matches!(edtf("2016-02-23/..").shape(), Shape::Since(_)));
        assert!(matches!(edtf("../2016-02-23").shape(), Shape::Until(_)));
        // An end that nobody knows is not an end that has not come.
        assert!(matches!(edtf("2016-02-23/").shape(), Shape::From(_)));
        assert!(matches!(edtf("/2016-02-23").shape(), Shape::To(_)));
        assert!(matches!(edtf("[2015,2017]").shape(), Shape::AnyOf(points) if points.len() == 2));
        assert!(matches!(edtf("{2015,2017}").shape(), Shape::AllOf(points) if points.len() == 2));
        assert!(matches!(edtf("2016-02-XX").shape(), Shape::Single(point) if point.precision == Precision::Month));
        assert!(matches!(edtf("2016-XX-XX").shape(), Shape::Single(point) if point.precision == Precision::Year));
        assert!(
            matches!(edtf("201X").shape(), Shape::OneOf(from, to) if from.day == day("2010-01-01") && to.day == day("2019-01-01"))
        );
    }

    #[test]
    fn doubt_and_approximation_are_told_apart() {
        let flags = |text: &str| (edtf(text).is_approximate(), edtf(text).is_uncertain());
        assert_eq!(flags("2019-03~"), (true, false));
        assert_eq!(flags("2019-03?"), (false, true));
        assert_eq!(flags("2019-03%"), (true, true));
        assert_eq!(flags("2019-03"), (false, false));
        assert_eq!(edtf("2019-03-01?").exact_day(), None);
        assert_eq!(edtf("2019-03-01").exact_day(), Some(day("2019-03-01")));
    }

    #[test]
    fn a_timeline_sorts_by_first_day_then_last() {
        let mut dates: Vec<Edtf> =
            ["2017", "2016-02", "2016-02-23", "[..2016-01-01]", "2016-02-01", "2016", "[2016-02-23..]"]
                .map(edtf)
                .into();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(Edtf::to_string).collect();
        assert_eq!(sorted, ["[..2016-01-01]", "2016", "2016-02-01", "2016-02", "2016-02-23", "[2016-02-23..]", "2017"]);
    }

    #[test]
    fn what_is_no_date_says_why_and_what_would_be() {
        for (text, part) in [
            ("23/02/2016", "`2016-02-23`"),
            ("2016-02-30", "`2016-02-23`"),
            ("2016-13", "`2016-02-23`"),
            ("", "`2016-02-23`"),
            ("march 2016", "`2016-02-23`"),
            ("~2019-3", "`2019-03~`"),
            ("2017-05 to 2017-06", "`2017-05-06/2017-08-03`"),
            ("[2015-12-07", "`[2015-12-07..2015-12-10]`"),
            ("2016-21", "season"),
            ("2016-02-23T10:00:00", "time of day"),
            ("../..", "dated endpoint"),
            ("Y12345", "0000 to 9999"),
            ("-0044", "0000 to 9999"),
            ("٢٠١٦", "`2016-02-23`"),
        ] {
            let error = text.parse::<Edtf>().expect_err(text).to_string();
            assert!(error.contains(part), "{error}");
            assert!(error.starts_with(&format!("`{text}` is not an EDTF date: ")), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,20}|[0-9X?~%./\\[\\]{},-]{0,24}") {
            if let Ok(date) = text.parse::<Edtf>() {
                let again: Edtf = date.to_string().parse().expect("what is shown can be read");
                prop_assert_eq!(again.to_string(), date.to_string());
                let (earliest, latest) = date.bounds();
                prop_assert!(earliest.zip(latest).is_none_or(|(earliest, latest)| earliest <= latest));
            }
        }
    }
}

//! The figures of a text: numbers and months, whatever its digits and its names for months, to be compared with those of
//! the same text in another language.
//!
//! Digits are certain. Words are only possible ("two", «سبعة», "May"): they can answer for a figure of the other
//! language, and never ask for one, since «يومين» says *two* without a word for it. Must never know what is counted.

use super::clitics::readings;
use super::fold::folded;
use super::tag::LanguageTag;
use super::words::words;
use std::collections::BTreeMap;
use std::fmt;

mod lexicon;

use lexicon::{Entry, Lexicon};

/// What a text counts and dates.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    certain: BTreeMap<Figure, String>,
    possible: BTreeMap<Figure, String>,
    knows_words: bool,
}

/// A number or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// In thousandths, so that 3.5 is exact.
    Number(u64),
    /// 1 to 12.
    Month(u8),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) if n % UNIT == 0 => write!(f, "{}", n / UNIT),
            Self::Number(n) => {
                let fraction = format!("{:03}", n % UNIT);
                write!(f, "{}.{}", n / UNIT, fraction.trim_end_matches('0'))
            }
            Self::Month(n) => write!(f, "month {n}"),
        }
    }
}

const UNIT: u64 = 1000;

/// More digits than these are no count: a telephone number, a hash.
const MOST_DIGITS: usize = 15;

/// So many bytes have most words at least, with the space behind.
const WORD: usize = 6;

/// Below this every language may use a word that is not in its lexicon (somewhat arbitrary).
const SMALL: u64 = 20 * UNIT;

impl Figures {
    /// The figures of a text in a language.
    ///
    /// ```
    /// use malaf::language::Figures;
    /// let figures = |text: &str, tag: &str| Figures::of(text, &tag.parse().expect("a tag"));
    /// let english = figures("2,000 fighters left on 11 December", "en");
    /// let arabic = figures("غادر ٢٠٠٠ مقاتل في 11 كانون الأول", "ar");
    /// assert!(english.lacking_in(&arabic).is_empty() && arabic.lacking_in(&english).is_empty());
    /// assert_eq!(english.lacking_in(&figures("غادر 200 مقاتل في 11 كانون الأول", "ar")), ["2,000"]);
    /// ```
    #[must_use]
    pub fn of(text: &str, language: &LanguageTag) -> Self {
        let lexicon = Lexicon::of(language.language());
        let mut figures = Self { knows_words: lexicon.is_some(), ..Self::default() };
        let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / WORD);
        tokens.extend(words(text).map(|range| token(&text[range], lexicon)));
        figures.numbers(&tokens);
        figures.months(&tokens);
        figures
    }

    /// What is certain here and not even possible there, as it is written here.
    #[must_use]
    pub fn lacking_in(&self, other: &Self) -> Vec<&str> {
        let lacking = self.certain.iter().filter(|(figure, _)| !other.has(**figure));
        lacking.map(|(_, written)| written.as_str()).collect()
    }

    fn has(&self, figure: Figure) -> bool {
        self.certain.contains_key(&figure) || self.possible.contains_key(&figure) || self.may_say(figure)
    }

    /// What a text may say without any word that is known here.
    fn may_say(&self, figure: Figure) -> bool {
        match figure {
            // "a", "both", the Arabic dual.
            Figure::Number(n) if n <= 2 * UNIT => true,
            Figure::Number(n) => !self.knows_words && n <= SMALL,
            Figure::Month(_) => !self.knows_words,
        }
    }

    fn certainly(&mut self, figure: Figure, written: &str) {
        self.certain.entry(figure).or_insert_with(|| written.to_owned());
    }

    fn possibly(&mut self, figure: Figure, written: &str) {
        self.possible.entry(figure).or_insert_with(|| written.to_owned());
    }

    fn numbers(&mut self, tokens: &[Token<'_>]) {
        let mut run = Run::default();
        for (index, token) in tokens.iter().enumerate() {
            match (&token.meaning, tokens.get(index + 1).map(|next| &next.meaning)) {
                // 7 thousand; «7 آلاف».
                (Meaning::Digits(n), Some(Meaning::Word(Entry::Number(scale)))) if *scale >= 1000 => {
                    self.certainly(Figure::Number(n.saturating_mul(*scale)), token.written);
                    self.possibly(Figure::Number(*n), token.written);
                    run = Run::default();
                }
                (Meaning::Digits(n), _) => {
                    self.certainly(Figure::Number(*n), token.written);
                    run = Run::default();
                }
                (Meaning::Word(Entry::Number(n)), _) => {
                    for value in run.add(*n) {
                        self.possibly(Figure::Number(value.saturating_mul(UNIT)), token.written);
                    }
                }
                (Meaning::And, _) => {}
                _ => run = Run::default(),
            }
        }
    }

    fn months(&mut self, tokens: &[Token<'_>]) {
        for (index, token) in tokens.iter().enumerate() {
            let next = tokens.get(index + 1);
            let before = index.checked_sub(1).and_then(|at| tokens.get(at));
            match token.meaning {
                Meaning::Word(Entry::Month(month)) => self.certainly(Figure::Month(month), token.written),
                // "May" and "March", «آب» and «مارس», are months beside a number and may be words elsewhere.
                Meaning::Word(Entry::PerhapsMonth(month)) => {
                    let beside = |other: Option<&Token<'_>>| {
                        other.is_some_and(|t| matches!(t.meaning, Meaning::Digits(_) | Meaning::Word(Entry::Month(_))))
                    };
                    if beside(before) || beside(next) {
                        self.certainly(Figure::Month(month), token.written);
                    } else {
                        self.possibly(Figure::Month(month), token.written);
                    }
                }
                // «كانون الأول» and «كانون الثاني», «تشرين» likewise.
                Meaning::Word(Entry::TwoMonths(first, second)) => match next.map(|next| &next.meaning) {
                    Some(Meaning::Word(Entry::Number(1))) => self.certainly(Figure::Month(first), token.written),
                    Some(Meaning::Word(Entry::Number(2))) => self.certainly(Figure::Month(second), token.written),
                    _ => {}
                },
                _ => {}
            }
        }
        self.numeric_dates(tokens);
    }

    /// `2016-02-23`, `23/02/2016`: the middle number is a month where the other language may name it.
    fn numeric_dates(&mut self, tokens: &[Token<'_>]) {
        for three in tokens.windows(3) {
            if let [Meaning::Digits(first), Meaning::Digits(middle), Meaning::Digits(last)] =
                [&three[0].meaning, &three[1].meaning, &three[2].meaning]
            {
                let year = |n: u64| (1000 * UNIT..=2999 * UNIT).contains(&n);
                let month = u8::try_from(middle / UNIT).unwrap_or_default();
                if (year(*first) || year(*last)) && (1..=12).contains(&month) {
                    self.certain.remove(&Figure::Number(*middle));
                    self.possibly(Figure::Number(*middle), three[1].written);
                    self.certainly(Figure::Month(month), three[1].written);
                }
            }
        }
    }
}

/// A run of number words: "twenty five", «ثلاثة وعشرون», "two hundred thousand".
#[derive(Default)]
struct Run {
    total: u64,
}

impl Run {
    /// The word's own value and what the run comes to with it.
    fn add(&mut self, n: u64) -> [u64; 2] {
        self.total = match n {
            100 | 1000.. if self.total > 0 && self.total < n => self.total.saturating_mul(n),
            _ => self.total.saturating_add(n),
        };
        [n, self.total]
    }
}

struct Token<'a> {
    written: &'a str,
    meaning: Meaning,
}

enum Meaning {
    /// In thousandths.
    Digits(u64),
    Word(Entry),
    /// Between number words: "two hundred and five".
    And,
    Other,
}

fn token<'a>(written: &'a str, lexicon: Option<&Lexicon>) -> Token<'a> {
    Token { written, meaning: meaning(written, lexicon) }
}

fn meaning(written: &str, lexicon: Option<&Lexicon>) -> Meaning {
    if lexicon.is_some_and(|lexicon| lexicon.knows_nothing_like(written)) {
        return Meaning::Other;
    }
    let folded = folded(written);
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(&folded).map_or(Meaning::Other, Meaning::Digits);
    }
    if folded.contains(|c: char| c.is_ascii_digit()) {
        // `T72`, «سو24»: the number in a name.
        let inner: String = folded.chars().filter(char::is_ascii_digit).collect();
        return digits(&inner).map_or(Meaning::Other, Meaning::Digits);
    }
    let Some(lexicon) = lexicon else { return Meaning::Other };
    if lexicon.joins(&folded) {
        return Meaning::And;
    }
    let entry = readings(&folded).find_map(|reading| lexicon.entry(reading, written));
    entry.map_or(Meaning::Other, Meaning::Word)
}

/// `2,000`, `2٬000`, `19.40`, `3,5`, `168th`: in thousandths.
fn digits(folded: &str) -> Option<u64> {
    let end = folded.find(|c: char| !c.is_ascii_digit() && !is_separator(c)).unwrap_or(folded.len());
    let number = folded.get(..end)?.trim_end_matches(is_separator);
    if number.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
        return None;
    }
    let parts: Vec<&str> = number.split(is_separator).collect();
    let grouped = parts.len() > 1 && parts.iter().skip(1).all(|part| part.len() == 3) && parts[0].len() <= 3;
    let (whole, fraction) = match parts.as_slice() {
        _ if grouped && !number.contains('٫') => (parts.concat(), ""),
        [groups @ .., fraction] if !groups.is_empty() && fraction.len() <= 3 => (groups.concat(), *fraction),
        _ => (parts.concat(), ""),
    };
    let thousandths: u64 = format!("{fraction:0<3}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(UNIT)?.checked_add(thousandths)
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '٬' | '٫' | '،' | '\u{2019}' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(text: &str, tag: &str) -> Figures {
        Figures::of(text, &tag.parse().expect("a tag"))
    }

    /// What each language lacks of the other.
    fn lacking(english: &str, arabic: &str) -> (Vec<String>, Vec<String>) {
        let (en, ar) = (figures(english, "en"), figures(arabic, "ar"));
        let owned = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
        (owned(en.lacking_in(&ar)), owned(ar.lacking_in(&en)))
    }

    #[test]
    fn the_same_figures_in_other_digits_words_and_months_agree() {
        for (english, arabic) in [
            ("on 23 February 2016", "في ٢٣ شباط ٢٠١٦"),
            ("on 23 February 2016", "في 23 فبراير/شباط 2016"),
            ("11 December and 3 January", "11 كانون الأول و3 كانون الثاني"),
            ("7,000 men", "7 آلاف رجل"),
            ("7 thousand men", "٧٬٠٠٠ رجل"),
            ("seven thousand men", "7000 رجل"),
            ("12 days in May", "اثنا عشر يوماً في أيار"),
            ("25 wounded", "خمسة وعشرون جريحاً"),
            ("2 days", "يومين"),
            ("200 and 2,000", "مئتين وألفين"),
            ("the 168th brigade", "اللواء 168"),
            ("Su-24 at 19.40", "«سو-24» الساعة 19.40"),
            ("3.5 million", "3٫5 ملايين"),
            ("2016-02-23", "23 شباط 2016"),
            ("they may march", "قد يسيرون"),
            ("five killed in the seventh month", "مقتل 5 في الشهر السابع"),
            ("1.5 million", "1,5 مليون"),
            ("50%", "50 في المئة"),
        ] {
            assert_eq!(lacking(english, arabic), (vec![], vec![]), "{english} | {arabic}");
        }
    }

    #[test]
    fn what_one_language_says_and_the_other_does_not_is_found() {
        for (english, arabic, wanted_en, wanted_ar) in [
            ("30 residents", "غادر السكان", vec!["30"], vec![]),
            ("residents", "غادر ٣٠", vec![], vec!["٣٠"]),
            ("2,000", "200", vec!["2,000"], vec!["200"]),
            ("23 February", "23 آذار", vec!["February"], vec!["آذار"]),
            ("11 December", "11 كانون الثاني", vec!["December"], vec!["كانون"]),
            ("5 March", "5", vec!["March"], vec![]),
            ("7 million", "7 آلاف", vec!["7"], vec!["7"]),
        ] {
            let (en, ar) = lacking(english, arabic);
            assert_eq!((en, ar), (to_owned(&wanted_en), to_owned(&wanted_ar)), "{english} | {arabic}");
        }
    }

    fn to_owned(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_language_without_a_lexicon_is_compared_by_its_digits() {
        let (english, french) = (figures("12 men and 300 women in May 2016", "en"), figures("douze, 300, 2016", "fr"));
        assert!(english.lacking_in(&french).is_empty() && french.lacking_in(&english).is_empty());
        assert_eq!(english.lacking_in(&figures("douze, 2016", "fr")), ["300"]);
    }
}

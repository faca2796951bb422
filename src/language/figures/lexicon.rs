//! Words that count and that name months, in the languages that are known; Arabic months in the names of the Levant,
//! of Egypt and the Gulf, and of the Maghreb.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::fold::{fold, letters};

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// A number, whole.
    Number(u64),
    /// A month, 1 to 12.
    Month(u8),
    /// A month, or an ordinary word.
    PerhapsMonth(u8),
    /// Two months, told apart by "first" and "second".
    TwoMonths(u8, u8),
}

/// The words of one language, folded.
pub(super) struct Lexicon {
    entries: HashMap<String, Entry>,
    /// A bit for each [`Ending`] of an entry.
    endings: [u64; 16],
    and: &'static str,
}

impl Lexicon {
    /// The lexicon of a language, if there is one.
    pub(super) fn of(language: &str) -> Option<&'static Self> {
        match language {
            "ar" => Some(&ARABIC),
            "en" => Some(&ENGLISH),
            _ => None,
        }
    }

    /// Whether the word stands between number words.
    pub(super) fn joins(&self, folded: &str) -> bool {
        folded == self.and
    }

    /// Whether a word consists of letters alone and ends as no entry does, whatever stands before: most words are such,
    /// and need not be folded and looked up.
    pub(super) fn knows_nothing_like(&self, written: &str) -> bool {
        let mut ending = Ending::default();
        for letter in letters(written) {
            match letter.filter(|letter| !letter.is_ascii_digit()) {
                Some(letter) => ending.push(letter),
                None => return false,
            }
        }
        let (place, bit) = ending.bit();
        self.endings[place] & bit == 0
    }

    /// What a word says; `written` tells «آب» from «أب» and "May" from "may".
    pub(super) fn entry(&self, folded: &str, written: &str) -> Option<Entry> {
        let entry = *self.entries.get(folded)?;
        let is_month = match entry {
            Entry::PerhapsMonth(_) | Entry::Month(_) => {
                written.starts_with(char::is_uppercase) || written.contains('آ') || !needs_care(folded)
            }
            _ => true,
        };
        is_month.then_some(entry)
    }

    fn new(and: &'static str, numbers: &[(&str, u64)], months: &[(&str, Entry)]) -> Self {
        let numbers = numbers.iter().flat_map(|(words, n)| words.split(' ').map(|word| (word, Entry::Number(*n))));
        let months = months.iter().flat_map(|(words, entry)| words.split(' ').map(|word| (word, *entry)));
        let entries: HashMap<String, Entry> =
            numbers.chain(months).map(|(word, entry)| (fold(word).into_text(), entry)).collect();
        let mut endings = [0; 16];
        for (place, bit) in entries.keys().map(String::as_str).chain([and]).map(|word| Ending::of(word).bit()) {
            endings[place] |= bit;
        }
        Self { entries, endings, and }
    }
}

/// The last two letters of a word.
#[derive(Default)]
struct Ending([char; 2]);

impl Ending {
    fn of(word: &str) -> Self {
        let mut ending = Self::default();
        word.chars().for_each(|letter| ending.push(letter));
        ending
    }

    fn push(&mut self, letter: char) {
        self.0 = [self.0[1], letter];
    }

    /// One of 1024 bits, which endings share.
    fn bit(&self) -> (usize, u64) {
        let [before, last] = self.0.map(|letter| letter as usize);
        let code = before + last * 37;
        (code / 64 % 16, 1 << (code % 64))
    }
}

/// Latin month names count with a capital letter; «اب» with its madda.
fn needs_care(folded: &str) -> bool {
    folded.is_ascii() || folded == "اب"
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "and",
        &[
            ("zero", 0),
            ("one first once single", 1),
            ("two second twice both pair", 2),
            ("three third thrice", 3),
            ("four fourth", 4),
            ("five fifth", 5),
            ("six sixth", 6),
            ("seven seventh", 7),
            ("eight eighth", 8),
            ("nine ninth", 9),
            ("ten tenth decade", 10),
            ("eleven eleventh", 11),
            ("twelve twelfth dozen", 12),
            ("thirteen thirteenth", 13),
            ("fourteen fourteenth", 14),
            ("fifteen fifteenth", 15),
            ("sixteen sixteenth", 16),
            ("seventeen seventeenth", 17),
            ("eighteen eighteenth", 18),
            ("nineteen nineteenth", 19),
            ("twenty twentieth", 20),
            ("thirty thirtieth", 30),
            ("forty", 40),
            ("fifty half", 50),
            ("sixty", 60),
            ("seventy", 70),
            ("eighty", 80),
            ("ninety", 90),
            ("hundred hundreds", 100),
            ("thousand thousands", 1000),
            ("million millions", 1_000_000),
            ("billion billions", 1_000_000_000),
        ],
        &[
            ("January Jan", Entry::Month(1)),
            ("February Feb", Entry::Month(2)),
            ("March Mar", Entry::PerhapsMonth(3)),
            ("April Apr", Entry::PerhapsMonth(4)),
            ("May", Entry::PerhapsMonth(5)),
            ("June Jun", Entry::PerhapsMonth(6)),
            ("July Jul", Entry::Month(7)),
            ("August Aug", Entry::PerhapsMonth(8)),
            ("September Sept Sep", Entry::Month(9)),
            ("October Oct", Entry::Month(10)),
            ("November Nov", Entry::Month(11)),
            ("December Dec", Entry::Month(12)),
        ],
    )
});

static ARABIC: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "و",
        &[
            ("صفر", 0),
            ("واحد واحدة أحد إحدى أول أولى الأول الأولى", 1),
            ("اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا ثان ثاني ثانية الثاني الثانية", 2),
            ("ثلاث ثلاثة ثالث ثالثة", 3),
            ("أربع أربعة رابع رابعة", 4),
            ("خمس خمسة خامس خامسة", 5),
            ("ست ستة سادس سادسة", 6),
            ("سبع سبعة سابع سابعة", 7),
            ("ثمان ثماني ثمانية ثامن ثامنة", 8),
            ("تسع تسعة تاسع تاسعة", 9),
            ("عشر عشرة عاشر عاشرة عقد", 10),
            ("عشرون عشرين", 20),
            ("ثلاثون ثلاثين", 30),
            ("أربعون أربعين", 40),
            ("خمسون خمسين", 50),
            ("ستون ستين", 60),
            ("سبعون سبعين", 70),
            ("ثمانون ثمانين", 80),
            ("تسعون تسعين", 90),
            ("مئة مائة مئات", 100),
            ("مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي", 200),
            ("ثلاثمئة ثلاثمائة", 300),
            ("أربعمئة أربعمائة", 400),
            ("خمسمئة خمسمائة", 500),
            ("ستمئة ستمائة", 600),
            ("سبعمئة سبعمائة", 700),
            ("ثمانمئة ثمانمائة", 800),
            ("تسعمئة تسعمائة", 900),
            ("ألف آلاف ألفاً", 1000),
            ("ألفان ألفين ألفا ألفي", 2000),
            ("مليون ملايين مليوناً", 1_000_000),
            ("مليونان مليونين مليوني", 2_000_000),
            ("مليار مليارات ملياراً بليون", 1_000_000_000),
        ],
        &[
            ("يناير جانفي", Entry::Month(1)),
            ("شباط فبراير فيفري", Entry::Month(2)),
            ("آذار", Entry::Month(3)),
            ("مارس", Entry::PerhapsMonth(3)),
            ("نيسان أبريل إبريل أفريل", Entry::Month(4)),
            ("أيار مايو", Entry::Month(5)),
            ("ماي", Entry::PerhapsMonth(5)),
            ("حزيران يونيو يونيه", Entry::Month(6)),
            ("جوان", Entry::PerhapsMonth(6)),
            ("تموز يوليو يوليه جويلية", Entry::Month(7)),
            ("آب", Entry::PerhapsMonth(8)),
            ("أغسطس", Entry::Month(8)),
            ("أوت", Entry::PerhapsMonth(8)),
            ("أيلول سبتمبر شتنبر", Entry::Month(9)),
            ("أكتوبر", Entry::Month(10)),
            ("نوفمبر نونبر", Entry::Month(11)),
            ("ديسمبر دجنبر", Entry::Month(12)),
            ("كانون", Entry::TwoMonths(12, 1)),
            ("تشرين", Entry::TwoMonths(10, 11)),
        ],
    )
});

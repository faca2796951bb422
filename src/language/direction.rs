//! Direction: which way a text runs, and which parts of it need `<bdi>` round them.
//!
//! W3C ALREQ and UAX #9. Decided when the site is built, since `dir=auto` looks at the first strong letter only and fails
//! on Arabic that opens with a Latin name. The one door to `unicode-bidi`. Must never know HTML beyond the names of the
//! two directions, nor emit control characters.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::language::tag::Direction;

/// A part of a text, in order; all parts together are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Shown right as it stands.
    Plain(&'a str),
    /// Needs `<bdi dir=…>` with this direction.
    Isolate(&'a str, Direction),
}

/// What to do with ranges of plain numbers (`30-40`) in right-to-left text: the editors' policy, as both readings are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NumberRanges {
    /// As written: the lower number stays on the left.
    #[default]
    Isolate,
    /// As the bidi algorithm shows them: the first number comes first for who reads from the right.
    Leave,
}

/// The direction of most of a text's letters, not of its first; `None` where it has none. A tie goes to the first letter.
///
/// ```
/// use malaf::language::{direction::direction_of, tag::Direction};
/// assert_eq!(direction_of("BBC: مقتل خمسة في حمص"), Some(Direction::Rtl));
/// assert_eq!(direction_of("12/5"), None);
/// ```
pub fn direction_of(text: &str) -> Option<Direction> {
    let mut first = None;
    let mut balance = 0_i64;
    for direction in text.chars().filter_map(strong) {
        first.get_or_insert(direction);
        balance += if direction == Direction::Rtl { 1 } else { -1 };
    }
    match balance {
        0 => first,
        1.. => Some(Direction::Rtl),
        _ => Some(Direction::Ltr),
    }
}

/// Cuts a text that stands in a block of direction `base` into parts that are shown right and parts that need isolation.
/// Ranges of plain numbers are isolated.
pub fn isolate(text: &str, base: Direction) -> Vec<Piece<'_>> {
    isolate_with(text, base, NumberRanges::default())
}

/// As [`isolate`], with a policy for ranges of plain numbers.
pub fn isolate_with(text: &str, base: Direction, ranges: NumberRanges) -> Vec<Piece<'_>> {
    if is_of_one_direction(text, base) {
        return vec![Piece::Plain(text)];
    }
    match base {
        Direction::Rtl => cut(text, &harmed_runs(text, ranges), Direction::Ltr),
        Direction::Ltr => cut(text, &right_to_left_runs(text), Direction::Rtl),
    }
}

/// Whether nothing in a text can be reordered in a block of direction `base`. Allocates nothing.
pub fn is_of_one_direction(text: &str, base: Direction) -> bool {
    match base {
        Direction::Rtl => !text.chars().any(|c| c.is_ascii_digit() || strong(c) == Some(Direction::Ltr)),
        Direction::Ltr => text.is_ascii() || !text.chars().any(|c| strong(c) == Some(Direction::Rtl)),
    }
}

fn cut<'a>(text: &'a str, runs: &[Range<usize>], direction: Direction) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(runs.len() * 2 + 1);
    let mut done = 0;
    for run in runs {
        pieces.extend(text.get(done..run.start).filter(|plain| !plain.is_empty()).map(Piece::Plain));
        pieces.extend(text.get(run.clone()).map(|inner| Piece::Isolate(inner, direction)));
        done = run.end;
    }
    pieces.extend(text.get(done..).filter(|plain| !plain.is_empty()).map(Piece::Plain));
    pieces
}

fn strong(character: char) -> Option<Direction> {
    if character.is_ascii() {
        return character.is_ascii_alphabetic().then_some(Direction::Ltr);
    }
    // The letters of Arabic script, all of class AL, without a search in the table.
    if matches!(character, '\u{620}'..='\u{64A}') {
        return Some(Direction::Rtl);
    }
    match bidi_class(character) {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    }
}

// ── In right-to-left text ──────────────────────────────────────────────────────────────────────────────────────────

/// Left-to-right runs that the bidi algorithm would show in another order than they have alone, and all that hold
/// letters, harmed or not, since what follows one (a number, a comma) would join it.
fn harmed_runs(text: &str, ranges: NumberRanges) -> Vec<Range<usize>> {
    let mut runs = left_to_right_runs(text);
    let is_lettered = |run: &Range<usize>| text[run.clone()].chars().any(|c| strong(c) == Some(Direction::Ltr));
    runs.retain(|run| is_lettered(run) || !is_safe_by_itself(&text[run.clone()]));
    if ranges == NumberRanges::Leave {
        runs.retain(|run| !is_range_of_plain_numbers(&text[run.clone()]));
    }
    if !runs.is_empty() {
        let levels = levels_after_arabic(text);
        runs.retain(|run| is_lettered(run) || is_harmed(text, run, &levels));
    }
    runs
}

/// Each byte's level, as if an Arabic letter stood before the text: it mostly does (in a link, in emphasis), and UAX #9 W2
/// makes digits after one weaker, so that signs between them no longer hold them together.
fn levels_after_arabic(text: &str) -> Vec<Level> {
    const ARABIC_LETTER: &str = "ا";
    // HTML shows a line feed as a space, while UAX #9 starts a paragraph at one.
    let in_place = format!("{ARABIC_LETTER}{}", text.replace(['\n', '\r'], " "));
    let mut levels = BidiInfo::new(&in_place, Some(Level::rtl())).levels;
    levels.drain(..ARABIC_LETTER.len().min(levels.len()));
    levels
}

/// Letters and digits only: every level is even, wherever it stands.
fn is_safe_by_itself(run: &str) -> bool {
    run.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_range_of_plain_numbers(run: &str) -> bool {
    let mut halves = run.split(is_dash);
    let is_number =
        |half: Option<&str>| half.is_some_and(|half| !half.is_empty() && half.bytes().all(|b| b.is_ascii_digit()));
    is_number(halves.next()) && is_number(halves.next()) && halves.next().is_none()
}

/// UAX #9 L2 turns round every stretch whose levels reach an odd number, so in a right-to-left line two neighbours keep
/// their left-to-right order exactly where the lower of their levels is even. Isolated, a run without right-to-left letters
/// has even levels only; so it is harmed where any level in place is odd. With such letters inside (a URL with an Arabic
/// path) it always is.
fn is_harmed(text: &str, run: &Range<usize>, levels: &[Level]) -> bool {
    let has_odd_level = levels.get(run.clone()).is_some_and(|levels| levels.iter().any(Level::is_rtl));
    has_odd_level && text[run.clone()].chars().nth(1).is_some()
}

/// Maximal runs that a reader takes for one left-to-right thing: a number with its signs, a date, a phrase, a URL.
fn left_to_right_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(atom) = next_atom(text, from) {
        from = atom.end;
        match runs.last_mut() {
            Some(run) if are_one(&text[run.clone()], &text[run.end..atom.start], &text[atom.clone()]) => {
                run.end = end_with_closing_brackets(text, run.start..atom.end);
                from = run.end;
            }
            _ => runs.push(atom),
        }
    }
    runs
}

/// The next stretch without spaces or right-to-left letters that holds a letter or digit, without the punctuation round it.
fn next_atom(text: &str, from: usize) -> Option<Range<usize>> {
    let core = from + text.get(from..)?.find(is_left_to_right)?;
    if let Some(url) = url_at(text, from, core) {
        return Some(url);
    }
    let stretch_start = text[from..core].rfind(ends_an_atom).map_or(from, |at| from + at + width_at(text, from + at));
    let stretch_end = text[core..].find(ends_an_atom).map_or(text.len(), |at| core + at);
    let start = stretch_start + leading_punctuation(text, stretch_start..stretch_end, core);
    let end = stretch_end - trailing_punctuation(&text[start..stretch_end]);
    Some(strip_outer_brackets(text, start..end.max(core + width_at(text, core))))
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

fn is_left_to_right(character: char) -> bool {
    character.is_ascii_digit() || strong(character) == Some(Direction::Ltr)
}

fn ends_an_atom(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '،' | '؛' | '؟' | '۔' | '«' | '»' | '“' | '”' | '"' | '…' | '—')
        || matches!(bidi_class(character), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑' | '‒' | '–' | '−')
}

/// A URL goes on through Arabic letters, up to a space or a quotation mark.
fn url_at(text: &str, from: usize, core: usize) -> Option<Range<usize>> {
    let is_url = ["http://", "https://", "www."]
        .iter()
        .any(|opening| text.get(core..core + opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)));
    if !is_url || core < from {
        return None;
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"' | '<' | '>' | '،' | '؛' | '“' | '”');
    let end = text[core..].find(is_end).map_or(text.len(), |at| core + at);
    let trimmed = text[core..end].trim_end_matches(['.', ',', ':', ';', '!', '?', '؟']);
    let closing = if trimmed.contains('(') { trimmed } else { trimmed.trim_end_matches(')') };
    Some(core..core + closing.len())
}

/// How many bytes of a stretch stand before what it is about: all but a sign that belongs to it.
fn leading_punctuation(text: &str, stretch: Range<usize>, core: usize) -> usize {
    let before = &text[stretch.start..core];
    let Some(sign) = before.chars().next_back() else {
        return 0;
    };
    let begins_a_word = text[..core - sign.len_utf8()]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '"' | '“' | '،' | ':'));
    let is_number = text[core..].starts_with(|c: char| c.is_ascii_digit());
    let belongs = match sign {
        '@' | '#' | '$' | '€' | '£' | '\\' => true,
        '/' | '.' | '~' => begins_a_word,
        '+' | '±' | '<' | '>' | '≈' => is_number,
        _ if is_dash(sign) => is_number && begins_a_word,
        '(' | '[' => text[core..stretch.end].contains([')', ']']),
        _ => false,
    };
    before.len() - if belongs { sign.len_utf8() } else { 0 }
}

/// How many bytes at a stretch's end are the sentence's punctuation, not its own.
fn trailing_punctuation(stretch: &str) -> usize {
    let mut rest = stretch;
    while let Some(last) = rest.chars().next_back() {
        let inner = &rest[..rest.len() - last.len_utf8()];
        if is_left_to_right(last) || belongs_at_end(inner, last) {
            break;
        }
        rest = inner;
    }
    stretch.len() - rest.len()
}

fn belongs_at_end(inner: &str, last: char) -> bool {
    match last {
        // Not the per cent sign or a currency after its number: read from the right, it comes after it, as Arabic has it.
        '+' | '#' => inner.ends_with(|c: char| c == last || strong(c).is_some()),
        '°' | '′' | '″' => inner.contains('°') || inner.contains('.'),
        '/' => inner.contains('/'),
        '.' => is_abbreviation(inner),
        ')' => inner.matches('(').count() > inner.matches(')').count(),
        ']' => inner.matches('[').count() > inner.matches(']').count(),
        _ => bidi_class(last) == BidiClass::NSM,
    }
}

/// `U.S` before its last dot: single letters between dots.
fn is_abbreviation(inner: &str) -> bool {
    inner.contains('.')
        && inner.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// `(Su-24)` is right as it stands, and so are brackets round any run that is isolated without them.
fn strip_outer_brackets(text: &str, run: Range<usize>) -> Range<usize> {
    let inner = &text[run.clone()];
    for (open, close) in [('(', ')'), ('[', ']')] {
        let Some(rest) = inner.strip_prefix(open) else {
            continue;
        };
        match rest.find(close) {
            None => return run.start + 1..run.end,
            Some(at) if at + 1 == rest.len() => return run.start + 1..run.end - 1,
            Some(_) => {}
        }
    }
    run
}

fn end_with_closing_brackets(text: &str, run: Range<usize>) -> usize {
    let inner = &text[run.clone()];
    let is_open = inner.matches('(').count() > inner.matches(')').count();
    if is_open && text[run.end..].starts_with(')') { run.end + 1 } else { run.end }
}

/// Whether what stands on both sides of a gap is one thing.
fn are_one(run: &str, gap: &str, next: &str) -> bool {
    if gap
        .chars()
        .any(|c| c == '\n' || strong(c).is_some() || bidi_class(c) == BidiClass::AN || is_native_punctuation(c))
    {
        return false;
    }
    if run.chars().any(|c| strong(c) == Some(Direction::Ltr)) && !run.contains('°') {
        return gap.chars().all(|c| c.is_whitespace() || is_phrase_punctuation(c));
    }
    is_phone(run, gap, next) || is_pair_of_coordinates(run, gap, next)
}

fn is_native_punctuation(character: char) -> bool {
    matches!(character, '،' | '؛' | '؟' | '۔' | '«' | '»')
}

fn is_phrase_punctuation(character: char) -> bool {
    is_dash(character) || matches!(character, ',' | ':' | ';' | '.' | '&' | '\'' | '’' | '(' | '/' | '+' | '!' | '?')
}

fn is_phone(run: &str, gap: &str, next: &str) -> bool {
    let begins_as_one = run.starts_with('+') || run.starts_with("00");
    begins_as_one
        && gap.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '-' | '(' | ')' | '/'))
        && next.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn is_pair_of_coordinates(run: &str, gap: &str, next: &str) -> bool {
    let is_comma = gap.trim() == "," && gap.len() <= 2;
    let has_degrees = run.contains('°') && next.contains('°') && (is_comma || gap == " ");
    has_degrees || (is_comma && is_decimal(run) && is_decimal(next))
}

fn is_decimal(number: &str) -> bool {
    let number = number.trim_start_matches(|c| is_dash(c) || c == '+');
    number.split_once('.').is_some_and(|(whole, part)| {
        [whole, part].iter().all(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
    })
}

// ── In left-to-right text ──────────────────────────────────────────────────────────────────────────────────────────

/// Runs of right-to-left words. All are isolated, harmed or not, since what follows one (a number, a comma) would join it.
fn right_to_left_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut is_glued = false;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        match strong(character) {
            Some(Direction::Rtl) => {
                open = Some(open.map_or(at, |run| run.start)..end);
                is_glued = true;
            }
            Some(Direction::Ltr) => {
                runs.extend(open.take());
                is_glued = false;
            }
            None => {
                is_glued &= goes_on_in_word(character);
                if let Some(run) = open.as_mut() {
                    let belongs = (is_glued && !is_dash(character)) || closes_a_bracket(&text[run.clone()], character);
                    run.end = if belongs { end } else { run.end };
                }
                if character == '\n' {
                    runs.extend(open.take());
                }
            }
        }
    }
    runs.extend(open);
    runs
}

fn closes_a_bracket(run: &str, character: char) -> bool {
    let open = match character {
        ')' => '(',
        ']' => '[',
        '»' => '«',
        '”' => '“',
        _ => return false,
    };
    run.matches(open).count() > run.matches(character).count()
}

/// What may stand inside a word, or between it and the digits of its name: `سو-24`.
fn goes_on_in_word(character: char) -> bool {
    is_dash(character)
        || character.is_numeric()
        || matches!(bidi_class(character), BidiClass::NSM | BidiClass::AN | BidiClass::BN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn isolated(text: &str, base: Direction) -> Vec<&str> {
        isolate(text, base)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Isolate(inner, _) => Some(inner),
                Piece::Plain(_) => None,
            })
            .collect()
    }

    /// What a reader sees, left to right, when the pieces stand in a paragraph of that direction.
    fn shown(pieces: &[Piece<'_>], base: Direction) -> String {
        let marked: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(plain) => (*plain).to_owned(),
                Piece::Isolate(inner, Direction::Ltr) => format!("\u{2066}{inner}\u{2069}"),
                Piece::Isolate(inner, Direction::Rtl) => format!("\u{2067}{inner}\u{2069}"),
            })
            .collect();
        let level = if base == Direction::Rtl { Level::rtl() } else { Level::ltr() };
        let bidi = BidiInfo::new(&marked, Some(level));
        let seen: String = bidi.paragraphs.iter().map(|line| bidi.reorder_line(line, line.range.clone())).collect();
        seen.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "")
    }

    #[test]
    fn direction_is_that_of_most_letters_not_of_the_first() {
        assert_eq!(direction_of("BBC News: قصف على حمص أمس"), Some(Direction::Rtl));
        assert_eq!(direction_of("حمص, Syria’s third city"), Some(Direction::Ltr));
        assert_eq!(direction_of("2016-02-23"), None);
        assert_eq!(direction_of(""), None);
        assert_eq!(direction_of("אב ab"), Some(Direction::Rtl));
    }

    #[test]
    fn what_the_bidi_algorithm_reorders_in_arabic_is_isolated() {
        for run in [
            "19.40-19.55",
            "2016-02-23",
            "30-40",
            "30–40",
            "+963 11 123",
            "+963 (11) 123-4567",
            "3-1",
            "-5",
            "−5",
            "+5",
            "C++",
            "C#/C++",
            "U.S.",
            "@malaf",
            "35.40, 35.95",
            "35.40,-35.95",
            "35.40°N 35.95°E",
            "2016-02-23T14:00+02:00",
            "https://example.org/سوريا/حمص?a=1",
            "http://example.org/",
            "24-Su",
        ] {
            let text = format!("قال إن {run} كانت");
            assert_eq!(isolated(&text, Direction::Rtl), [run], "{text}");
            assert!(!shown(&[Piece::Plain(&text)], Direction::Rtl).contains(run), "{run} needs no isolation");
            let mirrored = shown(&isolate(&text, Direction::Rtl), Direction::Rtl);
            let letters_of_arabic_path = run.contains('س');
            assert!(letters_of_arabic_path || mirrored.contains(run), "{run}: {mirrored}");
        }
    }

    #[test]
    fn numbers_that_are_shown_right_in_arabic_stay_as_they_are() {
        for run in [
            "«سو-24»",
            "23/02/2016",
            "3:1",
            "19:40",
            "2016",
            "5%",
            "3.5",
            "1,000",
            "1، 2، 3",
            "في 2015, 2016",
            "من 2011 إلى 2015",
            "ب-5",
            "٣٠-٤٠",
        ] {
            let text = format!("قال إن {run} كانت");
            assert_eq!(isolated(&text, Direction::Rtl), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn words_of_another_script_are_isolated_in_arabic_even_where_they_are_shown_right() {
        for (text, run) in [
            ("(Su-24)", "Su-24"),
            ("S/2015/1010", "S/2015/1010"),
            ("(S/2015/1010)", "S/2015/1010"),
            ("«CNN»", "CNN"),
            ("The New York Times", "The New York Times"),
            ("Reuters, AFP", "Reuters, AFP"),
            ("name@example.org", "name@example.org"),
        ] {
            let text = format!("قال إن {text} كانت");
            assert_eq!(isolated(&text, Direction::Rtl), [run], "{text}");
        }
    }

    #[test]
    fn punctuation_of_the_sentence_stays_outside() {
        assert_eq!(isolated("بين (30-40)، أو 50-60.", Direction::Rtl), ["30-40", "50-60"]);
        assert_eq!(isolated("انظر https://example.org/a/، ثم", Direction::Rtl), ["https://example.org/a/"]);
        assert_eq!(isolated("(https://example.org/a/).", Direction::Rtl), ["https://example.org/a/"]);
        assert_eq!(isolated("كتب بلغة «C++».", Direction::Rtl), ["C++"]);
        assert_eq!(isolated("30-40", Direction::Rtl), ["30-40"]);
        assert_eq!(isolated("قال إن\n30-40 كانت", Direction::Rtl), ["30-40"]);
    }

    #[test]
    fn each_number_of_a_list_stands_alone_but_a_phrase_is_one() {
        assert_eq!(isolated("الأعوام 2011-2013 و 2015-2016", Direction::Rtl), ["2011-2013", "2015-2016"]);
        assert_eq!(isolated("لغة Foo Bar C++ في", Direction::Rtl), ["Foo Bar C++"]);
    }

    #[test]
    fn ranges_of_plain_numbers_are_a_policy() {
        let text = "بين 30-40 في 2016-02-23";
        let pieces = isolate_with(text, Direction::Rtl, NumberRanges::Leave);
        assert_eq!(pieces[1], Piece::Isolate("2016-02-23", Direction::Ltr));
        assert_eq!(pieces.len(), 2);
    }

    #[test]
    fn arabic_in_english_is_isolated_with_what_belongs_to_it() {
        for (text, runs) in [
            ("called حميميم by", vec!["حميميم"]),
            ("the base (حميميم), 2015", vec!["حميميم"]),
            ("a «سو-24» jet", vec!["سو-24"]),
            ("the paper «الشرق الأوسط» 2016 said", vec!["الشرق الأوسط"]),
            ("جبهة النصرة (سابقاً) and حزب", vec!["جبهة النصرة (سابقاً)", "حزب"]),
            ("one\nحمص\nحلب", vec!["حمص", "حلب"]),
            ("only English, 30-40", vec![]),
        ] {
            assert_eq!(isolated(text, Direction::Ltr), runs, "{text}");
        }
    }

    #[test]
    fn text_of_one_script_comes_back_whole() {
        assert_eq!(isolate("قال الوزير إن «الأمر» انتهى.", Direction::Rtl).len(), 1);
        assert_eq!(isolate("It is “over” – 30-40.", Direction::Ltr).len(), 1);
        assert!(is_of_one_direction("", Direction::Rtl));
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[ا-ي a-zA-C0-9+()،.,:/°«»@\n–-]{0,50}"]
    }

    proptest! {
        #[test]
        fn the_pieces_together_are_the_text(text in texts(), rtl in any::<bool>()) {
            let base = if rtl { Direction::Rtl } else { Direction::Ltr };
            let joined: String = isolate(&text, base)
                .iter()
                .map(|piece| match piece { Piece::Plain(inner) | Piece::Isolate(inner, _) => *inner })
                .collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn a_run_is_isolated_where_it_has_letters_and_else_just_where_running_the_algorithm_twice_differs(
            before in "[ا-ي ]{0,6}",
            signs in Just("abc01234./:+-".chars().collect::<Vec<_>>()).prop_shuffle(),
            len in 1usize..10,
            after in "[ا-ي ]{0,6}",
        ) {
            let signs: String = signs.into_iter().take(len).collect();
            let run = signs.trim_matches(['.', '/', ':', '+', '-']);
            prop_assume!(!run.is_empty());
            let text = format!("و{before} {run} {after}و");
            let in_place = shown(&[Piece::Plain(&text)], Direction::Rtl);
            let is_isolated = isolated(&text, Direction::Rtl) == [run];
            let has_letters = run.contains(['a', 'b', 'c']);
            prop_assert_eq!(is_isolated, has_letters || !in_place.contains(run), "{}", in_place);
        }
    }
}

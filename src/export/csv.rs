//! Tables as CSV (RFC 4180, UTF-8): the first row names the columns.
//!
//! A byte order mark opens the file: without one, spreadsheets read Arabic as if it were Latin. A text that a
//! spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection): a name in a source may not
//! run in a reader's spreadsheet.

use super::Out;
use std::borrow::Cow;
use std::io::{self, Write};

/// A table that is being written.
pub struct Table<'o, 'w>(&'o mut Out<'w>);

/// A cell.
pub enum Cell<'a> {
    /// Words, whoever wrote them.
    Text(Cow<'a, str>),
    /// A number of ours, which may have a minus sign.
    Number(String),
}

impl<'a> Cell<'a> {
    /// A text, empty where there is none.
    pub fn maybe(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        Self::Text(text.map(Into::into).unwrap_or_default())
    }

    /// A list within a cell: ids and passages hold no semicolon.
    pub fn list<S: AsRef<str>>(items: &[S]) -> Self {
        Self::Text(items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ").into())
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Number(number) => out.write_all(number.as_bytes()),
            Self::Text(text) => write_quoted(&harmless(text), out),
        }
    }
}

impl<'o, 'w> Table<'o, 'w> {
    /// A table with its columns.
    pub fn new(columns: &[String], out: &'o mut Out<'w>) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut table = Self(out);
        table.row(columns.iter().map(|column| Cell::Text(column.into())))?;
        Ok(table)
    }

    /// Adds a row, a cell a column.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        for (number, cell) in cells.into_iter().enumerate() {
            if number > 0 {
                self.0.write_all(b",")?;
            }
            cell.write(self.0)?;
        }
        self.0.write_all(b"\r\n")
    }
}

/// What a spreadsheet would take for a formula gets an apostrophe before it.
///
/// Spreadsheets skip white space before they look for one, and some take full-width signs for the plain ones. Where a
/// comma writes decimals they split at semicolons and hold no quotation marks in the midst of a line, so a cell may
/// begin behind each semicolon and line end of a text.
fn harmless(text: &str) -> Cow<'_, str> {
    let within = |(at, separator): (usize, &str)| {
        let start = at + separator.len();
        let skipped = |c: char| c == '"' || c.is_whitespace();
        sign(text.get(start..)?, skipped).map(|sign| start + sign)
    };
    let opens = text.starts_with(['\t', '\r', '\n']) || sign(text, char::is_whitespace).is_some();
    let mut marks = opens.then_some(0).into_iter().chain(text.match_indices(SEPARATORS).filter_map(within)).peekable();
    if marks.peek().is_none() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 1);
    let mut before = 0;
    for mark in marks {
        out.push_str(text.get(before..mark).unwrap_or_default());
        out.push('\'');
        before = mark;
    }
    out.push_str(text.get(before..).unwrap_or_default());
    out.into()
}

/// Behind these another cell may begin.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// Where the sign of a formula stands behind nothing but what is skipped.
fn sign(text: &str, is_skipped: impl Fn(char) -> bool) -> Option<usize> {
    let (at, first) = text.char_indices().find(|(_, c)| SEPARATORS.contains(c) || !is_skipped(*c))?;
    matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠').then_some(at)
}

fn write_quoted(text: &str, out: &mut impl Write) -> io::Result<()> {
    let is_plain = !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'));
    if is_plain && !text.starts_with(' ') && !text.ends_with(' ') {
        return out.write_all(text.as_bytes());
    }
    for (number, piece) in text.split('"').enumerate() {
        out.write_all(if number == 0 { b"\"" } else { b"\"\"" })?;
        out.write_all(piece.as_bytes())?;
    }
    out.write_all(b"\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &Cell<'_>) -> String {
        let mut out = Vec::new();
        cell.write(&mut out).expect("in memory");
        String::from_utf8(out).expect("text")
    }

    fn of(text: &str) -> String {
        written(&Cell::Text(text.into()))
    }

    #[test]
    fn no_text_begins_as_a_formula() {
        for text in ["=1+1", "+963", "-5", "@name", "\t=1", "  =1", "\r\n=1", "＝1"] {
            let written = of(text);
            let inner = written.trim_start_matches('"');
            assert!(inner.starts_with('\''), "{written}");
        }
        for text in ["a;=1", "a; \t+1", "a\n-5", "a;\"=1", "a; \"\" @x", "a;\u{a0}＝1"] {
            let written = of(text);
            let sign = written.find(['=', '+', '-', '@', '＝']).expect("a sign");
            assert!(written[..sign].ends_with('\''), "{written}");
        }
        assert_eq!(of("a - b; c = d"), "a - b; c = d");
        assert_eq!(of("النهر"), "النهر");
        assert_eq!(written(&Cell::Number("-5.5".to_owned())), "-5.5");
    }

    #[test]
    fn separators_quotation_marks_and_line_ends_stay_within_their_cell() {
        assert_eq!(of("one, \"two\"\nthree"), "\"one, \"\"two\"\"\nthree\"");
        assert_eq!(of(" edge"), "\" edge\"");
    }

    #[test]
    fn a_table_opens_with_its_columns() {
        let mut written = Vec::new();
        let mut out = Out::new(&mut written);
        let mut table = Table::new(&["id".to_owned(), "name".to_owned()], &mut out).expect("in memory");
        table.row([Cell::maybe(Some("a")), Cell::maybe(None::<String>)]).expect("in memory");
        out.flush().expect("in memory");
        drop(out);
        assert_eq!(String::from_utf8(written).expect("text"), "\u{feff}id,name\r\na,\r\n");
    }

    /// The same read letter by letter.
    fn slowly_harmless(text: &str) -> String {
        let mut out = String::new();
        let (mut may_begin, mut is_within) = (true, false);
        if text.starts_with(['\t', '\r', '\n']) {
            out.push('\'');
            may_begin = false;
        }
        for c in text.chars() {
            match c {
                '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' if may_begin => {
                    out.insert(if is_within { out.len() } else { 0 }, '\'');
                    may_begin = false;
                }
                ';' | '\t' | '\r' | '\n' => (may_begin, is_within) = (true, true),
                '"' if may_begin && is_within => {}
                c => may_begin = may_begin && c.is_whitespace(),
            }
            out.push(c);
        }
        out
    }

    proptest::proptest! {
        #[test]
        fn each_sign_is_found_that_a_reader_of_letters_finds(text in "[=+@＝; \t\r\n\"a\u{a0}-]{0,12}") {
            proptest::prop_assert_eq!(harmless(&text), slowly_harmless(&text));
        }
    }
}

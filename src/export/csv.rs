//! Tables as CSV (RFC 4180, UTF-8): the first row names the columns.
//!
//! A byte order mark opens the file: without one, spreadsheets read Arabic as if it were Latin. A text that a
//! spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection): a name in a source may not
//! run in a reader's spreadsheet.

/// A table under construction.
pub struct Table {
    text: String,
}

/// A cell.
pub enum Cell {
    /// Words, whoever wrote them.
    Text(String),
    /// A number of ours, which may have a minus sign.
    Number(String),
}

impl Cell {
    /// A text, empty where there is none.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        Self::Text(text.map(Into::into).unwrap_or_default())
    }

    /// A list within a cell: ids and passages hold no semicolon.
    pub fn list<S: AsRef<str>>(items: &[S]) -> Self {
        Self::Text(items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "))
    }

    fn written(&self) -> String {
        match self {
            Self::Number(number) => number.clone(),
            Self::Text(text) => quoted(&harmless(text)),
        }
    }
}

impl Table {
    /// A table with its columns.
    pub fn new(columns: &[String]) -> Self {
        let mut table = Self { text: String::from('\u{feff}') };
        table.row(&columns.iter().cloned().map(Cell::Text).collect::<Vec<_>>());
        table
    }

    /// Adds a row, a cell a column.
    pub fn row(&mut self, cells: &[Cell]) {
        let cells: Vec<String> = cells.iter().map(Cell::written).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }

    /// The file.
    pub fn finish(self) -> String {
        self.text
    }
}

/// What a spreadsheet would take for a formula gets an apostrophe before it.
///
/// Spreadsheets skip white space before they look for one, and some take full-width signs for the plain ones. Where a
/// comma writes decimals they split at semicolons and hold no quotation marks in the midst of a line, so a cell may
/// begin behind each semicolon and line end of a text.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut starts = Some(Start::Text);
    if text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
        starts = None;
    }
    for c in text.chars() {
        match (c, starts) {
            ('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠', Some(start)) => {
                out.insert(if start == Start::Text { 0 } else { out.len() }, '\'');
                starts = None;
            }
            (';' | '\t' | '\r' | '\n', _) => starts = Some(Start::Within),
            ('"', Some(Start::Within)) => {}
            (c, Some(_)) if c.is_whitespace() => {}
            _ => starts = None,
        }
        out.push(c);
    }
    out
}

/// Where a cell may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Text,
    /// Behind a separator: marks of quotation are skipped, too.
    Within,
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        Cell::Text(text.to_owned()).written()
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
        assert_eq!(Cell::Number("-5.5".to_owned()).written(), "-5.5");
    }

    #[test]
    fn separators_quotation_marks_and_line_ends_stay_within_their_cell() {
        assert_eq!(of("one, \"two\"\nthree"), "\"one, \"\"two\"\"\nthree\"");
        assert_eq!(of(" edge"), "\" edge\"");
    }

    #[test]
    fn a_table_opens_with_its_columns() {
        let mut table = Table::new(&["id".to_owned(), "name".to_owned()]);
        table.row(&[Cell::maybe(Some("a")), Cell::maybe(None::<String>)]);
        assert_eq!(table.finish(), "\u{feff}id,name\r\na,\r\n");
    }
}

//! Tables as spreadsheets read them. Shared with `fuzz/`.

/// What a spreadsheet would take for a formula (OWASP, CSV injection), whether it splits at commas or at semicolons; a
/// number is none.
pub fn formulas(text: &str) -> Vec<String> {
    let is_number = |cell: &str| {
        let digits = cell.strip_prefix('-').unwrap_or(cell);
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    // Where a comma writes decimals, a quotation mark in the midst of a line is no more than a sign.
    let pieces = text.split([';', '\t', '\r', '\n']).map(|piece| piece.trim_matches(['"', ' ']).to_owned());
    let formula = |cell: &String| cell.trim_start().starts_with(['=', '+', '-', '@']) && !is_number(cell);
    let found = cells(text).into_iter().chain(pieces).filter(formula);
    found.map(|cell| format!("a formula: {cell}")).collect()
}

/// The rows of a table (RFC 4180), each as long as its first.
pub fn is_even(text: &str) -> bool {
    let mut lengths = rows(text).into_iter().map(|row| row.len());
    let first = lengths.next();
    lengths.all(|length| Some(length) == first)
}

fn cells(text: &str) -> Vec<String> {
    rows(text).into_iter().flatten().collect()
}

/// Quoted cells may hold commas, lines and doubled quotes.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    // A doubled quote closes and opens again; the quote itself is kept then.
    let mut closed = false;
    for c in text.trim_start_matches('\u{feff}').chars() {
        let row = rows.last_mut().expect("a row");
        match c {
            '"' => {
                if !is_quoted && closed {
                    row.last_mut().expect("a cell").push('"');
                }
                closed = is_quoted;
                is_quoted = !is_quoted;
                continue;
            }
            ',' if !is_quoted => row.push(String::new()),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            '\r' if !is_quoted => {}
            _ => row.last_mut().expect("a cell").push(c),
        }
        closed = false;
    }
    // The last line has an end too.
    rows.truncate(rows.len().saturating_sub(usize::from(text.ends_with('\n'))));
    rows
}

#[test]
fn a_table_is_read_as_a_spreadsheet_reads_it() {
    assert_eq!(cells("a,\"b,\"\"c\"\"\nd\"\r\n=e,-90\n"), ["a", "b,\"c\"\nd", "=e", "-90"]);
    assert!(is_even("a,b\r\n\"c\nd\",e\r\n") && !is_even("a,b\r\nc\r\n"));
    let found = |text: &str| formulas(text).len();
    assert_eq!((found("a,\"=b,c\",-90.5"), found("-x,a"), found("a,+1"), found("@d")), (1, 2, 1, 2));
    assert_eq!((found("a;=b"), found("a;\"\"=b"), found("\"a\n=b\""), found("a; b = c")), (1, 1, 1, 0));
}

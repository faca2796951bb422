//! Bytes of a text ⇄ the protocol's lines and UTF-16 columns (LSP 3.17, `PositionEncodingKind`): every client knows
//! these, so no other encoding is negotiated.

use lsp_types::{Position, Range};

/// The byte offset of a position; past the end of a line is its end, past the end of the text is the text's.
#[must_use]
pub fn offset(text: &str, position: Position) -> usize {
    let Some(start) = line_starts(text).nth(position.line as usize) else {
        return text.len();
    };
    let line = text.get(start..).unwrap_or_default();
    let mut units = 0;
    for (at, c) in line.char_indices() {
        if units >= position.character as usize || matches!(c, '\n' | '\r') {
            return start + at;
        }
        units += c.len_utf16();
    }
    text.len()
}

/// The position of a byte offset.
#[must_use]
pub fn position(text: &str, offset: usize) -> Position {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(..end).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let units: usize = before.get(start..).unwrap_or_default().chars().map(char::len_utf16).sum();
    Position::new(narrow(line), narrow(units))
}

/// Both ends.
#[must_use]
pub fn range(text: &str, bytes: &std::ops::Range<usize>) -> Range {
    Range::new(position(text, bytes.start), position(text, bytes.end.max(bytes.start)))
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_counted_in_utf_16_behind_arabic_emoji_tabs_and_windows_line_ends() {
        let text = "قال 🕊️\t[[x]]\r\nثانية[[y]]";
        for (slice, line, character) in [("[[x]]", 0, 8), ("\r\n", 0, 13), ("[[y]]", 1, 5)] {
            let bytes = text.find(slice).unwrap_or_default();
            assert_eq!(position(text, bytes), Position::new(line, character), "{slice}");
            assert_eq!(offset(text, Position::new(line, character)), bytes, "{slice}");
        }
    }

    #[test]
    fn what_is_past_the_end_is_the_end() {
        let text = "ab\r\ncd";
        assert_eq!(offset(text, Position::new(0, 99)), 2);
        assert_eq!(offset(text, Position::new(9, 0)), 6);
        assert_eq!(offset(text, Position::new(1, 99)), 6);
        assert_eq!(position("🕊", 2), Position::new(0, 0));
    }
}

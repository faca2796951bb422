//! Pieces of HTML: escaping, and direction decided at build time.
//!
//! Words of another script than the page's are wrapped in `<bdi>` where the bidi algorithm would reorder them
//! (UAX #9; W3C "Inline markup and bidirectional text in HTML"); no control characters are written.

use crate::language::{Direction, Piece, isolate};

/// Appends `text` with the five characters escaped that HTML treats specially.
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let (special, after) = after.split_at(1);
        out.push_str(match special {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            _ => "&#39;",
        });
        rest = after;
    }
    out.push_str(rest);
}

/// `text` escaped.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// Appends running text of a page whose direction is `base`, with what needs it isolated.
pub fn text_into(out: &mut String, text: &str, base: Direction) {
    for piece in isolate(text, base) {
        match piece {
            Piece::Plain(text) => escape_into(out, text),
            Piece::Isolate(text, direction) => {
                out.push_str("<bdi dir=\"");
                out.push_str(direction.as_str());
                out.push_str("\">");
                escape_into(out, text);
                out.push_str("</bdi>");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_treats_specially_is_escaped() {
        assert_eq!(escape("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
    }
}

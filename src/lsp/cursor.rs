//! What an editor is writing at a cursor in Markdown, or in a TOML text: a link, a citation, a placed record. Works on
//! the line alone, as what is half typed is no Markdown yet.

use crate::parse::PlacedKind;
use std::ops::Range;

/// What stands at the cursor; ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// The id in `[[id]]`.
    Record(Range<usize>),
    /// The id in `[@id ¶4]`.
    Source(Range<usize>),
    /// The numbers in `[@id ¶4]` or `[¶4]`, with the pilcrow; the source's id unless it is the digest's own.
    Paragraphs(Option<String>, Range<usize>),
    /// The id in `{claim: id}`.
    Placed(PlacedKind, Range<usize>),
}

/// What the cursor is in.
#[must_use]
pub fn written(text: &str, offset: usize) -> Option<Written> {
    let line = line_at(text, offset)?;
    let shown = text.get(line.clone())?;
    let cursor = offset - line.start;
    let found = wikilink(shown, cursor).or_else(|| citation(shown, cursor)).or_else(|| placed(shown, cursor))?;
    let shift = |range: Range<usize>| line.start + range.start..line.start + range.end;
    Some(match found {
        Written::Record(range) => Written::Record(shift(range)),
        Written::Source(range) => Written::Source(shift(range)),
        Written::Paragraphs(source, range) => Written::Paragraphs(source, shift(range)),
        Written::Placed(kind, range) => Written::Placed(kind, shift(range)),
    })
}

/// The line without its end.
fn line_at(text: &str, offset: usize) -> Option<Range<usize>> {
    let before = text.get(..offset)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(offset..)?.find(['\n', '\r']).map_or(text.len(), |at| offset + at);
    Some(start..end)
}

/// The part behind the last `open` before the cursor, unless `close` stands between; a cursor in the opening itself is
/// in no part.
fn behind(line: &str, cursor: usize, open: &str, close: &str) -> Option<usize> {
    let start = line.get(..cursor)?.rfind(open)? + open.len();
    (!line.get(start..cursor)?.contains(close)).then_some(start)
}

fn wikilink(line: &str, cursor: usize) -> Option<Written> {
    let start = behind(line, cursor, "[[", "]")?;
    // Behind `|` stand words of the editor's own.
    let typed = line.get(start..cursor)?;
    (!typed.contains(['|', '#'])).then(|| Written::Record(up_to(id_from(line, start), cursor)))
}

/// A record is also looked for by its name, which may have spaces.
fn up_to(id: Range<usize>, cursor: usize) -> Range<usize> {
    id.start.min(cursor)..id.end.max(cursor)
}

fn citation(line: &str, cursor: usize) -> Option<Written> {
    let start = behind(line, cursor, "[", "]")?;
    let inner = line.get(start..)?;
    let end = start + inner.find([']', '[']).unwrap_or(inner.len());
    let first = line.get(start..end)?.trim_start();
    let meant = first.starts_with(['@', '¶']) || first.starts_with('p') && !line.get(..start)?.ends_with("[[");
    if !meant {
        return None;
    }
    let from = line.get(start..cursor)?.rfind(';').map_or(start, |at| start + at + 1);
    let to = line.get(cursor..end)?.find(';').map_or(end, |at| cursor + at);
    let part = line.get(from..to)?;
    let begin = from + (part.len() - part.trim_start().len());
    let Some(rest) = line.get(begin..to)?.strip_prefix('@') else {
        let is_mark = first.starts_with('@') || inner_is_mark(line.get(begin..to)?);
        return is_mark.then_some(Written::Paragraphs(None, begin..to));
    };
    let id_start = begin + 1;
    let id_end = id_start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    if cursor <= id_end {
        return Some(Written::Source(id_start..id_end));
    }
    let numbers = line.get(id_end..to)?;
    let at = id_end + (numbers.len() - numbers.trim_start().len()).min(cursor - id_end);
    let source = line.get(id_start..id_end)?.to_owned();
    Some(Written::Paragraphs(Some(source), at..to))
}

/// `¶`, `¶4`, `p`, `p4`: but no word that begins with a p.
fn inner_is_mark(text: &str) -> bool {
    text.starts_with('¶') || text.strip_prefix('p').is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

fn placed(line: &str, cursor: usize) -> Option<Written> {
    let start = behind(line, cursor, "{", "}")?;
    let (word, _) = line.get(start..)?.split_once(':')?;
    let kind = PlacedKind::of(word.trim())?;
    let id = id_from(line, start + word.len() + 1);
    (id.start <= cursor).then(|| Written::Placed(kind, up_to(id, cursor)))
}

/// The letters of an id from `start` on, behind spaces.
fn id_from(line: &str, start: usize) -> Range<usize> {
    let rest = line.get(start..).unwrap_or_default();
    let begin = start + (rest.len() - rest.trim_start_matches(' ').len());
    let id = line.get(begin..).unwrap_or_default();
    let end = id.find(['|', '#', ']', '[', '}', ' ']).unwrap_or(id.len());
    begin..begin + end
}

/// Where `id` stands as a whole id in a slice of a text, by what stands before it.
pub fn whole_ids<'a>(slice: &'a str, id: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let joins = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    slice.match_indices(id).filter_map(move |(at, _)| {
        let before = slice.get(..at)?;
        let after = slice.get(at + id.len()..)?;
        (!before.ends_with(joins) && !after.starts_with(joins)).then_some((at, before))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where the cursor is; what is found, as it is written.
    fn at(text: &str) -> Option<(Written, String)> {
        let offset = text.find('‸')?;
        let text = text.replacen('‸', "", 1);
        let found = written(&text, offset)?;
        let (Written::Record(range)
        | Written::Source(range)
        | Written::Paragraphs(_, range)
        | Written::Placed(_, range)) = &found;
        let slice = text.get(range.clone()).unwrap_or("out of range").to_owned();
        Some((found, slice))
    }

    #[test]
    fn what_is_written_is_known_in_half_typed_text_of_both_scripts() {
        for (text, expected) in [
            ("قال في [[hme‸", "hme"),
            ("قال في [[‸", ""),
            ("in [[hmei‸mim|the base]] and", "hmeimim"),
            ("[@horrya‸", "horrya"),
            ("[@‸]", ""),
            ("قرب [[بلدة ال‸ ثم", "بلدة ال"),
            ("كلام [@a ¶4; @b‸ ¶5] كلام", "b"),
            ("{claim: x-‸", "x-"),
            ("{claim:‸}", ""),
        ] {
            assert_eq!(at(text).map(|(_, slice)| slice).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn numbers_know_their_source() {
        for (text, source, expected) in [
            ("[@horrya ‸", Some("horrya"), ""),
            ("[@horrya ¶‸]", Some("horrya"), "¶"),
            ("[@horrya ¶4–‸", Some("horrya"), "¶4–"),
            ("[@a ¶4; @b ¶1‸2]", Some("b"), "¶12"),
            ("[¶‸", None, "¶"),
            ("[p‸", None, "p"),
            ("🕊 [¶1‸] كلام", None, "¶1"),
        ] {
            let found = at(text);
            let Some((Written::Paragraphs(of, _), slice)) = found else {
                unreachable!("{text}: {found:?}");
            };
            assert_eq!((of.as_deref(), slice.as_str()), (source, expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_reference_is_none() {
        for text in ["word‸", "[words‸](x)", "[[id|wor‸ds]]", "[@a ¶4]‸", "[[a]] b‸", "{‸", "[page‸"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}

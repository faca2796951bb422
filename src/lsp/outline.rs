//! The keys of a TOML text and what stands behind each, also where it is half typed: a parser would stop at the very
//! place where the cursor is. The one door to `toml_parser`, whose lexer never fails.

use crate::parse::{Key, Shape, Table};
use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// One key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The table it stands in: entries of one table have the same number.
    pub table: usize,
    /// The keys that lead to its table, outermost first.
    pub path: Vec<String>,
    /// Its name.
    pub key: String,
    /// Where the key stands.
    pub key_range: Range<usize>,
    /// Where the value stands, with the spaces round it; empty where there is none yet.
    pub value: Range<usize>,
}

/// Every key of a text.
#[derive(Debug, Default)]
pub struct Outline {
    /// In the order of the text.
    pub entries: Vec<Entry>,
    /// Each table with its path, by number, and where it begins.
    tables: Vec<(Vec<String>, usize)>,
}

/// Where a cursor is.
#[derive(Debug, PartialEq, Eq)]
pub enum Spot<'a> {
    /// Where a key is or may stand: in this table, by number and path.
    Key(usize, &'a [String]),
    /// In the value of this key.
    Value(&'a Entry),
}

/// What is open at a token.
enum Frame {
    /// `{`: its table, and the entry whose value it is.
    Inline(usize),
    /// `[`
    Array,
}

struct Reader<'t> {
    text: &'t str,
    outline: Outline,
    /// The table of the last header.
    current: usize,
    frames: Vec<Frame>,
    /// The entries whose values are open, outermost first, each with the number of frames around it.
    open: Vec<(usize, usize)>,
    /// The words of a key that is being read.
    words: Vec<(String, Range<usize>)>,
}

/// Reads as much as can be told.
#[must_use]
pub fn outline(text: &str) -> Outline {
    let tokens: Vec<_> =
        Source::new(text).lex().map(|token| (token.kind(), token.span().start()..token.span().end())).collect();
    let outline = Outline { entries: Vec::new(), tables: vec![(Vec::new(), 0)] };
    let mut reader = Reader { text, outline, current: 0, frames: Vec::new(), open: Vec::new(), words: Vec::new() };
    let mut at = 0;
    while let Some((kind, span)) = tokens.get(at) {
        if reader.begins_header(&tokens, at) {
            at = reader.header(&tokens, at);
        } else {
            reader.token(*kind, span.clone());
            at += 1;
        }
    }
    reader.close_to(0, text.len());
    reader.outline
}

type Token = (TokenKind, Range<usize>);

impl Reader<'_> {
    /// A bracket that opens a line is a header, unless it stands in a list that is plainly open: its line then ends in
    /// the like of a value, not in a key's name.
    fn begins_header(&self, tokens: &[Token], at: usize) -> bool {
        let Some((TokenKind::LeftSquareBracket, _)) = tokens.get(at) else { return false };
        let before = tokens.get(..at).unwrap_or_default().iter().rev();
        let first = before.map(|(kind, _)| *kind).find(|kind| *kind != TokenKind::Whitespace);
        let after = tokens.get(at + 1..).unwrap_or_default().iter().map(|(kind, _)| *kind);
        let names = after.clone().find(|kind| !matches!(kind, TokenKind::LeftSquareBracket | TokenKind::Whitespace));
        first.is_none_or(|kind| kind == TokenKind::Newline) && names == Some(TokenKind::Atom)
    }

    fn header(&mut self, tokens: &[Token], at: usize) -> usize {
        let begin = tokens.get(at).map_or(0, |(_, span)| span.start);
        self.frames.clear();
        self.words.clear();
        self.close_to(0, begin);
        let line = tokens.get(at..).unwrap_or_default().iter().take_while(|(kind, _)| *kind != TokenKind::Newline);
        let (mut path, mut end, mut count) = (Vec::new(), begin, 0);
        for (kind, span) in line {
            if is_word(*kind) {
                path.push(self.word(span));
            }
            end = span.end;
            count += 1;
        }
        self.outline.tables.push((path, end));
        self.current = self.outline.tables.len() - 1;
        at + count
    }

    fn token(&mut self, kind: TokenKind, span: Range<usize>) {
        match kind {
            TokenKind::Equals => self.equals(&span),
            TokenKind::LeftCurlyBracket => self.open_table(&span),
            TokenKind::LeftSquareBracket => self.frames.push(Frame::Array),
            TokenKind::RightCurlyBracket => self.close_frame(&span, |frame| matches!(frame, Frame::Inline(_))),
            TokenKind::RightSquareBracket => self.close_frame(&span, |frame| matches!(frame, Frame::Array)),
            TokenKind::Comma => {
                self.words.clear();
                if !matches!(self.frames.last(), Some(Frame::Array)) {
                    self.close_to(self.frames.len(), span.start);
                }
            }
            TokenKind::Newline => {
                self.words.clear();
                if self.frames.is_empty() {
                    self.close_to(0, span.start);
                }
            }
            TokenKind::Dot | TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => {}
            _ => {
                let word = self.word(&span);
                self.words.push((word, span));
            }
        }
    }

    /// What was read last is a key. In a list no key can stand: the list was never closed.
    fn equals(&mut self, span: &Range<usize>) {
        let words = std::mem::take(&mut self.words);
        let Some((key, key_range)) = words.last().cloned() else { return };
        while matches!(self.frames.last(), Some(Frame::Array)) {
            self.frames.pop();
        }
        self.close_to(self.frames.len(), words.first().map_or(span.start, |(_, range)| range.start));
        let table = match self.frames.last() {
            Some(Frame::Inline(table)) => *table,
            _ => self.current,
        };
        let mut path = self.outline.tables.get(table).map(|(path, _)| path.clone()).unwrap_or_default();
        path.extend(words.iter().rev().skip(1).rev().map(|(word, _)| word.clone()));
        self.open.push((self.outline.entries.len(), self.frames.len()));
        self.outline.entries.push(Entry { table, path, key, key_range, value: span.end..span.end });
    }

    fn open_table(&mut self, span: &Range<usize>) {
        self.words.clear();
        let owner = self.open.last().and_then(|(entry, _)| self.outline.entries.get(*entry));
        let path = owner.map(|entry| entry.path.iter().chain([&entry.key]).cloned().collect()).unwrap_or_default();
        self.outline.tables.push((path, span.end));
        self.frames.push(Frame::Inline(self.outline.tables.len() - 1));
    }

    fn close_frame(&mut self, span: &Range<usize>, is: impl Fn(&Frame) -> bool) {
        self.words.clear();
        let Some(depth) = self.frames.iter().rposition(is) else { return };
        self.close_to(depth + 1, span.start);
        self.frames.truncate(depth);
        if let Some((entry, _)) = self.open.last()
            && let Some(entry) = self.outline.entries.get_mut(*entry)
        {
            entry.value.end = span.end;
        }
    }

    /// Closes the values of entries that stand in `depth` frames or more.
    fn close_to(&mut self, depth: usize, end: usize) {
        while let Some((entry, _)) = self.open.last().copied().filter(|(_, frames)| *frames >= depth) {
            if let Some(entry) = self.outline.entries.get_mut(entry) {
                entry.value.end = end.max(entry.value.start);
            }
            self.open.pop();
        }
    }

    fn word(&self, span: &Range<usize>) -> String {
        self.text.get(span.clone()).unwrap_or_default().trim_matches(['"', '\'']).to_owned()
    }
}

fn is_word(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString)
}

impl Outline {
    /// Where an offset is.
    #[must_use]
    pub fn spot(&self, offset: usize) -> Spot<'_> {
        let holds = |entry: &&Entry| entry.value.start <= offset && offset <= entry.value.end;
        let entry = self.entries.iter().rfind(holds);
        let mut tables = self.tables.iter().enumerate();
        let inline =
            tables.rfind(|(_, (_, begin))| *begin <= offset && entry.is_some_and(|entry| *begin > entry.value.start));
        match (entry, inline) {
            (Some(_), Some((number, (path, _)))) => Spot::Key(number, path),
            (Some(entry), None) => Spot::Value(entry),
            (None, _) => {
                let header = self
                    .tables
                    .iter()
                    .enumerate()
                    .rfind(|(number, (_, begin))| *begin <= offset && self.is_header(*number));
                header.map_or(Spot::Key(0, &[]), |(number, (path, _))| Spot::Key(number, path))
            }
        }
    }

    /// Inline tables begin inside a value.
    fn is_header(&self, number: usize) -> bool {
        let Some((_, begin)) = self.tables.get(number) else { return false };
        !self.entries.iter().any(|entry| entry.value.start < *begin && *begin <= entry.value.end)
    }

    /// The key whose name an offset is in.
    #[must_use]
    pub fn key_at(&self, offset: usize) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key_range.start <= offset && offset <= entry.key_range.end)
    }
}

/// What a path leads to in a record's description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Described<'t> {
    /// A table with fields.
    Table(&'t Table),
    /// A table keyed by language.
    ByLanguage(&'t Shape),
    /// A table of names and words.
    Map(&'t [&'static str], &'t [&'static str]),
}

/// Follows a path from the top of a file.
#[must_use]
pub fn follow<'t>(table: &'t Table, path: &[String]) -> Option<Described<'t>> {
    path.iter().try_fold(Described::Table(table), |at, word| {
        let shape = match at {
            Described::Table(table) => &table.key(word)?.shape,
            Described::ByLanguage(inner) => inner,
            Described::Map(..) => return None,
        };
        inside(shape)
    })
}

fn inside(shape: &Shape) -> Option<Described<'_>> {
    match shape {
        Shape::Table(table) => Some(Described::Table(table)),
        Shape::ByLanguage(inner) => Some(Described::ByLanguage(inner)),
        Shape::Map(names, words) => Some(Described::Map(names, words)),
        Shape::List(inner) => inside(inner),
        Shape::Either(one, other) => inside(one).or_else(|| inside(other)),
        _ => None,
    }
}

/// The key's own description, and what its value may be, lists opened.
#[must_use]
pub fn described<'t>(table: &'t Table, entry: &Entry) -> Option<(Option<&'t Key>, &'t Shape)> {
    match follow(table, &entry.path)? {
        Described::Table(table) => table.key(&entry.key).map(|key| (Some(key), &key.shape)),
        Described::ByLanguage(inner) => Some((None, inner)),
        Described::Map(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::FileKind;

    /// The text with `|` where the cursor is.
    fn spot(text: &str) -> String {
        let offset = text.find('|').unwrap_or_default();
        let text = text.replacen('|', "", 1);
        match outline(&text).spot(offset) {
            Spot::Key(_, path) => format!("key in /{}", path.join("/")),
            Spot::Value(entry) => {
                format!("value of /{}", [entry.path.clone(), vec![entry.key.clone()]].concat().join("/"))
            }
        }
    }

    #[test]
    fn the_place_of_a_cursor_is_known_in_half_typed_text() {
        for (text, expected) in [
            ("ki|", "key in /"),
            ("|", "key in /"),
            ("kind = |", "value of /kind"),
            ("kind = \"pl|", "value of /kind"),
            ("kind = \"place\"\n|", "key in /"),
            ("kind = \"place\"|\n", "value of /kind"),
            ("topics = [\"a\", \"b|\ntitle = 1\n", "value of /topics"),
            ("topics = [\"a\", |\ntitle = 1\n", "value of /topics"),
            ("topics = [\"a\",\n  \"|\"\n]\ntitle = 1\n", "value of /topics"),
            ("topics = [\"a\", \ntitle = |\n", "value of /title"),
            ("name = { ar = \"قاعدة\", | }", "key in /name"),
            ("name = { ar = \"قا|عدة\" }", "value of /name/ar"),
            ("name = { |", "key in /name"),
            ("name = { ar = \"x\" }\n|", "key in /"),
            ("[[claim]]\nid = \"a\"\n|", "key in /claim"),
            ("[[claim]]\nid = \"a\"\n[[claim]]\nspeaker = \"|", "value of /claim/speaker"),
            ("[[claim]]\nspeaker = { unnamed = { ar = \"|", "value of /claim/speaker/unnamed/ar"),
            ("topics = [\n[date]\nval|", "key in /date"),
            ("roles = [{ source = \"a\", | }]", "key in /roles"),
            ("roles = [{ source = \"a\" }, { source = \"|\" }]", "value of /roles/source"),
            ("date.why.ar = \"|\"", "value of /date/why/ar"),
            ("# kind = |\n", "key in /"),
        ] {
            assert_eq!(spot(text), expected, "{text}");
        }
    }

    #[test]
    fn a_path_leads_through_lists_languages_and_alternatives() {
        let claims = FileKind::Claims.table();
        let path = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert!(matches!(follow(&claims, &path(&["claim"])), Some(Described::Table(_))));
        assert!(matches!(follow(&claims, &path(&["claim", "speaker", "unnamed"])), Some(Described::ByLanguage(_))));
        assert!(follow(&claims, &path(&["claim", "nothing"])).is_none());
        let entity = FileKind::Entity.table();
        assert!(matches!(follow(&entity, &path(&["aliases", "ar"])), Some(Described::Table(_))));
    }
}

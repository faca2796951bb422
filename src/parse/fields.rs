//! Reads a TOML table field by field and collects every fault, instead of stopping at the first as `serde` would.
//!
//! The one door to `toml`. A record's reader asks for each key it knows; whatever was not asked for is an unknown key,
//! and the keys that were asked for are the allowed ones that the message names. The same questions, asked with nothing
//! to read, describe the record ([`describe`]); so a reader asks for all its keys before it gives up on any.

use super::address::{AddressKinds, check_address};
use super::characters::check_characters;
use super::id::{RecordId, RecordKind};
use super::language::{Language, PerLanguage, Texts};
use super::limits::Limits;
use super::shape::{Citable, Key, Shape, Table};
use super::written::{IdSyntax, Written, WrittenId, WrittenTable};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Place, Spanned, nearest};
use crate::language::{Edtf, EdtfError};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What every reader of a file needs: where it is, the languages there are, and where faults go.
pub struct Context<'a> {
    /// The file.
    pub file: FileId,
    /// The whole file's text.
    pub text: &'a str,
    /// The dossier's languages.
    pub languages: &'a [Language],
    /// How much of everything may be.
    pub limits: Limits,
    /// Where faults go.
    pub faults: &'a RefCell<Diagnostics>,
    /// Where the ids and keys that are written go, if anybody asks.
    pub written: Option<&'a RefCell<Written>>,
}

impl Context<'_> {
    /// Reports one fault.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.faults.borrow_mut().push(diagnostic);
    }

    /// Notes an id that is written here; what can be none is left out.
    pub fn note_id(&self, syntax: IdSyntax, id: &str, place: Place) {
        if let (Some(written), Ok(id)) = (self.written, RecordId::new(id)) {
            written.borrow_mut().ids.push(WrittenId { place, syntax, id });
        }
    }

    /// The place of `range` in this file.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.file, range)
    }
}

/// Parses `range` of the file as TOML and reads it with `read`; syntax faults are reported, and what could be
/// understood in spite of them is still read, so that one slip does not hide the others.
pub fn read_table<T>(context: &Context<'_>, range: Range<usize>, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
    let text = context.text.get(range.clone()).unwrap_or_default();
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let place = context.place(range.start + span.start..range.start + span.end);
        context.report(Diagnostic::error("toml-syntax", place, error.message().to_lowercase()));
    }
    let whole = context.place(range.start..range.start);
    let mut fields = Fields::new(context, table.get_ref(), range.start, whole);
    // After a syntax fault a key may be missing only because its line was not understood.
    fields.complete = errors.is_empty();
    let value = read(&mut fields);
    fields.finish();
    value
}

/// What `read` asks for, told by itself: it is run over an empty table that takes notes.
pub fn describe<T>(read: impl FnOnce(&mut Fields<'_>) -> T) -> Table {
    let sink = RefCell::new(Diagnostics::new());
    let place = Place::start_of(FileId::default());
    let context =
        Context { file: place.file, text: "", languages: &[], limits: Limits::default(), faults: &sink, written: None };
    let nothing = DeTable::new();
    let mut fields = Fields::new(&context, &nothing, 0, place);
    fields.described = Some(Table::default());
    let _ = read(&mut fields);
    fields.described.unwrap_or_default()
}

/// One table being read, or described.
pub struct Fields<'a> {
    context: &'a Context<'a>,
    table: &'a DeTable<'a>,
    base: usize,
    place: Place,
    asked: Vec<&'static str>,
    complete: bool,
    about: &'static str,
    described: Option<Table>,
}

type Value<'a> = toml::Spanned<DeValue<'a>>;

impl<'a> Fields<'a> {
    fn new(context: &'a Context<'a>, table: &'a DeTable<'a>, base: usize, place: Place) -> Self {
        Self { context, table, base, place, asked: Vec::new(), complete: true, about: "", described: None }
    }

    /// What the next key is about, in sentences for those who write it.
    pub fn says(&mut self, about: &'static str) -> &mut Self {
        self.about = about;
        self
    }

    /// Where the table stands; for a file's top level, its first byte.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The file's context.
    #[must_use]
    pub fn context(&self) -> &'a Context<'a> {
        self.context
    }

    /// A string.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.get(key, || Shape::Text)?;
        self.as_text(key, value)
    }

    /// A string that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.required(key, || Shape::Text)
    }

    fn required(&mut self, key: &'static str, shape: impl FnOnce() -> Shape) -> Option<Spanned<String>> {
        let text = self.get(key, shape).and_then(|value| self.as_text(key, value));
        let text = self.require(key, text)?;
        self.not_blank(key, text)
    }

    /// A text that must be there is more than white space: a page without a name cannot be listed or linked.
    fn not_blank(&self, key: &str, text: Spanned<String>) -> Option<Spanned<String>> {
        if text.value.trim().is_empty() {
            let message = format!("the key `{key}` is empty");
            self.context.report(Diagnostic::error("missing-key", text.place, message).hint("write its text"));
            return None;
        }
        Some(text)
    }

    /// True or false; left out is false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.maybe_flag(key).unwrap_or_default()
    }

    /// True, false, or left out.
    pub fn maybe_flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key, || Shape::Flag)?;
        value.get_ref().as_bool().or_else(|| self.wrong(key, value, "true or false"))
    }

    /// A whole number from 0.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        let value = self.get(key, || Shape::Number)?;
        self.as_number(key, value)
    }

    /// The number of a paragraph.
    pub fn paragraph(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        let value = self.get(key, || Shape::Paragraph)?;
        self.as_number(key, value)
    }

    /// `paragraph = 4` or `paragraphs = [4, 6]`: both spellings of a list of paragraphs.
    pub fn paragraphs(&mut self) -> Vec<Spanned<u32>> {
        let single = self.says("The paragraph of the source, counted from 1.").paragraph("paragraph");
        let about = "The paragraphs of the source, where it is more than one: [4, 6].";
        let several = self.says(about).list("paragraphs", || Shape::Paragraph, Self::as_number);
        single.into_iter().chain(several).collect()
    }

    /// The like, one at least.
    pub fn required_paragraphs(&mut self) -> Vec<Spanned<u32>> {
        let found = self.paragraphs();
        if let Some(table) = &mut self.described {
            table.either.push(("paragraph", "paragraphs"));
        } else if found.is_empty() && !self.has("paragraphs") {
            self.require::<()>("paragraph", None);
        }
        found
    }

    /// A decimal number.
    pub fn decimals(&mut self, key: &'static str) -> Vec<Spanned<f64>> {
        self.list(
            key,
            || Shape::Decimal,
            |fields, key, value| {
                let text = match value.get_ref() {
                    DeValue::Float(float) => Some(float.as_str().to_owned()),
                    DeValue::Integer(integer) => Some(integer.as_str().to_owned()),
                    _ => None,
                };
                let number = text.and_then(|text| text.replace('_', "").parse().ok());
                number.map(|n| Spanned::new(n, fields.at(value))).or_else(|| fields.wrong(key, value, "a number"))
            },
        )
    }

    /// A list of strings.
    pub fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, || Shape::Text, Self::as_text)
    }

    /// An address outside the site.
    pub fn address(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.get(key, || Shape::Address)?;
        let text = self.as_text(key, value)?;
        self.as_address(text)
    }

    /// A list of addresses outside the site.
    pub fn addresses(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let texts = self.list(key, || Shape::Address, Self::as_text);
        texts.into_iter().filter_map(|text| self.as_address(text)).collect()
    }

    fn as_address(&self, text: Spanned<String>) -> Option<Spanned<String>> {
        match check_address(&text, AddressKinds::Web) {
            Ok(()) => Some(text),
            Err(fault) => {
                let diagnostic = Diagnostic::error(fault.rule, text.place, fault.message);
                self.context.report(diagnostic.hint(fault.hint));
                None
            }
        }
    }

    /// The id that this table gives a record.
    pub fn own_id(&mut self, key: &'static str) -> Option<Spanned<RecordId>> {
        let text = self.required(key, || Shape::OwnId)?;
        self.read_id(&text, IdSyntax::Own)
    }

    /// A reference to a record of one of these kinds; none is any.
    pub fn id(&mut self, key: &'static str, kinds: &'static [RecordKind]) -> Option<Spanned<RecordId>> {
        let value = self.get(key, || Shape::Id(kinds))?;
        let text = self.as_text(key, value)?;
        self.as_id(&text)
    }

    /// A list of references to records of these kinds; none is any.
    pub fn ids(&mut self, key: &'static str, kinds: &'static [RecordKind]) -> Vec<Spanned<RecordId>> {
        let texts = self.list(key, || Shape::Id(kinds), Self::as_text);
        texts.iter().filter_map(|text| self.as_id(text)).collect()
    }

    /// A list of citations, as they were written.
    pub fn cites(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, || Shape::Cite(Citable::Source), Self::as_text)
    }

    /// A record, or a passage of a source, that must be named; as it was written.
    pub fn required_cite(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.required(key, || Shape::Cite(Citable::Noted))
    }

    /// One of some words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let value = self.get(key, || shape_of_words(words))?;
        let text = self.as_text(key, value)?;
        self.as_choice(key, &text, words)
    }

    /// One of some words that must be there.
    pub fn required_choice<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let text = self.required(key, || shape_of_words(words))?;
        self.as_choice(key, &text, words)
    }

    /// An EDTF date.
    pub fn edtf(&mut self, key: &'static str) -> Option<Spanned<Edtf>> {
        let value = self.get(key, || Shape::Edtf)?;
        // TOML's own dates may be written without quotes.
        let text = match value.get_ref() {
            DeValue::Datetime(date) => Spanned::new(date.to_string(), self.at(value)),
            _ => self.as_text(key, value)?,
        };
        if runs_backwards(&text) {
            let message = format!("`{}` ends before it begins", text.value);
            self.context
                .report(Diagnostic::error("end-before-start", text.place, message).hint("the earlier date first"));
            return None;
        }
        match text.value.parse() {
            Ok(date) => Some(Spanned::new(date, text.place)),
            Err(error) => {
                let error: EdtfError = error;
                self.context.report(Diagnostic::error("invalid-date", text.place, error.to_string()));
                None
            }
        }
    }

    /// A calendar day, `2026-11-23`.
    pub fn day(&mut self, key: &'static str) -> Option<Spanned<NaiveDate>> {
        let value = self.get(key, || Shape::Day)?;
        let text = match value.get_ref() {
            DeValue::Datetime(date) => Spanned::new(date.to_string(), self.at(value)),
            _ => self.as_text(key, value)?,
        };
        if let Ok(day) = NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
            return Some(Spanned::new(day, text.place));
        }
        let message = format!("`{}` is not a calendar day", text.value);
        self.context.report(Diagnostic::error("invalid-date", text.place, message).hint("write it as 2026-11-23"));
        None
    }

    /// A text in several languages: a table keyed by language tag.
    pub fn texts(&mut self, key: &'static str) -> Texts {
        let value = self.get(key, || Shape::ByLanguage(Box::new(Shape::Text)));
        value.map_or_else(|| Texts::none(self.context.languages), |value| self.as_texts(key, value))
    }

    /// A text in several languages that must be there in one at least.
    pub fn required_texts(&mut self, key: &'static str) -> Texts {
        let texts = self.texts(key);
        if texts.is_none() && !self.has(key) {
            self.require::<()>(key, None);
        }
        texts.map(|_, text| text.and_then(|text| self.not_blank(key, text)))
    }

    /// Lists keyed by language tag; each item is a string, or a table that `read` reads.
    pub fn lists_by_language<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'a>) -> T,
    ) -> PerLanguage<Vec<TextOrTable<T>>> {
        let mut lists = PerLanguage::from_fn(self.context.languages, |_| Vec::new());
        if self.described.is_some() {
            let item = Shape::Either(Box::new(Shape::Text), Box::new(self.shape_of(read)));
            self.get(key, || Shape::ByLanguage(Box::new(Shape::List(Box::new(item)))));
            return lists;
        }
        let value = self.get(key, || Shape::Text);
        for (no, value) in value.map_or_else(Vec::new, |value| self.keyed_by_language(key, value)) {
            let items = self.items(key, value).iter();
            let read: Vec<_> = items.filter_map(|item| self.as_text_or_table(key, item, &mut read)).collect();
            if let Some(list) = lists.get_mut(no) {
                *list = read;
            }
        }
        lists
    }

    /// A table, read by `read`.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'a>) -> T) -> Option<T> {
        if self.described.is_some() {
            let shape = self.shape_of(read);
            self.get(key, || shape);
            return None;
        }
        let value = self.get(key, || Shape::Text)?;
        self.as_table(key, value, read)
    }

    /// A list of tables, each read by `read`.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'a>) -> T) -> Vec<T> {
        if self.described.is_some() {
            let shape = self.shape_of(read);
            self.get(key, || Shape::List(Box::new(shape)));
            return Vec::new();
        }
        self.list(key, || Shape::Text, |fields, key, value| fields.as_table(key, value, &mut read))
    }

    /// A table's description, by the reader that would read it.
    fn shape_of<T>(&self, read: impl FnOnce(&mut Fields<'a>) -> T) -> Shape {
        let mut inner = Fields::new(self.context, self.table, self.base, self.place);
        inner.described = Some(Table::default());
        let _ = read(&mut inner);
        Shape::Table(inner.described.unwrap_or_default())
    }

    /// Every key and value of a table whose keys are some names and whose values are some words: levels of checks.
    pub fn pairs(
        &mut self,
        key: &'static str,
        names: impl Iterator<Item = &'static str>,
        words: &[&'static str],
    ) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(value) = self.get(key, || Shape::Map(names.collect(), words.to_vec())) else {
            return Vec::new();
        };
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong(key, value, "a table").unwrap_or_default();
        };
        let pair = |(name, value): (&toml::Spanned<toml::de::DeString<'a>>, &'a Value<'a>)| {
            let name_place = self.span(name.span());
            let text = self.as_text(key, value)?;
            Some((Spanned::new(name.get_ref().to_string(), name_place), text))
        };
        table.iter().filter_map(pair).collect()
    }

    /// What `key` holds if it is either an id or a table: `speaker = "id"` or `speaker = { unnamed = … }`.
    pub fn id_or_table<T>(
        &mut self,
        key: &'static str,
        kinds: &'static [RecordKind],
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<TextOrTable<T>> {
        if self.described.is_some() {
            let table = self.shape_of(read);
            self.get(key, || Shape::Either(Box::new(Shape::Id(kinds)), Box::new(table)));
            return None;
        }
        let value = self.get(key, || Shape::Text)?;
        self.as_text_or_table(key, value, read)
    }

    fn as_text_or_table<T>(
        &self,
        key: &'static str,
        value: &'a Value<'a>,
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<TextOrTable<T>> {
        if value.get_ref().is_str() {
            self.as_text(key, value).map(TextOrTable::Text)
        } else {
            self.as_table(key, value, read).map(TextOrTable::Table)
        }
    }

    /// Turns a text into an id, reporting one that is none.
    pub fn as_id(&self, text: &Spanned<String>) -> Option<Spanned<RecordId>> {
        self.read_id(text, IdSyntax::Value)
    }

    fn read_id(&self, text: &Spanned<String>, syntax: IdSyntax) -> Option<Spanned<RecordId>> {
        self.context.note_id(syntax, text, text.place);
        match RecordId::new(text) {
            Ok(id) => Some(Spanned::new(id, text.place)),
            Err(message) => {
                let hint = RecordId::suggestion(text).map(|id| format!("write `{id}`"));
                self.context.report(Diagnostic::error("invalid-id", text.place, message).maybe_hint(hint));
                None
            }
        }
    }

    /// Reports that `key` is missing unless there is a value, and hands the value on.
    pub fn require<T>(&mut self, key: &str, value: Option<T>) -> Option<T> {
        self.expect(key);
        if value.is_none() && self.complete && !self.has(key) {
            let message = format!("the key `{key}` is missing");
            self.context.report(Diagnostic::error("missing-key", self.place, message));
        }
        value
    }

    /// Notes that `key` must be there; who reports that it is missing is another matter.
    pub fn expect(&mut self, key: &str) {
        if let Some(table) = &mut self.described {
            table.keys.iter_mut().filter(|known| known.name == key).for_each(|known| known.required = true);
        }
    }

    /// Whether the table has `key`, whatever it holds.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.keys().any(|k| k.get_ref() == key)
    }

    fn finish(self) {
        // After a syntax fault a key may be unknown only because the line before was not understood.
        if !self.complete {
            return;
        }
        self.note_keys();
        for key in self.table.keys().filter(|k| !self.asked.contains(&k.get_ref().as_ref())) {
            let name = key.get_ref();
            let hint = nearest(name, self.asked.iter().copied()).map_or_else(
                || format!("allowed here: {}", self.asked.join(", ")),
                |near| format!("did you mean `{near}`? Allowed here: {}", self.asked.join(", ")),
            );
            let place = self.span(key.span());
            let message = format!("the key `{name}` is not known here");
            self.context.report(Diagnostic::error("unknown-key", place, message).hint(hint));
        }
    }

    /// Notes where the keys stand, if every one of them is known.
    fn note_keys(&self) {
        let Some(written) = self.context.written else { return };
        let entry = |name: &&str| self.table.iter().find(|(key, _)| key.get_ref() == name);
        let known = self.asked.iter().filter_map(entry);
        let keys: Vec<_> = known.map(|(key, value)| (self.span(key.span()), self.at(value))).collect();
        if keys.len() == self.table.len() {
            written.borrow_mut().tables.push(WrittenTable { keys });
        }
    }

    fn get(&mut self, key: &'static str, shape: impl FnOnce() -> Shape) -> Option<&'a Value<'a>> {
        let about = std::mem::take(&mut self.about);
        if let Some(table) = &mut self.described {
            table.keys.push(Key { name: key, about, shape: shape(), required: false });
            return None;
        }
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.iter().find(|(k, _)| k.get_ref() == key).map(|(_, value)| value)
    }

    fn span(&self, span: Range<usize>) -> Place {
        self.context.place(self.base + span.start..self.base + span.end)
    }

    fn at(&self, value: &Value<'_>) -> Place {
        self.span(value.span())
    }

    fn wrong<T>(&self, key: &str, value: &Value<'_>, wanted: &str) -> Option<T> {
        let message = format!("`{key}` wants {wanted}, not {}", described(value.get_ref()));
        self.context.report(Diagnostic::error("wrong-type", self.at(value), message));
        None
    }

    fn as_text(&self, key: &str, value: &Value<'_>) -> Option<Spanned<String>> {
        match value.get_ref().as_str() {
            Some(text) => {
                let place = self.at(value);
                check_characters(self.context, text, place);
                Some(Spanned::new(self.within_limit(text, place), place))
            }
            None => self.wrong(key, value, "a text in quotation marks"),
        }
    }

    /// The text, or as much of it as may be; whoever compares texts may take the square of their length.
    fn within_limit(&self, text: &str, place: Place) -> String {
        let limit = self.context.limits.text;
        match text.char_indices().nth(limit.most) {
            Some((end, _)) => {
                self.context.report(limit.fault("this text", place));
                text[..end].to_owned()
            }
            None => text.to_owned(),
        }
    }

    fn as_number(&self, key: &str, value: &Value<'_>) -> Option<Spanned<u32>> {
        let number = value.get_ref().as_integer().and_then(|n| n.as_str().parse().ok());
        match number {
            Some(number) => Some(Spanned::new(number, self.at(value))),
            None => self.wrong(key, value, "a whole number from 0"),
        }
    }

    fn as_choice<T: Copy>(&self, key: &str, text: &Spanned<String>, words: &[(&'static str, T)]) -> Option<Spanned<T>> {
        if let Some((_, choice)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Spanned::new(*choice, text.place));
        }
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let near = nearest(text, allowed.iter().copied());
        let message = format!("`{}` is none of the words that `{key}` may be", text.value);
        let hint =
            near.map_or_else(String::new, |near| format!("did you mean `{near}`? ")) + "one of: " + &allowed.join(", ");
        self.context.report(Diagnostic::error("unknown-word", text.place, message).hint(hint));
        None
    }

    fn as_table<T>(&self, key: &str, value: &'a Value<'a>, read: impl FnOnce(&mut Fields<'a>) -> T) -> Option<T> {
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong(key, value, "a table");
        };
        let mut fields = Fields::new(self.context, table, self.base, self.at(value));
        fields.complete = self.complete;
        let read = read(&mut fields);
        fields.finish();
        Some(read)
    }

    fn as_texts(&self, key: &'static str, value: &'a Value<'a>) -> Texts {
        let mut texts = Texts::none(self.context.languages);
        for (no, value) in self.keyed_by_language(key, value) {
            let text = self.as_text(key, value);
            if let Some(slot) = texts.get_mut(no) {
                *slot = text;
            }
        }
        texts
    }

    fn keyed_by_language(&self, key: &str, value: &'a Value<'a>) -> Vec<(super::LanguageNo, &'a Value<'a>)> {
        let Some(table) = value.get_ref().as_table() else {
            let wanted = format!("a table keyed by language: {{ {} }}", self.example());
            return self.wrong(key, value, &wanted).unwrap_or_default();
        };
        let languages = self.context.languages;
        let mut found = Vec::new();
        for (tag, value) in table {
            match languages.iter().find(|l| l.tag.as_str() == tag.get_ref().as_ref()) {
                Some(language) => found.push((language.no, value)),
                None => self.unknown_language(tag.get_ref(), self.span(tag.span())),
            }
        }
        found
    }

    fn unknown_language(&self, tag: &str, place: Place) {
        if !self.complete {
            return;
        }
        let tags: Vec<&str> = self.context.languages.iter().map(|l| l.tag.as_str()).collect();
        let message = format!("`{tag}` is not a language of this dossier");
        let hint = format!("site.toml lists: {}", tags.join(", "));
        self.context.report(Diagnostic::error("unknown-language", place, message).hint(hint));
    }

    fn example(&self) -> String {
        let tags = self.context.languages.iter().map(|l| format!("{} = \"…\"", l.tag.as_str()));
        tags.collect::<Vec<_>>().join(", ")
    }

    fn items(&self, key: &str, value: &'a Value<'a>) -> &'a [Value<'a>] {
        match value.get_ref().as_array() {
            Some(array) => array.as_ref(),
            None => self.wrong(key, value, "a list").unwrap_or(&[]),
        }
    }

    fn list<T>(
        &mut self,
        key: &'static str,
        item: impl FnOnce() -> Shape,
        mut read: impl FnMut(&Self, &'static str, &'a Value<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(key, || Shape::List(Box::new(item()))) else {
            return Vec::new();
        };
        let items = self.items(key, value);
        items.iter().filter_map(|item| read(self, key, item)).collect()
    }
}

/// A string, or a table as it was read.
pub enum TextOrTable<T> {
    /// A string.
    Text(Spanned<String>),
    /// A table, as read.
    Table(T),
}

fn shape_of_words<T>(words: &[(&'static str, T)]) -> Shape {
    Shape::Choice(words.iter().map(|(word, _)| *word).collect())
}

/// `2017-08/2017-05`, `[2017-08..2017-05]`.
fn runs_backwards(date: &str) -> bool {
    let inner = date.trim_matches(|c| matches!(c, '[' | ']' | '{' | '}'));
    let Some((from, to)) = inner.split_once('/').or_else(|| inner.split_once("..")) else {
        return false;
    };
    match (from.parse::<Edtf>(), to.parse::<Edtf>()) {
        (Ok(from), Ok(to)) => from.bounds().0.zip(to.bounds().1).is_some_and(|(first, last)| last < first),
        _ => false,
    }
}

fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

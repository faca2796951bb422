//! Reads a TOML table field by field and collects every fault, instead of stopping at the first as `serde` would.
//!
//! The one door to `toml`. A record's reader asks for each key it knows; whatever was not asked for is an unknown key,
//! and the keys that were asked for are the allowed ones that the message names.

use super::address::{AddressKinds, check_address};
use super::characters::check_characters;
use super::id::RecordId;
use super::language::{Language, PerLanguage, Texts};
use super::limits::Limits;
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
}

impl Context<'_> {
    /// Reports one fault.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.faults.borrow_mut().push(diagnostic);
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

/// One table being read.
pub struct Fields<'a> {
    context: &'a Context<'a>,
    table: &'a DeTable<'a>,
    base: usize,
    place: Place,
    asked: Vec<&'static str>,
    complete: bool,
}

type Value<'a> = toml::Spanned<DeValue<'a>>;

impl<'a> Fields<'a> {
    fn new(context: &'a Context<'a>, table: &'a DeTable<'a>, base: usize, place: Place) -> Self {
        Self { context, table, base, place, asked: Vec::new(), complete: true }
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
        let value = self.get(key)?;
        self.as_text(key, value)
    }

    /// A string that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(key);
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
        let Some(value) = self.get(key) else {
            return false;
        };
        value.get_ref().as_bool().or_else(|| self.wrong(key, value, "true or false")).unwrap_or_default()
    }

    /// A whole number from 0.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        let value = self.get(key)?;
        self.as_number(key, value)
    }

    /// `key = 4` or `keys = [4, 6]`: both spellings of a list of numbers.
    pub fn numbers(&mut self, one: &'static str, many: &'static str) -> Vec<Spanned<u32>> {
        let single = self.number(one);
        let several = self.list(many, Self::as_number);
        single.into_iter().chain(several).collect()
    }

    /// A decimal number.
    pub fn decimals(&mut self, key: &'static str) -> Vec<Spanned<f64>> {
        self.list(key, |fields, key, value| {
            let text = match value.get_ref() {
                DeValue::Float(float) => Some(float.as_str().to_owned()),
                DeValue::Integer(integer) => Some(integer.as_str().to_owned()),
                _ => None,
            };
            let number = text.and_then(|text| text.replace('_', "").parse().ok());
            number.map(|n| Spanned::new(n, fields.at(value))).or_else(|| fields.wrong(key, value, "a number"))
        })
    }

    /// A list of strings.
    pub fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, Self::as_text)
    }

    /// An address outside the site.
    pub fn address(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(key)?;
        self.as_address(text)
    }

    /// A list of addresses outside the site.
    pub fn addresses(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let texts = self.strings(key);
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

    /// A reference to a record.
    pub fn id(&mut self, key: &'static str) -> Option<Spanned<RecordId>> {
        let text = self.text(key)?;
        self.as_id(&text)
    }

    /// A list of references to records.
    pub fn ids(&mut self, key: &'static str) -> Vec<Spanned<RecordId>> {
        let texts = self.strings(key);
        texts.iter().filter_map(|text| self.as_id(text)).collect()
    }

    /// One of some words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        self.as_choice(key, &text, words)
    }

    /// One of some words that must be there.
    pub fn required_choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<Spanned<T>> {
        let text = self.required_text(key)?;
        self.as_choice(key, &text, words)
    }

    /// An EDTF date.
    pub fn edtf(&mut self, key: &'static str) -> Option<Spanned<Edtf>> {
        let value = self.get(key)?;
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
        let value = self.get(key)?;
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
        self.get(key).map_or_else(|| Texts::none(self.context.languages), |value| self.as_texts(key, value))
    }

    /// A text in several languages that must be there in one at least.
    pub fn required_texts(&mut self, key: &'static str) -> Texts {
        let texts = self.texts(key);
        if texts.is_none() && !self.has(key) {
            self.require::<()>(key, None);
        }
        texts.map(|_, text| text.and_then(|text| self.not_blank(key, text)))
    }

    /// Lists of values keyed by language tag, each read by `read`.
    pub fn lists_by_language<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Alternative<'_, 'a>) -> Option<T>,
    ) -> PerLanguage<Vec<T>> {
        let mut lists = PerLanguage::from_fn(self.context.languages, |_| Vec::new());
        for (no, value) in self.by_language(key) {
            let items = self.items(key, value).iter();
            let read = items.filter_map(|item| read(&mut Alternative { fields: self, key, value: item }));
            let read: Vec<T> = read.collect();
            if let Some(list) = lists.get_mut(no) {
                *list = read;
            }
        }
        lists
    }

    /// A table, read by `read`.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'a>) -> T) -> Option<T> {
        let value = self.get(key)?;
        self.as_table(key, value, read)
    }

    /// A list of tables, each read by `read`.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'a>) -> T) -> Vec<T> {
        self.list(key, |fields, key, value| fields.as_table(key, value, &mut read))
    }

    /// Every key and value of a table whose keys are the author's own: levels of checks.
    pub fn pairs(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(value) = self.get(key) else {
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

    /// What `key` holds if it is either a string or a table: `speaker = "id"` or `speaker = { unnamed = … }`.
    pub fn text_or_table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<TextOrTable<T>> {
        let value = self.get(key)?;
        if value.get_ref().is_str() {
            self.as_text(key, value).map(TextOrTable::Text)
        } else {
            self.as_table(key, value, read).map(TextOrTable::Table)
        }
    }

    /// Turns a text into an id, reporting one that is none.
    pub fn as_id(&self, text: &Spanned<String>) -> Option<Spanned<RecordId>> {
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
    pub fn require<T>(&self, key: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.complete && !self.has(key) {
            let message = format!("the key `{key}` is missing");
            self.context.report(Diagnostic::error("missing-key", self.place, message));
        }
        value
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

    fn get(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
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

    fn as_choice<T: Copy>(&self, key: &str, text: &Spanned<String>, words: &[(&str, T)]) -> Option<Spanned<T>> {
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

    fn by_language(&mut self, key: &'static str) -> Vec<(super::LanguageNo, &'a Value<'a>)> {
        self.get(key).map_or_else(Vec::new, |value| self.keyed_by_language(key, value))
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
        mut read: impl FnMut(&Self, &'static str, &'a Value<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let items = self.items(key, value);
        items.iter().filter_map(|item| read(self, key, item)).collect()
    }
}

/// What [`Fields::text_or_table`] found.
pub enum TextOrTable<T> {
    /// A string.
    Text(Spanned<String>),
    /// A table, as read.
    Table(T),
}

/// One item of a list that may be a plain string or a table.
pub struct Alternative<'f, 'a> {
    fields: &'f Fields<'a>,
    key: &'static str,
    value: &'a Value<'a>,
}

impl<'a> Alternative<'_, 'a> {
    /// Reads it as the one or the other.
    pub fn text_or_table<T>(&self, read: impl FnOnce(&mut Fields<'a>) -> T) -> Option<TextOrTable<T>> {
        if self.value.get_ref().is_str() {
            self.fields.as_text(self.key, self.value).map(TextOrTable::Text)
        } else {
            self.fields.as_table(self.key, self.value, read).map(TextOrTable::Table)
        }
    }
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

//! A theme's words as they stand in their file, for checking. The one door to `fluent-syntax`.
//!
//! [`super::strings`] says the words; this reads which there are, where, and by which forms they choose.

use crate::diagnostic::Unplaced;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use std::ops::Range;

/// One message of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its key.
    pub key: &'t str,
    /// Where the key stands.
    pub range: Range<usize>,
    /// What it chooses between, one list of names for each choice in it.
    pub choices: Vec<Vec<&'t str>>,
}

/// The messages of a file, and what could not be read as one.
#[must_use]
pub fn read<'t>(path: &str, text: &'t str) -> (Vec<Word<'t>>, Vec<Unplaced>) {
    let (resource, faults) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let fault = |error: &parser::ParserError| {
        let range = error.slice.clone().map_or(error.pos.clone(), |slice| error.pos.start..slice.end);
        Unplaced::new("string-syntax", path, error.kind.to_string()).at(range)
    };
    let word = |entry: &Entry<&'t str>| match entry {
        Entry::Message(message) => Some(word(text, message)),
        _ => None,
    };
    (resource.body.iter().filter_map(word).collect(), faults.iter().map(fault).collect())
}

fn word<'t>(text: &'t str, message: &Message<&'t str>) -> Word<'t> {
    let key = message.id.name;
    // The key is a slice of the text: its distance from the start is its offset.
    let start = (key.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let mut choices = Vec::new();
    if let Some(pattern) = &message.value {
        collect(pattern, &mut choices);
    }
    Word { key, range: start..start + key.len(), choices }
}

fn collect<'t>(pattern: &Pattern<&'t str>, choices: &mut Vec<Vec<&'t str>>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        collect_from(expression, choices);
    }
}

fn collect_from<'t>(expression: &Expression<&'t str>, choices: &mut Vec<Vec<&'t str>>) {
    match expression {
        Expression::Select { variants, .. } => {
            let names = variants.iter().map(|variant| match &variant.key {
                VariantKey::Identifier { name } => *name,
                VariantKey::NumberLiteral { value } => *value,
            });
            choices.push(names.collect());
            variants.iter().for_each(|variant| collect(&variant.value, choices));
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => collect_from(expression, choices),
        Expression::Inline(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_places_and_choices() {
        let text = "# منى\nأ = x\nn = { $n ->\n    [one] { $n } x\n   *[other] y\n}\nplain = z\n";
        let (words, faults) = read("a.ftl", text);
        let keys: Vec<&str> = words.iter().map(|word| word.key).collect();
        assert_eq!(keys, ["n", "plain"]);
        assert_eq!(words[0].choices, vec![vec!["one", "other"]]);
        assert!(words.iter().all(|word| text.get(word.range.clone()) == Some(word.key)));
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}

//! BibTeX with biblatex's `date`: old styles read `year`, new ones `date`.

use super::{Issued, Reference, issued};
use crate::language::{Point, Precision};
use chrono::Datelike;

/// One entry, with a line end after it.
pub fn entry(reference: &Reference<'_>) -> String {
    let mut out = format!("@article{{{},\n", reference.key);
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    field("title", Some(braced(&reference.title)));
    // Within its own braces a byline is one name, and no `and` in it parts it.
    field("author", reference.byline.as_deref().map(braced));
    field("journal", reference.publisher.as_deref().map(escaped));
    let issued = reference.date.map(issued);
    field("date", issued.as_ref().map(date));
    field("year", issued.as_ref().map(|issued| issued.from.day.year().to_string()));
    field("language", reference.language.map(str::to_owned));
    field("url", reference.address.map(address));
    field("note", Some(format!("{}: {}", escaped(&reference.dossier), address(&reference.page))));
    out.push_str("}\n");
    out
}

/// Biblatex knows `2015-12-07/2015-12-10` and `2018-03~`.
fn date(issued: &Issued) -> String {
    let mark = if issued.about { "~" } else { "" };
    let from = format!("{}{mark}", point(&issued.from));
    issued.to.map_or_else(|| from.clone(), |to| format!("{from}/{}{mark}", point(&to)))
}

fn point(point: &Point) -> String {
    let day = point.day;
    match point.precision {
        Precision::Year => format!("{:04}", day.year()),
        Precision::Month => format!("{:04}-{:02}", day.year(), day.month()),
        Precision::Day => day.to_string(),
    }
}

/// Within a second pair of braces styles leave capitals as they are.
fn braced(text: &str) -> String {
    format!("{{{}}}", escaped(text))
}

/// Braces in an address would end the field.
fn address(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// What LaTeX would take for a command.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_a_command() {
        assert_eq!(escaped("50% of {a}_b & \\c"), "50\\% of \\{a\\}\\_b \\& \\textbackslash{}c");
        assert_eq!(address("https://a.example/{x}"), "https://a.example/%7Bx%7D");
    }
}

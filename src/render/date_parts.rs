//! The days, months and years within a date in words, so that each can stand in a `<time>` of its own.
//!
//! A date's words come from the theme, which may turn its parts round («from … to …»). Each part goes into the message
//! between two marks from Unicode's private use area, which no message and no formatted date holds, and is found by them.

use super::html::escape_into;
use crate::language::DatePart;

/// The machine-readable values of the parts seen so far; a part's mark tells its place.
#[derive(Debug, Default)]
pub struct DateParts {
    machines: Vec<Option<String>>,
}

const END: char = '\u{E000}';
const FIRST: u32 = 0xE001;
/// More parts than that go unmarked: the private use area ends.
const MOST: usize = 6000;

impl DateParts {
    /// The part's text between its marks.
    pub fn mark(&mut self, part: &DatePart) -> String {
        let index = self.machines.len();
        let mark = u32::try_from(index).ok().filter(|_| index < MOST).and_then(|index| char::from_u32(FIRST + index));
        self.machines.push(part.machine.clone());
        mark.map_or_else(|| part.text.clone(), |mark| format!("{mark}{}{END}", part.text))
    }

    /// A text without its marks.
    #[must_use]
    pub fn text(marked: &str) -> String {
        marked.chars().filter(|letter| !is_mark(*letter)).collect()
    }

    /// A text with its marks as HTML; `write` appends what stands between tags.
    #[must_use]
    pub fn html(&self, marked: &str, write: impl Fn(&mut String, &str)) -> String {
        let mut html = String::with_capacity(marked.len() + 48);
        let mut is_open = false;
        for piece in marked.split_inclusive(is_mark) {
            let text = piece.trim_end_matches(is_mark);
            write(&mut html, text);
            match piece.chars().next_back().filter(|letter| is_mark(*letter)) {
                Some(END) if is_open => {
                    html.push_str("</time>");
                    is_open = false;
                }
                Some(mark) => {
                    if let Some(machine) = self.machine(mark) {
                        html.push_str("<time datetime=\"");
                        escape_into(&mut html, machine);
                        html.push_str("\">");
                        is_open = true;
                    }
                }
                None => {}
            }
        }
        html
    }

    fn machine(&self, mark: char) -> Option<&str> {
        let index = usize::try_from(u32::from(mark).checked_sub(FIRST)?).ok()?;
        self.machines.get(index)?.as_deref()
    }
}

fn is_mark(letter: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&letter)
}

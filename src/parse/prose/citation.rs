//! What stands between the brackets of a citation: `@source ¶4–6; @other ¶2`, or `¶4` alone.

use std::fmt;

/// One paragraph of a source or a run of them, first to last, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Paragraphs {
    /// The first.
    pub first: u32,
    /// The last; the same as the first where it is one.
    pub last: u32,
}

/// Whoever cites more than so many paragraphs at once cites nothing (somewhat arbitrary); ranges are walked number by
/// number.
const LONGEST_RANGE: u32 = 1_000;

impl Paragraphs {
    /// One paragraph.
    #[must_use]
    pub fn one(n: u32) -> Self {
        Self { first: n, last: n }
    }

    /// Reads `¶4`, `¶4–6`, `¶4-6` or `p4`.
    ///
    /// # Errors
    /// Says in a phrase what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let numbers = text.strip_prefix(['¶', 'p', 'P']).unwrap_or(text).trim_start();
        let (first, last) = numbers.split_once(['–', '-', '—']).unwrap_or((numbers, numbers));
        let number = |text: &str| text.trim().trim_start_matches(['¶', 'p']).trim().parse::<u32>().ok();
        match (number(first), number(last)) {
            (Some(first), Some(last)) if last.saturating_sub(first) >= LONGEST_RANGE => {
                Err(format!("`{text}` is too long a range: at most {LONGEST_RANGE} paragraphs"))
            }
            (Some(first), Some(last)) if first >= 1 && last >= first => Ok(Self { first, last }),
            (Some(_), Some(_)) => {
                Err(format!("`{text}` is no range of paragraphs: they count from 1, the smaller first"))
            }
            _ => Err(format!("`{text}` names no paragraph: write ¶4 or ¶4–6")),
        }
    }

    /// Every number of the range.
    pub fn numbers(self) -> impl Iterator<Item = u32> {
        self.first..=self.last
    }
}

impl fmt::Display for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "¶{}", self.first)
        } else {
            write!(f, "¶{}–{}", self.first, self.last)
        }
    }
}

/// One citation: the source, unless it is the digest's own, and its paragraphs.
pub(super) type Citation = (Option<String>, Option<Paragraphs>);

/// Whether the text between brackets is meant as a citation.
pub(super) fn looks_like_citation(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('@') || text.starts_with('¶') || is_ascii_mark(text)
}

/// `p4`, which stands for ¶4 on keyboards without a pilcrow.
fn is_ascii_mark(text: &str) -> bool {
    text.strip_prefix('p')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && Paragraphs::parse(text).is_ok())
}

/// Reads all citations between one pair of brackets, each as found or as a fault.
pub(super) fn read_citations(text: &str) -> Vec<Result<Citation, String>> {
    text.split(';').map(read_citation).collect()
}

fn read_citation(text: &str) -> Result<Citation, String> {
    let text = text.trim();
    let Some(rest) = text.strip_prefix('@') else {
        return Ok((None, Some(Paragraphs::parse(text)?)));
    };
    if rest.starts_with(char::is_whitespace) {
        return Err(format!("a space stands between the `@` and its source: write @{}", rest.trim_start()));
    }
    match rest.split_once(char::is_whitespace) {
        None if rest.is_empty() => Err("a citation wants a source after the `@`".to_owned()),
        None => Ok((Some(rest.to_owned()), None)),
        Some((source, paragraphs)) => Ok((Some(source.to_owned()), Some(Paragraphs::parse(paragraphs)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_read_in_every_spelling() {
        for text in ["¶4–6", "¶4-6", "p4-6", "¶4–¶6", "¶ 4 – 6"] {
            assert_eq!(Paragraphs::parse(text), Ok(Paragraphs { first: 4, last: 6 }), "{text}");
        }
        assert_eq!(Paragraphs::parse("¶4").map(|p| p.to_string()), Ok("¶4".to_owned()));
    }

    #[test]
    fn what_names_no_paragraph_is_said() {
        for text in ["", "¶", "¶0", "¶6–4", "¶x", "¶99999999999", "¶1–4294967295"] {
            assert!(Paragraphs::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn several_citations_stand_between_one_pair_of_brackets() {
        let read = read_citations("@a ¶4–6; @b; ¶2");
        assert_eq!(
            read,
            vec![
                Ok((Some("a".to_owned()), Some(Paragraphs { first: 4, last: 6 }))),
                Ok((Some("b".to_owned()), None)),
                Ok((None, Some(Paragraphs::one(2)))),
            ]
        );
    }
}

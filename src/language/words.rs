//! stub until words land
use std::ops::Range;
/// Words.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split_whitespace().map(move |w| {
        let s = text[at..].find(w).unwrap_or(0) + at;
        at = s + w.len();
        s..at
    })
}

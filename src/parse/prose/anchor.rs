//! Fragments for headings: readable in any script, unique on the page.

use std::collections::HashMap;

/// Hands out the anchors of one page.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: HashMap<String, u32>,
}

impl Anchors {
    /// The anchor of a heading: its letters and digits, words joined by hyphens; a second one of the same words gets `-2`.
    pub fn take(&mut self, heading: &str) -> String {
        let base = slug(heading);
        let count = self.taken.entry(base.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { base } else { format!("{base}-{count}") }
    }
}

fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    // `p4` is the anchor of ¶4, and an anchor may not be empty.
    let reserved = joined.is_empty() || joined.strip_prefix('p').is_some_and(|rest| rest.parse::<u32>().is_ok());
    if reserved { format!("s-{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_readable_in_both_scripts_and_never_the_same_twice() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.take("Key points"), "key-points");
        assert_eq!(anchors.take("أهم النقاط"), "أهم-النقاط");
        assert_eq!(anchors.take("Key points"), "key-points-2");
        assert_eq!(anchors.take("P4"), "s-p4");
        assert_eq!(anchors.take("¶"), "s-");
    }
}

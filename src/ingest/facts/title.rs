//! The headline: the paragraph judged to be it, without the site's name at its end.

use super::{Judged, Metadata, Named, paragraph_with};
use crate::capture::Role;

pub(super) fn find(judged: &[Judged<'_>], metadata: &Metadata, publisher: Option<&Named>) -> Option<Named> {
    let line = judged.iter().find(|judged| judged.role == Role::Title);
    if let Some(line) = line {
        let text = without_site(line.text.trim(), publisher.map(|publisher| publisher.text.as_str()));
        return Some(Named { text: text.to_owned(), paragraph: Some(line.n) });
    }
    let text = metadata.title.as_deref()?;
    Some(Named { text: text.to_owned(), paragraph: paragraph_with(judged, text) })
}

/// `Headline | Site` → `Headline`, where the site is the publisher.
fn without_site<'a>(title: &'a str, publisher: Option<&str>) -> &'a str {
    for separator in [" | ", " - ", " – ", " — "] {
        if let Some((head, tail)) = title.rsplit_once(separator)
            && Some(tail.trim()) == publisher
        {
            return head.trim_end();
        }
    }
    title
}

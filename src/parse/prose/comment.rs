//! Comments in Markdown, `<!-- … -->`: for editors only. What stands beside them in a block of HTML would be lost.

use std::ops::Range;

/// What is wrong with a block of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Something that is no comment stands there.
    Html(Range<usize>),
    /// Words stand there.
    Words(Range<usize>),
    /// A comment that begins there does not end.
    Unclosed(Range<usize>),
}

/// What stands in the block besides comments and blanks, if anything.
pub(super) fn beside_comments(html: &str) -> Option<Beside> {
    let mut at = 0;
    loop {
        let rest = html.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = html.get(start..).filter(|rest| !rest.is_empty())?;
        if !rest.starts_with("<!--") {
            let line = rest.lines().next().unwrap_or_default().trim_end();
            let range = start..start + line.len();
            return Some(if line.starts_with('<') { Beside::Html(range) } else { Beside::Words(range) });
        }
        match rest.find("-->") {
            Some(end) => at = start + end + 3,
            None => return Some(Beside::Unclosed(start..start + 4)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_passed_over_and_what_stands_beside_them_is_not() {
        assert_eq!(beside_comments("<!-- a -->\r\n"), None);
        assert_eq!(beside_comments("<!-- a\n\nb --> <!--c-->\n"), None);
        assert_eq!(beside_comments("<!-- a --> كلام \n"), Some(Beside::Words(11..19)));
        assert_eq!(beside_comments("<!-- a --><b>x</b>\n"), Some(Beside::Html(10..18)));
        assert_eq!(beside_comments("<div>\nx\n</div>"), Some(Beside::Html(0..5)));
        assert_eq!(beside_comments("<!-- a\nb\n"), Some(Beside::Unclosed(0..4)));
    }
}

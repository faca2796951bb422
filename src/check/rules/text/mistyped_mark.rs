//! Marks that were mistyped.

use crate::check::{Found, Stage};

rule! {
    /// Braces or brackets that are meant as a mark and are none: `{dispue: …}`, a placed record with words beside it,
    /// `> [!NOET]`, a footnote without a text, a citation that is not closed.
    ///
    /// Readers would see the mark, and not what it stands for. What is meant as text is written with a backslash.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// {Dispute: flood-cause}
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر {dispute: flood-cause}
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// {foo: bar}
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// > [!NOET]
    /// > The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر[^1] [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// > [!NOTE]
    /// > The river rose[^1] [@paper-2016 ¶3]. A set is written `{claim: x}` or \{claim: x}.
    ///
    /// [^1]: By night [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر {في الليل: كما قيل} [@paper-2016 ¶3].
    /// ```
    "mistyped-mark", Error, Found::By(Stage::Parse)
}

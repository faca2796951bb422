//! `content/pages/<id>/`: a page of its own, which is text only.

use super::super::document::Documents;
use super::super::id::RecordId;
use crate::diagnostic::Spanned;

/// A page as it was written.
#[derive(Debug, Clone)]
pub struct PageRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Its text in each language.
    pub documents: Documents,
}

//! `[hosting]` of `site.toml`: what the site's host is told beyond the pages.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::language::CivilDay;

/// What the host is told. Nothing of it is needed; everything is off unless it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosting {
    /// Whether a file `CNAME` names the domain, for GitHub Pages.
    pub cname: bool,
    /// Whether files have compressed copies beside them.
    pub compress: bool,
    /// Whether `llms.txt` tells language models what is where.
    pub llms: bool,
    /// Whom to tell of security faults.
    pub security: Option<SecurityContact>,
}

/// RFC 9116: a contact, and the day from which it may be out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityContact {
    /// An address: `mailto:…`, `https://…`, `tel:…`.
    pub contact: String,
    /// The day it expires.
    pub expires: CivilDay,
}

/// Reads the table.
pub fn read_hosting(fields: &mut Fields<'_>) -> Hosting {
    Hosting {
        cname: fields.says("Whether a file CNAME names base-url's host, for GitHub Pages.").flag("cname"),
        compress: fields.says("Whether files have .br and .gz copies beside them.").flag("compress"),
        llms: fields.says("Whether llms.txt tells language models what is where.").flag("llms-txt"),
        security: fields
            .says("Whom to tell of security faults: /.well-known/security.txt.")
            .table("security", read_security)
            .flatten(),
    }
}

fn read_security(fields: &mut Fields<'_>) -> Option<SecurityContact> {
    let contact = fields.says("Where to write: mailto:…, https://…, tel:….").required_text("contact");
    let expires = fields.says("The day from which this may be out of date.").day("expires");
    let expires = fields.require("expires", expires);
    let contact = contact?;
    let known = ["mailto:", "https://", "tel:"].iter().any(|scheme| contact.value.starts_with(scheme));
    if !known || contact.value.chars().any(|c| c.is_whitespace() || c.is_control()) {
        let message = format!("`{}` is no address to write to", contact.value);
        let fault = Diagnostic::error("invalid-address", contact.place, message);
        fields.context().report(fault.hint("write mailto:name@example.org, or https://… of a form"));
        return None;
    }
    Some(SecurityContact { contact: contact.value, expires: expires?.value })
}

//! RIS, as reference managers and library catalogues read it: a tag of two letters a line, each line ended as in DOS.

use super::{Reference, issued};
use crate::language::Precision;
use chrono::Datelike;

/// One entry.
pub fn entry(reference: &Reference<'_>) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: Option<String>| {
        if let Some(value) = value {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", Some("NEWS".to_owned()));
    line("ID", Some(reference.key.to_owned()));
    line("TI", Some(reference.title.clone()));
    line("AU", reference.byline.clone());
    line("T2", reference.publisher.clone());
    let issued = reference.date.map(issued);
    line("PY", issued.as_ref().map(|issued| format!("{:04}", issued.from.day.year())));
    line("DA", issued.as_ref().map(|issued| day(&issued.from)));
    line("LA", reference.language.map(str::to_owned));
    line("UR", reference.address.map(str::to_owned));
    line("DB", Some(reference.dossier.clone()));
    line("N1", Some(reference.page.clone()));
    out.push_str("ER  - \r\n\r\n");
    out
}

/// `2016/02/23/`: what is not known stays empty.
fn day(point: &crate::language::Point) -> String {
    let day = point.day;
    match point.precision {
        Precision::Year => format!("{:04}///", day.year()),
        Precision::Month => format!("{:04}/{:02}//", day.year(), day.month()),
        Precision::Day => format!("{:04}/{:02}/{:02}/", day.year(), day.month(), day.day()),
    }
}

//! What a book (EPUB) holds. Shared with `fuzz/`.

use std::io::{Cursor, Read};

/// Its documents of XML, by name.
pub fn documents(book: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).expect("a zip");
    let mut documents = Vec::new();
    for number in 0..zip.len() {
        let mut member = zip.by_index(number).expect("a member");
        let name = member.name().expect("a name").into_owned();
        if [".xhtml", ".opf", ".ncx", ".xml"].iter().any(|end| name.ends_with(end)) {
            let mut text = String::new();
            member.read_to_string(&mut text).expect("UTF-8");
            documents.push((name, text));
        }
    }
    documents
}

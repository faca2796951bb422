//! `llms.txt` (llmstxt.org): what stands where, for language models, in Markdown; each language has its part.

use crate::emit::Output;
use crate::export::Format;
use crate::link::RecordRef;
use crate::parse::Language;
use crate::render::beside::data_path;
use crate::render::site::Site;

/// The file.
pub fn file(site: &Site<'_>) -> Output {
    let config = &site.dossier.config;
    let titles: Vec<&str> = config.title.iter().filter_map(|(_, title)| Some(title.as_ref()?.value.as_str())).collect();
    let mut out = format!("# {}\n", titles.iter().map(|title| line(title)).collect::<Vec<_>>().join(" · "));
    for language in site.languages() {
        part(site, language, &mut out);
    }
    if site.has_data() {
        out.push_str("\n## Data\n\n");
        for format in Format::ALL {
            let url = config.base_url.absolute(&format!("{}{}", config.base_url.path(), data_path(format.file())));
            out.push_str(&format!("- [{}]({url}): {}\n", format.file(), format.what()));
        }
    }
    Output { path: "llms.txt".to_owned(), bytes: out.into_bytes() }
}

fn part(site: &Site<'_>, language: &Language, out: &mut String) {
    let dossier = site.dossier;
    let summary = |documents: &crate::link::LinkedDocuments| {
        let summary = documents[language.no].as_ref()?.summary.as_ref()?;
        Some(line(&summary.prose.plain_text()))
    };
    out.push_str(&format!("\n## {}\n\n", line(&language.name)));
    if let Some(summary) = summary(&dossier.index) {
        out.push_str(&format!("> {summary}\n\n"));
    }
    let topics = dossier.topics.iter().map(|(no, topic)| (RecordRef::Topic(no), summary(&topic.documents)));
    let pages = dossier.pages.iter().map(|(no, page)| (RecordRef::Page(no), summary(&page.documents)));
    for (record, summary) in topics.chain(pages) {
        let url = dossier.config.base_url.absolute(&site.addresses.record(language, record));
        let name = line(&site.name(language, record).text).replace(['[', ']'], "");
        let summary = summary.map(|summary| format!(": {summary}")).unwrap_or_default();
        out.push_str(&format!("- [{name}]({url}){summary}\n"));
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

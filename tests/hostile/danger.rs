//! What no built site may hold, by the view of an HTML parser, an XML parser and a JSON parser that are not ours.
//!
//! The policy of the pages (`default-src 'none'`) would stop most of it in a browser; here it must not be there at all.

use super::books;
use super::spreadsheet::formulas;
use super::support::tree;
use dom_query::{Document, NodeRef};
use std::collections::BTreeMap;
use std::path::Path;

/// Elements that run, load or replace something, and that no template of ours makes. (`<template>` is inert, and the
/// theme keeps its words for scripts in some.)
const ELEMENTS: &[&str] = &[
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "math",
    "foreignobject",
    "animate",
    "set",
    "animatemotion",
    "animatetransform",
    "portal",
    "style",
    "video",
    "audio",
    "marquee",
    "textarea",
];

/// Attributes that lead or load somewhere.
const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "xlink:href",
    "ping",
    "longdesc",
    "manifest",
    "srcset",
    "profile",
    "codebase",
    "classid",
    "archive",
    "usemap",
    "content",
];

/// The number of scripts on each page of a site: an attack adds none.
pub type Scripts = BTreeMap<String, usize>;

/// Everything dangerous in the site at `out`, each with its file; and the scripts of each page.
pub fn found(out: &Path) -> (Vec<String>, Scripts) {
    let mut wrong = Vec::new();
    let mut scripts = Scripts::new();
    for (name, bytes) in tree(out) {
        let text = || String::from_utf8(bytes.clone()).unwrap_or_else(|_| panic!("{name} is not UTF-8"));
        let faults = match name.rsplit_once('.').map_or("", |(_, end)| end) {
            "html" | "xhtml" => {
                let document = Document::from(text());
                scripts.insert(name.clone(), document.select("script").length());
                of_page(&document)
            }
            "xml" | "opf" | "ncx" => of_xml(&text()),
            "json" | "jsonld" | "webmanifest" => of_json(&text()),
            "csv" => formulas(&text()),
            "epub" => of_book(&bytes),
            _ => Vec::new(),
        };
        wrong.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    (wrong, scripts)
}

fn of_page(document: &Document) -> Vec<String> {
    let mut wrong = Vec::new();
    for (what, wanted) in [("title", 1), ("main", 1), ("html", 1), ("body", 1)] {
        // A drawing has titles of its own.
        let count = document.select(what).nodes().iter().filter(|node| !is_in_drawing(node)).count();
        if count != wanted {
            wrong.push(format!("{count} <{what}>"));
        }
    }
    for node in document.select("*").nodes() {
        of_element(node, &mut wrong);
    }
    wrong
}

fn is_in_drawing(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|above| above.node_name().is_some_and(|name| &*name == "svg"))
}

fn of_element(node: &NodeRef<'_>, wrong: &mut Vec<String>) {
    let name = node.node_name().map(|name| name.to_lowercase()).unwrap_or_default();
    if ELEMENTS.contains(&name.as_str()) {
        wrong.push(format!("<{name}>"));
    }
    if name == "script" {
        of_script(node, wrong);
    }
    if name == "meta" {
        let kind = node.attr("http-equiv").map(|kind| kind.to_lowercase());
        if kind.is_some_and(|kind| kind != "content-security-policy") {
            wrong.push("a <meta> that acts".to_owned());
        }
    }
    for attribute in node.attrs() {
        let (key, value) = (attribute.name.local.to_lowercase(), attribute.value.to_string());
        if key.starts_with("on") || matches!(key.as_str(), "style" | "srcdoc" | "autofocus" | "ping") {
            wrong.push(format!("<{name} {key}={value:?}>"));
        }
        // A sentence in <meta content> is no address unless it begins like one that runs.
        let leads = ADDRESSES.contains(&key.as_str()) && name != "meta";
        if leads && !is_safe_address(&value) {
            wrong.push(format!("<{name} {key}={value:?}>"));
        }
    }
}

fn of_script(node: &NodeRef<'_>, wrong: &mut Vec<String>) {
    let data = ["application/ld+json", "application/json", "speculationrules"];
    let kind = node.attr("type").map(|kind| kind.to_string()).unwrap_or_default();
    if data.contains(&kind.as_str()) {
        match serde_json::from_str::<serde_json::Value>(&node.text()) {
            Ok(value) if kind == "application/ld+json" && value["@context"] != "https://schema.org" => {
                wrong.push("JSON-LD of another context".to_owned());
            }
            Ok(value) => addresses_of_json(&value, wrong),
            Err(error) => wrong.push(format!("a data block that is no JSON: {error}")),
        }
        return;
    }
    let source = node.attr("src").map(|source| source.to_string()).unwrap_or_default();
    if !source.starts_with("/assets/") || source.contains("..") || !node.text().trim().is_empty() {
        wrong.push(format!("a script that the theme did not make: {source:?} {:?}", node.text()));
    }
}

/// An address that a page may lead to: one of ours, or one of three kinds.
pub fn is_safe_address(address: &str) -> bool {
    // What a browser passes over (WHATWG URL, basic URL parser).
    let heard: String = address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect::<String>()
        .to_lowercase();
    let scheme = heard.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    let foreign = heard.starts_with("//") || heard.starts_with("/\\") || heard.starts_with('\\');
    match scheme {
        Some("https" | "http") => heard.contains("://") && !heard.contains('\\'),
        Some("mailto") => true,
        Some(_) => false,
        None => !foreign,
    }
}

fn of_xml(text: &str) -> Vec<String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = match roxmltree::Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => return vec![format!("no XML: {error}")],
    };
    let mut wrong = Vec::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name().to_lowercase();
        if name == "script" || ELEMENTS.contains(&name.as_str()) {
            wrong.push(format!("<{name}>"));
        }
        for attribute in node.attributes() {
            let (key, value) = (attribute.name().to_lowercase(), attribute.value());
            if key.starts_with("on") || (ADDRESSES.contains(&key.as_str()) && !is_safe_address(value)) {
                wrong.push(format!("<{name} {key}={value:?}>"));
            }
        }
    }
    wrong
}

/// Every document of a book.
fn of_book(bytes: &[u8]) -> Vec<String> {
    let documents = books::documents(bytes);
    let fault = |(name, text): (String, String)| of_xml(&text).into_iter().map(move |fault| format!("{name}: {fault}"));
    documents.into_iter().flat_map(fault).collect()
}

/// One JSON text, or one a line.
fn of_json(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let whole = serde_json::from_str::<serde_json::Value>(text).map(|value| vec![value]);
    let lines = || text.lines().map(serde_json::from_str).collect::<Result<Vec<serde_json::Value>, _>>();
    match whole.or_else(|_| lines()) {
        Ok(values) => values.iter().for_each(|value| addresses_of_json(value, &mut wrong)),
        Err(error) => wrong.push(format!("no JSON: {error}")),
    }
    wrong
}

/// Keys whose values programs follow.
fn addresses_of_json(value: &serde_json::Value, wrong: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(list) => list.iter().for_each(|value| addresses_of_json(value, wrong)),
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                let leads = ["url", "@id", "href", "src", "start_url", "scope", "sameAs", "home_page_url", "URL"];
                if leads.contains(&key.as_str())
                    && let Some(text) = value.as_str()
                    && !is_safe_address(text)
                {
                    wrong.push(format!("{key}: {text:?}"));
                }
                addresses_of_json(value, wrong);
            }
        }
        _ => {}
    }
}

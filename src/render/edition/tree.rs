//! A rendered page → the part of it that belongs in a book: what stands in `main`, without what only a screen needs.
//! A door to `dom_query`.
//!
//! Pages are read back as HTML and not taken apart by a template, so a site's own templates are free to be anything that
//! a browser understands.

use dom_query::{Document, NodeRef};
use std::collections::BTreeSet;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, as read.
    Text(String),
}

/// An element with what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name, in lower case for HTML.
    pub name: String,
    /// Its attributes, in the page's order.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// Elements that do nothing in a book.
const SCREEN_ONLY: [&str; 12] =
    ["script", "style", "template", "button", "form", "input", "select", "nav", "dialog", "iframe", "object", "link"];
/// Attributes that do nothing in a book.
const OF_THE_SCREEN: [&str; 6] = ["tabindex", "style", "rel", "popover", "popovertarget", "hreflang"];
/// Elements within elements beyond this depth are left out.
const DEEPEST: usize = 200;

/// What stands in the page's `main`; a page without one has nothing.
#[must_use]
pub fn main_of(html: &str) -> Vec<Node> {
    let document = Document::from(html);
    let main = document.select("main");
    main.nodes().first().map(|main| children(main, 0)).unwrap_or_default()
}

/// Every id in these pieces.
pub fn ids_into(nodes: &[Node], ids: &mut BTreeSet<String>) {
    for node in nodes {
        if let Node::Element(element) = node {
            ids.extend(element.attribute("id").map(str::to_owned));
            ids_into(&element.children, ids);
        }
    }
}

/// Whether any of these pieces is an element of that name.
#[must_use]
pub fn has_element(nodes: &[Node], name: &str) -> bool {
    nodes.iter().any(|node| match node {
        Node::Element(element) => element.name == name || has_element(&element.children, name),
        Node::Text(_) => false,
    })
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    }
}

fn children(node: &NodeRef<'_>, depth: usize) -> Vec<Node> {
    if depth > DEEPEST {
        return Vec::new();
    }
    node.children().iter().filter_map(|child| piece(child, depth)).collect()
}

fn piece(node: &NodeRef<'_>, depth: usize) -> Option<Node> {
    if node.is_text() {
        return Some(Node::Text(node.text().to_string()));
    }
    let name = node.node_name()?.to_string();
    if !node.is_element() || SCREEN_ONLY.contains(&name.as_str()) || node.has_attr("popover") || node.has_attr("hidden")
    {
        return None;
    }
    let kept = |key: &str| !OF_THE_SCREEN.contains(&key) && (!key.starts_with("data-") || key == "data-n");
    let attributes = node.attrs().into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
    let attributes: Vec<(String, String)> = attributes.filter(|(key, _)| kept(key)).collect();
    opened(Element { name, attributes, children: children(node, depth + 1) }).map(Node::Element)
}

/// Nothing opens on paper: a note stands open, and a table that waits to be opened is left out.
fn opened(mut element: Element) -> Option<Element> {
    match element.name.as_str() {
        "details" if element.attribute("open").is_none() && !element.has_class("note") => return None,
        "details" => "aside".clone_into(&mut element.name),
        "summary" => "div".clone_into(&mut element.name),
        _ => {}
    }
    element.attributes.retain(|(key, _)| key != "open");
    Some(element)
}

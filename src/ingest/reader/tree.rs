//! A page's text → its tree, within bounds. The one door to `html5ever`.
//!
//! At nearly every tag a parser of HTML looks through the elements that stand open, at each attribute through those of
//! its tag, and at each further `<body>` through the attributes of the first: a page made for it keeps it busy for days.
//! So the text is given to it piece by piece, it is stopped between two pieces, and of many bodies the first ones count.

use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Elements within elements beyond this depth are an accident or an attack.
pub const DEEPEST: usize = 400;
/// Elements of one page: ten times what honest pages have, and one tag may open hundreds again that stood open before.
const ELEMENTS: usize = 500_000;
/// Words within one tag or one comment.
const WORDS: usize = 30_000;
/// An honest page has one body, and few say it again.
const BODIES: usize = 100;
/// Bytes between two looks at the tree.
const PIECE: usize = 4096;

/// The tree of a page.
///
/// # Errors
/// It nests too deeply, or a tag of it never ends.
pub fn tree_of(text: &str) -> Result<Document, String> {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Growing::default(), ParseOpts { tree_builder: options, ..ParseOpts::default() });
    let mut words = 0;
    for piece in pieces(text) {
        let before = parser.tokenizer.sink.sink.steps.get();
        parser.process(StrTendril::from(piece));
        let growing = &parser.tokenizer.sink.sink;
        if growing.is_too_deep() {
            return Err(too_deep());
        }
        if growing.elements.get() > ELEMENTS {
            return Err(format!("it has more than {ELEMENTS} elements"));
        }
        // Nothing came of it: a tag or a comment is still open.
        words = if growing.steps.get() == before { words + piece.split_ascii_whitespace().count() } else { 0 };
        if words > WORDS {
            return Err(format!("a tag or comment of it has more than {WORDS} words"));
        }
    }
    Ok(parser.finish())
}

/// What is said of a page that nests too deeply.
pub fn too_deep() -> String {
    format!("its elements nest more than {DEEPEST} deep")
}

fn pieces(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at_checked(rest.floor_char_boundary(PIECE))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// A tree that is being made, and where it grew since somebody looked.
#[derive(Default)]
struct Growing {
    document: Document,
    /// What got children. The last one alone tells nothing: a comment behind `</body>` goes to the top of the tree, and
    /// what follows it goes on where elements stand open.
    parents: RefCell<Vec<NodeId>>,
    elements: Cell<usize>,
    /// What a template holds hangs in no tree: whose it is.
    templates: RefCell<HashMap<NodeId, NodeId>>,
    /// How often anything came of what was read.
    steps: Cell<usize>,
    /// How often `<body>` or `<html>` came again.
    bodies: Cell<usize>,
}

impl Growing {
    fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }

    fn is_too_deep(&self) -> bool {
        self.parents.take().iter().any(|parent| self.is_deep(*parent))
    }

    fn is_deep(&self, parent: NodeId) -> bool {
        let tree = &self.document.tree;
        let templates = self.templates.borrow();
        let mut depth = 0;
        let mut next = Some(parent);
        while let Some(id) = next.filter(|_| depth <= DEEPEST) {
            let mut top = id;
            tree.ancestor_ids_of_it(&id, Some(DEEPEST + 1)).for_each(|above| {
                top = above;
                depth += 1;
            });
            depth += 1;
            next = templates.get(&top).copied();
        }
        depth > DEEPEST
    }
}

impl TreeSink for Growing {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    /// Every page has some, and nobody reads them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn pop(&self, _: &NodeId) {
        self.step();
    }

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.step();
        self.elements.set(self.elements.get() + 1);
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.step();
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.step();
        let mut parents = self.parents.borrow_mut();
        if parents.last() != Some(parent) {
            parents.push(*parent);
        }
        self.document.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let contents = self.document.get_template_contents(target);
        self.templates.borrow_mut().insert(contents, *target);
        contents
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.document.same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, node: NodeOrText<NodeId>) {
        self.document.append_before_sibling(sibling, node);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.step();
        self.bodies.set(self.bodies.get() + 1);
        if self.bodies.get() > BODIES {
            return;
        }
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        self.document.reparent_children(node, parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn refused(page: &str) -> String {
        tree_of(page).err().unwrap_or_default()
    }

    #[test]
    fn a_page_in_pieces_is_the_page_at_once() {
        let page = format!(
            "<!doctype html><title>خ</title><table><p>مدينة {}<td><svg><a></svg><template><b>x</template>&amp;",
            "فاض النهر <b>قرب</b> البلدة. <br>".repeat(2000)
        );
        let tree = tree_of(&page).expect("read");
        assert_eq!(tree.html(), Document::from(page.as_str()).html());
    }

    /// Each would take hours: eight megabytes of elements that stand open, in the ways that there are.
    #[test]
    fn elements_that_are_never_closed_are_refused_before_they_cost_anything() {
        for (before, open) in [
            ("", "<div>"),
            ("", "<a b=1><i>"),
            ("<table>", "<div>"),
            ("<svg>", "<tr>"),
            ("", "<table><td>"),
            ("<template>", "<template>"),
            ("<ul>", "<li><ul>"),
        ] {
            let page = format!("{before}{}", open.repeat(8 * 1024 * 1024 / open.len()));
            let started = Instant::now();
            assert_eq!(refused(&page), too_deep(), "{before} {open}");
            assert!(started.elapsed() < Duration::from_secs(20), "{before} {open}");
        }
    }

    /// What ends each piece stands at the top again, and what follows goes on in the depth.
    #[test]
    fn elements_that_are_never_closed_are_refused_also_where_each_piece_ends_at_the_top() {
        for (before, end) in [("", "</body><!---->"), ("<b>", "</b>")] {
            let piece = format!("{}{end}", "<div>".repeat((PIECE - end.len()) / 5));
            let page = format!("{before}{}", piece.repeat(2000));
            let started = Instant::now();
            assert_eq!(refused(&page), too_deep(), "{end}");
            assert!(started.elapsed() < Duration::from_secs(20), "{end}");
        }
    }

    /// Each `<p>` opens again what stood open in the one before: 76 KB of memory for four bytes.
    #[test]
    fn elements_that_open_again_and_again_are_counted() {
        let open: String = (0..380).map(|number| format!("<b a{number}>")).collect();
        assert_eq!(refused(&format!("<p>{open}{}", "<p>x".repeat(100_000))), "it has more than 500000 elements");
    }

    #[test]
    fn a_tag_that_does_not_end_is_refused_and_a_long_value_is_not() {
        let names: String = (0..35_000).map(|number| format!("a{number} ")).collect();
        assert_eq!(refused(&format!("<p {names}>x</p>")), "a tag or comment of it has more than 30000 words");
        let picture = "aGk".repeat(1_000_000);
        assert_eq!(refused(&format!("<img src=\"data:image/png;base64,{picture}\"><p>Words.</p>")), "");
        assert_eq!(refused(&format!("<p>{}</p>", "words ".repeat(500_000))), "");
        assert_eq!(refused(&format!("<script>{}</script>", "a < b; ".repeat(500_000))), "");
    }

    #[test]
    fn of_many_bodies_the_first_ones_count() {
        let page: String = (0..100_000).map(|number| format!("<body a{number}>")).collect();
        let started = Instant::now();
        let tree = tree_of(&page).expect("read");
        assert_eq!(tree.select("body").nodes()[0].attrs().len(), BODIES + 1);
        assert!(started.elapsed() < Duration::from_mins(1));
    }
}

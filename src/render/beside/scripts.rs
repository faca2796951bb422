//! A theme's bundles: modules that import each other, joined into one script for each module that none imports.
//!
//! `scripts/<folder>/<name>.js` of the theme, with all that it imports from its folder, is served as
//! `assets/<folder>-<name>.<hash>.js`: one function round all modules in the order of their imports. A bundle so needs
//! one request, can be kept for ever, and runs from a disk, where browsers refuse modules. Names at the modules' top
//! level must differ; each import stands on a line of its own.

use super::hashed;
use crate::Error;
use crate::diagnostic::Unplaced;
use crate::emit::Output;
use crate::load::Assets;
use std::collections::{BTreeMap, BTreeSet};

/// The bundles of a theme by name.
///
/// # Errors
/// Where modules import each other in a ring, or one that is not there.
pub fn bundles(assets: &Assets, theme: &str) -> Result<BTreeMap<String, Output>, Error> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    let folder = format!("themes/{theme}/scripts");
    for (path, bytes) in assets.below(&folder) {
        if let Some((name, module)) = path.split_once('/')
            && name != EARLY
            && let Some(module) = module.strip_suffix(".js")
        {
            let text = std::str::from_utf8(bytes).map_err(|_| fault(format!("{folder}/{path}"), "it is not UTF-8"))?;
            folders.entry(name).or_default().insert(module, text);
        }
    }
    let mut bundles = BTreeMap::new();
    for (name, modules) in folders {
        let imported: BTreeSet<&str> = modules.values().flat_map(|text| text.lines().filter_map(imported)).collect();
        let entries: Vec<&str> = modules.keys().copied().filter(|module| !imported.contains(module)).collect();
        if entries.is_empty() {
            return Err(fault(format!("{folder}/{name}"), "imports form a ring"));
        }
        for entry in entries {
            let text = joined(&modules, entry).map_err(|why| fault(format!("{folder}/{name}"), &why))?;
            bundles.insert(format!("{name}/{entry}"), hashed(&format!("{name}-{entry}"), "js", text.into_bytes()));
        }
    }
    Ok(bundles)
}

fn fault(path: String, why: &str) -> Error {
    Error::Template(Box::new(Unplaced::new("template-error", path, why)))
}

/// Scripts that run before the page is shown stand in this folder; they are no bundle.
const EARLY: &str = "early";

/// A module and all that it imports, each behind what it imports itself.
fn joined(modules: &BTreeMap<&str, &str>, entry: &str) -> Result<String, String> {
    let mut text = "(() => {\n'use strict';\n".to_owned();
    for module in in_order(modules, entry)? {
        text.push_str(&without_comments(module));
    }
    text.push_str("})();\n");
    match text.lines().find(|line| line.starts_with("import ") || line.starts_with("export ")) {
        Some(line) => Err(format!("`{line}` cannot be joined: write imports as import {{ a }} from './b.js';")),
        None => Ok(text),
    }
}

fn in_order<'a>(modules: &BTreeMap<&'a str, &'a str>, entry: &str) -> Result<Vec<&'a str>, String> {
    let mut order: Vec<&'a str> = Vec::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    // Modules whose imports are looked at; what stands above one is imported by it.
    let mut open = vec![entry];
    while let Some(name) = open.last().copied() {
        let text = *modules.get(name).ok_or_else(|| format!("./{name}.js is imported and is not there"))?;
        let next = text.lines().filter_map(imported).find(|need| !done.contains(need));
        match next {
            Some(need) if open.contains(&need) => return Err("imports form a ring".to_owned()),
            Some(need) => open.push(need),
            None => {
                open.pop();
                if done.insert(name) {
                    order.push(text);
                }
            }
        }
    }
    Ok(order)
}

/// The module that a line imports from: `import { a } from './b.js';`
fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("import ")?.rsplit_once("'./")?.1.split_once(".js'").map(|(name, _)| name)
}

/// A module without its imports, without `export`, without comments that begin a line or tell a type, and without
/// indentation: its documentation is for who reads the source. Within a template literal that goes over lines nothing is
/// left out.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut in_comment, mut in_literal) = (false, false);
    for whole in text.lines() {
        if in_literal {
            kept.push_str(whole);
            kept.push('\n');
        } else {
            let line = code_of(whole.trim(), &mut in_comment);
            let line = line.trim();
            if line.is_empty() || imported(line).is_some() {
                continue;
            }
            kept.push_str(&tight(line.strip_prefix("export ").unwrap_or(line)));
            kept.push('\n');
        }
        in_literal ^= whole.matches('`').count() % 2 == 1;
    }
    kept
}

/// A line without the spaces beside its punctuation, outside its texts. A line that may hold a template, an expression or
/// a comment stays as it is, and so does one in which two signs might become another.
fn tight(line: &str) -> String {
    if line.contains(['\\', '"', '`', '/']) || ["+ +", "- -", "+ -", "- +"].iter().any(|signs| line.contains(signs)) {
        return line.to_owned();
    }
    let mut kept = String::with_capacity(line.len());
    for (number, piece) in line.split('\'').enumerate() {
        if number > 0 {
            kept.push('\'');
        }
        if number % 2 == 0 { tight_into(&mut kept, piece) } else { kept.push_str(piece) }
    }
    kept
}

fn tight_into(kept: &mut String, code: &str) {
    let is_sign = |c: char| c.is_ascii_punctuation() && !matches!(c, '_' | '$' | '#' | '@');
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        // A piece ends where a text begins, and the line where nothing does.
        let is_beside = kept.ends_with(is_sign) || letters.peek().is_none_or(|next| is_sign(*next));
        if letter != ' ' || !is_beside {
            kept.push(letter);
        }
    }
}

/// What of a line is code, as far as comments begin it or tell a type; `in_comment` is kept from line to line.
fn code_of(line: &str, in_comment: &mut bool) -> String {
    let mut code = String::with_capacity(line.len());
    let mut rest = line;
    loop {
        if *in_comment {
            let Some((_, after)) = rest.split_once("*/") else { return code };
            *in_comment = false;
            rest = after.strip_prefix(' ').unwrap_or(after);
        }
        if code.is_empty() && rest.starts_with("//") {
            return code;
        }
        let begin = if code.is_empty() && rest.starts_with("/*") { Some(0) } else { rest.find("/** @") };
        let Some(begin) = begin else {
            code.push_str(rest);
            return code;
        };
        code.push_str(rest.get(..begin).unwrap_or_default());
        rest = rest.get(begin + 2..).unwrap_or_default();
        *in_comment = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_on_lines_of_their_own_go_and_code_stays() {
        let text = "/** What it does. */\n// A reason.\nexport const a = 'x // y'; // kept\n\n/**\n * @param b\n */\n  go(a);\n";
        assert_eq!(without_comments(text), "const a = 'x // y'; // kept\ngo(a);\n");
        let typed = "/** @type {string} */ const a = f(/** @type {any} */ (b)); /* kept */\nc /* kept too */ = d;\n";
        assert_eq!(without_comments(typed), "const a = f((b)); /* kept */\nc /* kept too */ = d;\n");
    }

    #[test]
    fn spaces_beside_signs_go_where_no_text_can_stand() {
        assert_eq!(tight("const [a, b] = await f({ c });"), "const[a,b]=await f({c});");
        assert_eq!(tight("return x => y ? -z : w in v;"), "return x=>y?-z:w in v;");
        assert_eq!(tight("const a = b ? 'x , y' : 'z';"), "const a=b?'x , y':'z';");
        assert_eq!(tight("return 'x' in y;"), "return'x'in y;");
        for line in ["say('a , b');", "const r = / + /g;", "a + +b", "f(a - -b);", "b = `c ${ d }`;"] {
            assert_eq!(tight(line), line);
        }
    }

    #[test]
    fn a_template_literal_over_lines_stays_as_it_is() {
        let text = "const a = `one\n  // two`;\n  go();\n";
        assert_eq!(without_comments(text), "const a = `one\n  // two`;\ngo();\n");
    }

    #[test]
    fn modules_stand_behind_what_they_import_and_others_stay_out() {
        let modules = BTreeMap::from([
            ("a", "import { b } from './b.js';\ngo(b);\n"),
            ("b", "export const b = 1;\n"),
            ("c", "other();\n"),
        ]);
        assert_eq!(joined(&modules, "a").as_deref(), Ok("(() => {\n'use strict';\nconst b=1;\ngo(b);\n})();\n"));
    }

    #[test]
    fn rings_missing_modules_and_foreign_ones_are_named() {
        let why = |modules: &[(&'static str, &'static str)]| {
            joined(&modules.iter().copied().collect(), "a").expect_err("a fault")
        };
        let ring = [("a", "import { b } from './b.js';\n"), ("b", "import { a } from './a.js';\n")];
        assert!(why(&ring).contains("ring"));
        assert!(why(&[("a", "import { c } from './c.js';\n")]).contains("./c.js"));
        assert!(why(&[("a", "import b from 'https://host.example/b.js';\n")]).contains("https://host.example"));
    }
}

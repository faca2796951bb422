//! Themes, through the front door: they swap without touching anything else, and a site changes a part without a copy of
//! the whole. `docs/theming.md` tells what templates see; its tables are made from the types.
//! `MALAF_ACCEPT=1 cargo test --test themes` writes them, to be read and committed.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::pipeline::{Options, build};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use support::copy_into;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `tests/sites/whole/` in a folder of its own, with files over it.
fn site(theme: &str, own: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy_into(&root().join("tests/sites/whole"), folder.path());
    let settings = folder.path().join("site.toml");
    let text = fs::read_to_string(&settings).expect("site.toml");
    fs::write(&settings, format!("theme = \"{theme}\"\n{text}")).expect("written");
    for (path, text) in own {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    folder
}

/// The built site's files by path.
fn built(site: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let out = site.path().join("public");
    let built = build(site.path(), &out, &Options::default()).expect("the machine works");
    assert!(built.emitted.is_some(), "{:?}", built.examined.diagnostics);
    let mut files = BTreeMap::new();
    collect(&out, &out, &mut files);
    files
}

fn collect(folder: &Path, out: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, out, files);
        } else {
            let name = path.strip_prefix(out).expect("below").to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).expect("readable"));
        }
    }
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).expect(path)).expect("UTF-8")
}

fn stylesheet(files: &BTreeMap<String, Vec<u8>>) -> &str {
    let sheets: Vec<&String> = files.keys().filter(|path| has_extension(path, "css")).collect();
    let [sheet] = sheets.as_slice() else { panic!("one stylesheet: {sheets:?}") };
    text(files, sheet)
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// What the page says, without the search box, which only a theme with its script has.
fn main_of(page: &str) -> String {
    let (_, rest) = page.split_once("<main").expect("a main");
    let main = rest.split_once("</main>").expect("its end").0;
    let Some((before, rest)) = main.split_once("<form class=\"search-box\"") else { return main.to_owned() };
    format!("{before}{}", rest.split_once("</form>").expect("its end").1)
}

#[test]
fn a_theme_swaps_without_touching_what_pages_say() {
    let (diwan, matn) = (built(&site("diwan", &[])), built(&site("matn", &[])));
    let pages = |files: &BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        files.keys().filter(|path| has_extension(path, "html")).cloned().collect()
    };
    assert_eq!(pages(&diwan), pages(&matn));
    assert!(pages(&matn).len() > 20);
    for page in pages(&matn) {
        assert_eq!(main_of(text(&diwan, &page)), main_of(text(&matn, &page)), "{page}");
    }
}

#[test]
fn words_of_a_theme_are_words_and_no_markup() {
    let path = "themes/diwan/strings/en.ftl";
    let own = std::fs::read_to_string(root().join(path)).expect("the words");
    let own = own.replace("in our digest only:", "in our digest only & <i>here</i>:");
    let own =
        own.replace("[one] once\n", "[one] once & <i>no more</i>\n").replace("{ $n } times", "{ $n } & <i>times</i>");
    // A source that nobody ingested: only its digest names the place.
    let place = "kind = \"place\"\nname = { ar = \"تل الزعتر البري\", en = \"Thyme Hill\" }\n";
    let files = built(&site(
        "diwan",
        &[
            (path, &own),
            ("content/entities/thyme-hill.toml", place),
            ("content/sources/report/source.toml", "capture = \"report.txt\"\nlanguage = \"en\"\n"),
            ("content/sources/report/ar.md", "+++\ntitle = \"خبر\"\n+++\n\n[¶1] قيل إن جسر تل الزعتر البري أغلق.\n"),
            (
                "content/sources/report/en.md",
                "+++\ntitle = \"Report\"\n+++\n\n[¶1] It is said that Thyme Hill was closed.\n",
            ),
        ],
    ));
    let pages: Vec<&str> =
        files.keys().filter(|path| has_extension(path, "html")).map(|path| text(&files, path)).collect();
    assert!(pages.iter().any(|page| page.contains("once &amp; &lt;i&gt;no more&lt;/i&gt;</span>")));
    assert!(pages.iter().any(|page| page.contains("digest only &amp; &lt;i&gt;here&lt;/i&gt;:</span>")));
    assert!(!pages.iter().any(|page| page.contains("<i>")));
}

#[test]
fn matn_has_no_script_and_one_small_stylesheet() {
    let files = built(&site("matn", &[]));
    assert!(stylesheet(&files).len() <= 4096, "{} bytes", stylesheet(&files).len());
    // The search index is the dossier's, not the theme's; nothing asks for it here.
    let scripts =
        files.keys().filter(|path| has_extension(path, "js") && !path.split('/').any(|part| part == "search"));
    assert_eq!(scripts.collect::<Vec<_>>(), Vec::<&String>::new());
    for (path, _) in files.iter().filter(|(path, _)| has_extension(path, "html")) {
        assert!(!text(&files, path).contains("<script src"), "{path}");
        assert!(!text(&files, path).contains("type=\"module\""), "{path}");
    }
}

#[test]
fn a_site_changes_one_token_without_a_copy_of_the_theme() {
    for theme in ["diwan", "matn"] {
        let own = format!("themes/{theme}/styles/own.css");
        let files = built(&site(theme, &[(&own, ":root { --accent: #123456; --line: #123456 }")]));
        let (before, after) = stylesheet(&files).rsplit_once("--accent:#123456").expect("the token");
        assert!(before.contains("color-scheme:light dark"), "the theme's own styles are gone");
        assert!(!after.contains("--accent:light-dark"), "the theme's token stands over the site's");
    }
}

#[test]
fn a_site_changes_one_template_without_a_copy_of_the_theme() {
    let own =
        "{% extends \"base.html\" %}{% block main %}<h1>{{ title.text }}</h1><p>of our own</p>{% endblock main %}";
    for place in ["templates/event.html", "themes/diwan/templates/event.html"] {
        let files = built(&site("diwan", &[(place, own)]));
        assert!(text(&files, "en/events/flood/index.html").contains("of our own"));
        assert!(!text(&files, "en/topics/river/index.html").contains("of our own"));
        assert!(text(&files, "en/topics/river/index.html").contains("class=\"bottom-line\""));
    }
}

#[test]
fn a_theme_of_a_site_needs_a_stylesheet_only() {
    let files = built(&site("plain", &[("themes/plain/styles/main.css", "body { margin: 1rem }")]));
    assert_eq!(stylesheet(&files), "body{margin:1rem}");
    assert!(text(&files, "ar/index.html").contains("<main"));
}

/// The names in a folder of a theme, sorted.
fn names(theme: &Path, folder: &str, extension: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(theme.join(folder)) else { return Vec::new() };
    let names = entries.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| has_extension(name, extension)).collect();
    names.sort();
    names
}

#[test]
fn theme_toml_says_what_the_theme_provides() {
    let mut themes = 0;
    for entry in fs::read_dir(root().join("themes")).expect("themes") {
        let theme = entry.expect("entry").path();
        themes += 1;
        let text = fs::read_to_string(theme.join("theme.toml")).expect("theme.toml");
        let told: toml::Table = text.parse().expect("TOML");
        assert_eq!(told["name"].as_str(), theme.file_name().and_then(|name| name.to_str()));
        assert!(told["description"].as_str().is_some_and(|text| text.len() > 20));
        let provides = told["provides"].as_table().expect("provides");
        let list = |key: &str| -> Vec<String> {
            let list = provides.get(key).and_then(|list| list.as_array());
            list.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let strings = names(&theme, "strings", "ftl").into_iter().map(|name| name.replace(".ftl", ""));
        assert_eq!(list("strings"), strings.collect::<Vec<_>>(), "{theme:?}");
        assert_eq!(list("pictures"), names(&theme, "", "svg"), "{theme:?}");
        assert_eq!(list("early-scripts"), names(&theme, "scripts/early", "js"), "{theme:?}");
        let folders = fs::read_dir(theme.join("scripts")).into_iter().flatten().map(|entry| entry.expect("entry"));
        let folders = folders.filter(|entry| entry.path().is_dir() && entry.file_name() != "early");
        let bundles = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect::<BTreeSet<_>>();
        assert_eq!(list("script-folders"), bundles.into_iter().collect::<Vec<_>>(), "{theme:?}");
        assert_eq!(list("scripts"), names(&theme, "scripts", "js"), "{theme:?}");
        assert_eq!(list("templates"), names(&theme, "templates", "html"), "{theme:?}");
        assert!(theme.join(provides["stylesheet"].as_str().expect("a stylesheet")).exists());
    }
    assert!(themes >= 2);
}

// ── What templates see ─────────────────────────────────────────────────────────────────────────────────────────────

/// The view that each template sees; a page's own first.
const SEEN: [(&str, &str); 15] = [
    ("home.html", "HomePage"),
    ("topic.html", "TopicPage"),
    ("source.html", "SourcePage"),
    ("entity.html", "EntityPage"),
    ("event.html", "EventPage"),
    ("dispute.html", "DisputePage"),
    ("term.html", "TermPage"),
    ("page.html", "TextPage"),
    ("list.html", "ListPage"),
    ("timeline.html", "TimelinePage"),
    ("map.html", "MapPage"),
    ("search.html", "SearchPage"),
    ("parallel.html", "ParallelPage"),
    ("data.html", "DataPage"),
    ("print.html", "PrintPage"),
];

/// A view as its file declares it.
struct View {
    name: String,
    documentation: String,
    fields: Vec<(String, String, String)>,
}

/// The types that templates see: all that can be serialised in these folders. The house formats one field a line.
fn views() -> BTreeMap<String, View> {
    let folders = ["src/render/pages", "src/render/drawing"].map(|folder| root().join(folder));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("listable"))
        .map(|entry| entry.expect("entry").path())
        .collect();
    files.push(root().join("src/render/references.rs"));
    files.sort();
    files.iter().flat_map(|path| views_of(&fs::read_to_string(path).expect("readable"))).collect()
}

fn views_of(text: &str) -> BTreeMap<String, View> {
    let mut found = BTreeMap::new();
    let mut open: Option<View> = None;
    let (mut said, mut is_view) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if let Some(documentation) = line.strip_prefix("///") {
            said.push(documentation.trim());
            continue;
        }
        let declared = line.strip_prefix("pub struct ").and_then(|rest| rest.split([' ', '<', '(']).next());
        if line.starts_with("#[derive(") {
            is_view = line.contains("Serialize");
            continue;
        } else if let Some(name) = declared.filter(|_| is_view && line.ends_with('{')) {
            open = Some(View { name: name.to_owned(), documentation: said.join(" "), fields: Vec::new() });
        } else if line == "}" {
            found.extend(open.take().map(|view| (view.name.clone(), view)));
        } else if let (Some(view), Some((field, kind))) =
            (&mut open, line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")))
        {
            let kind = kind.trim_end_matches(',').to_owned();
            view.fields.push((field.to_owned(), kind, said.join(" ")));
        }
        said.clear();
        is_view = false;
    }
    found
}

/// A type in the words of who writes templates.
fn plainly(kind: &str) -> String {
    let inner = |wrapper: &str| kind.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix('>'));
    if let Some(kind) = inner("Option<") {
        return format!("{}, or none", plainly(kind));
    }
    if let Some(kind) = inner("Shared<") {
        return plainly(kind);
    }
    if let Some(kind) = inner("Vec<") {
        return format!("list of {}", plainly(kind));
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "Html" => "HTML".to_owned(),
        "usize" | "u32" | "i64" => "number".to_owned(),
        "bool" => "true or false".to_owned(),
        other => format!("`{other}`"),
    }
}

fn tables() -> String {
    let views = views();
    let table = |view: &View| {
        let rows: String = view
            .fields
            .iter()
            .map(|(field, kind, what)| format!("| `{field}` | {} | {what} |\n", plainly(kind).replace('|', "\\|")))
            .collect();
        format!("{}\n\n| field | is | what |\n|---|---|---|\n{rows}\n", view.documentation)
    };
    let view = |name: &str| views.get(name).unwrap_or_else(|| panic!("no view is named {name}"));
    let pages = SEEN.iter().map(|(template, name)| format!("#### `{template}`\n\n{}", table(view(name))));
    let parts = views.values().filter(|view| SEEN.iter().all(|(_, name)| view.name != *name));
    let parts = parts.map(|view| format!("#### `{}`\n\n{}", view.name, table(view)));
    format!("### Pages\n\n{}### Parts\n\n{}", pages.collect::<String>(), parts.collect::<String>())
}

#[test]
fn the_documentation_of_views_is_that_of_the_types() {
    const OPEN: &str = "<!-- Made from the types by tests/themes.rs. -->\n\n";
    let path = root().join("docs/theming.md");
    let text = fs::read_to_string(&path).expect("docs/theming.md");
    let (before, old) = text.split_once(OPEN).expect("the mark in docs/theming.md");
    let new = tables();
    if std::env::var_os("MALAF_ACCEPT").is_some() {
        fs::write(&path, format!("{before}{OPEN}{}\n", new.trim_end())).expect("written");
        return;
    }
    assert_eq!(old.trim_end(), new.trim_end(), "run MALAF_ACCEPT=1 cargo test --test themes");
}

#[test]
fn every_template_of_a_page_is_among_those_whose_view_is_documented() {
    let made = fs::read_to_string(root().join("src/render/pages/mod.rs")).expect("readable");
    let shown: Vec<&str> = made.split("show.with(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(shown.len() >= 11, "{shown:?}");
    for template in shown {
        assert!(SEEN.iter().any(|(known, _)| *known == template), "{template} is not in SEEN");
    }
}

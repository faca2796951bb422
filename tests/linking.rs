//! What links pages: the names in articles by `captures.lock`, who uses which name of a concept, and the way to every
//! page and back.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::{at, code, copy, malaf, said};

/// The small sound site with its capture at hand.
fn dossier() -> tempfile::TempDir {
    let folder = copy("whole");
    fs::create_dir(folder.path().join("captures")).expect("a folder");
    fs::copy(at("originals/a.txt"), folder.path().join("captures/a.txt")).expect("copied");
    folder
}

fn lock(folder: &Path) -> String {
    fs::read_to_string(folder.join("captures.lock")).expect("a lock")
}

fn build(folder: &Path) -> BTreeMap<String, String> {
    let built = malaf(&["build"], folder);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let mut files = BTreeMap::new();
    collect(&folder.join("public"), "", &mut files);
    files
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("an entry").path();
        let name = format!("{below}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, String::from_utf8_lossy(&fs::read(&path).expect("readable")).into_owned());
        }
    }
}

fn replace(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("readable");
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replace(from, to)).expect("written");
}

fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, below) = page.split_once(&format!("<section aria-labelledby=\"{id}\">")).unwrap_or_default();
    below.split_once("</section>").unwrap_or_default().0
}

#[test]
fn names_in_captures_go_to_the_lock_and_nothing_else_changes() {
    let folder = dossier();
    let before = lock(folder.path());
    let found = malaf(&["ingest", "--mentions"], folder.path());
    assert_eq!(said(&found), "found names anew: a.txt\n");
    let after = lock(folder.path());
    let (names, rest): (Vec<&str>, Vec<&str>) =
        after.lines().partition(|line| line.starts_with("names ") || line.starts_with("mention "));
    assert_eq!(rest, before.lines().collect::<Vec<_>>());
    // The alias الجسر stands in ¶5; the repeated half and the site's own line name nobody.
    assert_eq!(names[1..], ["mention the-council ¶6 = مجلس البلدة", "mention the-town ¶5 = الجسر"]);
    let again = malaf(&["ingest", "--mentions"], folder.path());
    assert_eq!((code(&again), said(&again).as_str()), (0, ""));
    assert_eq!(lock(folder.path()), after);
}

#[test]
fn a_clone_without_the_captures_builds_the_same_site() {
    let folder = dossier();
    let by_digest = build(folder.path());
    malaf(&["ingest", "--mentions"], folder.path());
    let with = build(folder.path());
    fs::remove_dir_all(folder.path().join("captures")).expect("removed");
    fs::remove_dir_all(folder.path().join("public")).expect("removed");
    assert_eq!(build(folder.path()), with);
    // No digest has the town's alias at ¶5; the article does.
    let page = "ar/places/the-town/index.html";
    assert_eq!(section(&by_digest[page], "mentions"), "");
    let mentions = section(&with[page], "mentions");
    assert!(mentions.contains("/ar/sources/paper-2016/#p5") && mentions.contains("مرة واحدة"), "{mentions}");
    let mentions = section(&with["en/sources/paper-2016/index.html"], "mentions");
    assert!(mentions.contains("<a class=\"mark-link\" href=\"#p5\"><bdi dir=\"ltr\">¶5</bdi></a>"), "{mentions}");
}

#[test]
fn names_that_changed_since_are_noticed_with_and_without_the_captures() {
    let folder = dossier();
    malaf(&["ingest", "--mentions"], folder.path());
    assert!(!said(&malaf(&["check"], folder.path())).contains("stale-mentions"));
    replace(folder.path(), "content/entities/the-town.toml", "[\"الجسر\"]", "[\"البلدة القديمة\"]");
    let said_with = said(&malaf(&["check"], folder.path()));
    assert!(said_with.contains("stale-mentions") && said_with.contains("malaf ingest --mentions"), "{said_with}");
    let verified = malaf(&["verify"], folder.path());
    assert_eq!(code(&verified), 1);
    assert!(said(&verified).contains("other names than stand in a.txt"), "{}", said(&verified));

    fs::rename(folder.path().join("captures"), folder.path().join("away")).expect("renamed");
    assert_eq!(said(&malaf(&["check"], folder.path())), said_with);
    let kept = malaf(&["ingest", "--mentions"], folder.path());
    assert!(said(&kept).contains("not at hand: a.txt"), "{}", said(&kept));
    assert!(lock(folder.path()).contains("= الجسر"));

    fs::rename(folder.path().join("away"), folder.path().join("captures")).expect("renamed");
    malaf(&["ingest", "--mentions"], folder.path());
    assert!(lock(folder.path()).contains("mention the-town ¶3 = البلدة القديمة"), "{}", lock(folder.path()));
    assert!(!said(&malaf(&["check"], folder.path())).contains("stale-mentions"));
}

#[test]
fn what_no_name_depends_on_leaves_the_mentions_fresh() {
    let folder = dossier();
    malaf(&["ingest", "--mentions"], folder.path());
    replace(folder.path(), "content/entities/the-town.toml", "35.1", "35.2");
    replace(folder.path(), "content/terms/flood-names.toml", "يضخّم", "يكبّر");
    assert!(!said(&malaf(&["check"], folder.path())).contains("stale-mentions"));
}

/// Two concepts, one's name within the other's, and a name that the editors list in one paragraph of two.
const TERMS: [(&str, &str); 2] = [
    (
        "content/terms/flood-names.toml",
        "concept = { ar = \"فيضان\", en = \"A flood\" }\ntopics = [\"river\"]\ndistinct-from = [\"river-names\"]\n\n\
         [[name]]\ntext = { ar = \"فاض النهر\", en = \"the river rose\" }\n\n\
         [[name]]\ntext = { ar = \"البلدة\", en = \"the town\" }\nframing = \"framed\"\nwhy = { ar = \"لا يقول السبب\", en = \"it does not say why\" }\n\
         used-in = [\"paper-2016 ¶6\"]\n",
    ),
    (
        "content/terms/river-names.toml",
        "concept = { ar = \"مجرى الماء\", en = \"The watercourse\" }\ntopics = [\"river\"]\n\n\
         [[name]]\ntext = { ar = \"النهر\", en = \"the river\" }\n\n[[name]]\ntext = { ar = \"النهر الكبير\", en = \"the great river\" }\n",
    ),
];

#[test]
fn a_concordance_counts_names_by_outlet_and_keeps_look_alikes_apart() {
    let folder = dossier();
    for (file, text) in TERMS {
        fs::write(folder.path().join(file), text).expect("written");
    }
    malaf(&["ingest", "--mentions"], folder.path());
    let lock = lock(folder.path());
    // ¶3 «فاض النهر الكبير»: of names within each other the one that begins first and is longest stands, ¶1 is «النهر».
    for line in ["mention flood-names ¶3 = فاض النهر", "mention river-names ¶1 = النهر"] {
        assert!(lock.contains(line), "{lock}");
    }
    assert!(!lock.contains("= النهر الكبير"), "{lock}");
    let pages = build(folder.path());
    let page = &pages["ar/terms/flood-names/index.html"];
    let names = section(page, "names");
    assert!(names.contains("href=\"/ar/organizations/the-paper/\""), "{names}");
    assert!(names.contains("/ar/sources/paper-2016/#p3"), "{names}");
    assert!(names.contains("منحاز") && names.contains("لا يقول السبب"), "{names}");
    assert!(names.contains("#p6") && !names.contains("#p1"), "{names}");
    let elsewhere = section(page, "elsewhere");
    assert!(elsewhere.contains("#p1") && !elsewhere.contains("#p6"), "{elsewhere}");
    let distinct = section(page, "distinct");
    assert!(distinct.contains("/ar/terms/river-names/") && distinct.contains("النهر الكبير"), "{distinct}");
}

#[test]
fn without_mentions_in_the_lock_a_concordance_is_made_of_the_digests() {
    let folder = copy("whole");
    for (file, text) in TERMS {
        fs::write(folder.path().join(file), text).expect("written");
    }
    let pages = build(folder.path());
    let flood = section(&pages["en/terms/flood-names/index.html"], "names");
    assert!(flood.contains("href=\"/en/sources/paper-2016/#p3\""), "{flood}");
    let river = section(&pages["en/terms/river-names/index.html"], "names");
    assert!(!river.contains("#p3"), "the longer name of another concept is not this one: {river}");
}

/// The addresses that links and forms of a page lead to within the site, as file names.
fn links(file: &str, page: &str) -> Vec<String> {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let of = |element: &str, attribute: &str| -> Vec<String> {
        let address = |rest: &str| {
            let (tag, _) = rest.split_once('>')?;
            let (_, rest) = tag.split_once(&format!("{attribute}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        body.split(&format!("<{element} ")).skip(1).filter_map(address).collect()
    };
    // The search is a form that is sent without any script.
    let hrefs = of("a", "href").into_iter().chain(of("form", "action"));
    let within = hrefs.filter_map(|href| {
        let path = href.split('#').next().unwrap_or_default().to_owned();
        match path.strip_prefix('/') {
            None if path.is_empty() => Some(file.to_owned()),
            None => None,
            Some(path) => Some(format!("{path}index.html")),
        }
    });
    within.collect()
}

fn every_page_is_reached_and_leads_back(files: &BTreeMap<String, String>, languages: &[&str]) {
    let pages: BTreeMap<&str, Vec<String>> = files
        .iter()
        .filter(|(file, _)| file.ends_with("index.html") || *file == "404.html")
        .map(|(file, page)| (file.as_str(), links(file, page)))
        .collect();
    for language in languages {
        let home = format!("{language}/index.html");
        let mut seen = std::collections::BTreeSet::from([home.clone()]);
        let mut queue = vec![home.clone()];
        while let Some(file) = queue.pop() {
            for to in pages.get(file.as_str()).into_iter().flatten() {
                if to.starts_with(&format!("{language}/")) && pages.contains_key(to.as_str()) && seen.insert(to.clone())
                {
                    queue.push(to.clone());
                }
            }
        }
        let own: Vec<&&str> = pages.keys().filter(|file| file.starts_with(&format!("{language}/"))).collect();
        let missed: Vec<&&&str> = own.iter().filter(|file| !seen.contains(**file as &str)).collect();
        assert_eq!(missed, Vec::<&&&str>::new(), "not reached from {home} within its language");
        for file in own {
            let back = &pages[*file];
            assert!(back.contains(&home), "{file} has no way back to {home}");
        }
    }
}

#[test]
fn every_page_is_reached_from_the_front_page_of_its_language_and_leads_back() {
    for site in ["whole", "prose"] {
        let folder = copy(site);
        every_page_is_reached_and_leads_back(&build(folder.path()), &["ar", "en"]);
    }
}

#[test]
fn every_page_of_this_dossier_is_reached_and_leads_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().expect("a folder");
    let site = out.path().join("site");
    let built = malaf(&["build", "--out", &site.to_string_lossy()], root);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let mut files = BTreeMap::new();
    collect(&site, "", &mut files);
    assert!(files.len() > 200, "too few pages to be the dossier");
    every_page_is_reached_and_leads_back(&files, &["ar", "en"]);
}

#[test]
fn what_speaks_of_a_record_stands_on_its_page_by_how_and_by_kind() {
    let folder = copy("whole");
    replace(folder.path(), "content/entities/the-council.toml", "مجلس منتخب", "مجلس منتخب في بلدة الجسر");
    fs::create_dir_all(folder.path().join("content/topics/rain")).expect("a folder");
    for (file, text) in [
        ("topic.toml", "order = 2\nrelated = [\"river\"]\n"),
        ("ar.md", "+++\ntitle = \"المطر\"\n+++\n\nانظر [[flood-names]] [@paper-2016 ¶3].\n"),
        ("en.md", "+++\ntitle = \"Rain\"\n+++\n\nSee [[flood-names]] [@paper-2016 ¶3].\n"),
    ] {
        fs::write(folder.path().join("content/topics/rain").join(file), text).expect("written");
    }
    let pages = build(folder.path());
    let used = |page: &str| {
        let (_, below) = pages[page].split_once("id=\"used-on\"").expect(page);
        below.split_once("</section>").expect("closed").0.to_owned()
    };
    let source = used("en/sources/paper-2016/index.html");
    let (cited, topics) = (source.find("Cited in").expect(&source), source.find("/en/topics/rain/").expect(&source));
    assert!(cited < topics, "{source}");
    assert!(used("en/terms/flood-names/index.html").contains("See also"));
    let town = used("ar/places/the-town/index.html");
    assert!(town.contains("مذكور في") && town.contains("/ar/organizations/the-council/"), "{town}");
    // Nearness is mutual.
    assert!(section(&pages["ar/topics/river/index.html"], "related").contains("/ar/topics/rain/"));
}

#[test]
fn corrections_are_gathered_with_a_page_of_the_editors_and_without() {
    let folder = copy("whole");
    let note = |name: &str, date: &str| {
        let note = folder.path().join("content/notes").join(name);
        fs::create_dir_all(&note).expect("a folder");
        let record = format!("kind = \"correction\"\non = \"paper-2016 ¶3\"\ndate = \"{date}\"\n");
        fs::write(note.join("note.toml"), record).expect("written");
        fs::write(note.join("ar.md"), format!("+++\ntitle = \"تصويب {date}\"\n+++\n\nكان غير ذلك.\n"))
            .expect("written");
        fs::write(note.join("en.md"), format!("+++\ntitle = \"Mended {date}\"\n+++\n\nIt was otherwise.\n"))
            .expect("written");
    };
    assert!(!build(folder.path()).contains_key("ar/corrections/index.html"), "nothing was corrected");
    note("older", "2026-01-02");
    note("newer", "2026-03-04");
    let pages = build(folder.path());
    let made = &pages["en/corrections/index.html"];
    let (newer, older) = (made.find("Mended 2026-03-04"), made.find("Mended 2026-01-02"));
    assert!(newer.is_some() && newer < older, "{made}");
    assert!(made.contains("/en/sources/paper-2016/#r-newer"), "{made}");
    every_page_is_reached_and_leads_back(&pages, &["ar", "en"]);

    let page = folder.path().join("content/pages/corrections");
    fs::create_dir_all(&page).expect("a folder");
    fs::write(page.join("ar.md"), "+++\ntitle = \"ما صوّبناه\"\n+++\n\nهكذا نصوّب.\n").expect("written");
    fs::write(page.join("en.md"), "+++\ntitle = \"What we mended\"\n+++\n\nThis is how we mend.\n").expect("written");
    let own = &build(folder.path())["en/corrections/index.html"];
    let (text, notes) = (own.find("This is how we mend."), own.find("Mended 2026-03-04"));
    assert!(text.is_some() && text < notes, "{own}");
}

#[test]
fn a_line_of_time_draws_no_more_certainty_than_there_is() {
    let folder = copy("whole");
    let event = |id: &str, date: &str, rest: &str| {
        let text = format!(
            "date = \"{date}\"\ntitle = {{ ar = \"حدث {id}\", en = \"Event {id}\" }}\ntopics = [\"river\"]\nplaces = [\"the-town\"]\n\
             cites = [\"paper-2016 ¶3\"]\n{rest}"
        );
        fs::write(folder.path().join(format!("content/events/{id}.toml")), text).expect("written");
    };
    event("sure", "2016-02-21", "");
    event("month", "2016-02", "");
    event("perhaps", "2016-02-20~", "");
    event("planned", "2016-03-01", "status = \"planned\"\n");
    let claims = "content/sources/paper-2016/claims.toml";
    replace(folder.path(), claims, "id = \"council-denies\"", "id = \"council-denies\"\ndate = \"2016-02-22\"");
    let pages = build(folder.path());
    // The same on the line of the dossier, of the topic and of the place.
    for page in ["en/timeline/index.html", "en/topics/river/index.html", "en/places/the-town/index.html"] {
        let classes = |id: &str| {
            let entry = pages[page].split("<li class=\"").find(|entry| entry.contains(&format!("/en/events/{id}/\"")));
            entry.expect(id).split('"').next().expect("classes").to_owned()
        };
        assert_eq!(classes("sure"), "entry status-happened evidence-stated", "{page}");
        assert_eq!(classes("month"), "entry status-happened evidence-stated date-range", "{page}");
        assert_eq!(classes("perhaps"), "entry status-happened evidence-stated date-about", "{page}");
        assert_eq!(classes("planned"), "entry status-planned evidence-stated", "{page}");
    }
    let timeline = &pages["ar/timeline/index.html"];
    assert!(timeline.contains("مخطط له"), "a planned event says so");
    let said = timeline.find("/ar/sources/paper-2016/#r-council-denies").expect("a claim on its own day");
    let before = timeline.find("/ar/events/sure/").expect("an event");
    let after = timeline.find("/ar/events/planned/").expect("an event");
    assert!(before < said && said < after);
}

#[test]
fn a_name_may_run_over_a_line_end_and_marks_hide_none() {
    let folder = dossier();
    let way = |language: &str| format!("content/topics/river/{language}.md");
    let add = |language: &str, text: &str| {
        let path = folder.path().join(way(language));
        let before = fs::read_to_string(&path).expect("readable");
        fs::write(path, format!("{before}\n{text}\n")).expect("written");
    };
    add(
        "ar",
        "## سطران\n\nغادروا بلدة\nالجسر ليلاً [@paper-2016 ¶4].\n\n## علامة\n\nبلدة **الجسر** و**ا**لجسر [@paper-2016 ¶4].",
    );
    add(
        "en",
        "## Two lines\n\nThey left Bridge\nTown at night [@paper-2016 ¶4].\n\n## A mark\n\nBridge **Jisr** and **Jisr**ian [@paper-2016 ¶4].",
    );
    let pages = build(folder.path());
    let town = "<a class=\"mention\" href=\"";
    for (language, whole, short) in [("ar", "بلدة الجسر", "الجسر"), ("en", "Bridge Town", "Jisr")] {
        let page = &pages[&format!("{language}/topics/river/index.html")];
        let mention = |words: &str| format!("{town}/{language}/places/the-town/\">{words}</a>");
        assert!(page.contains(&mention(whole)), "{page}");
        assert!(page.contains(&format!("<strong>{}</strong>", mention(short))), "{page}");
        assert_eq!(page.matches(&mention(short)).count(), 1, "{page}");
    }
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

/// What a reader sees of HTML.
fn words(html: &str) -> String {
    let text: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A source of an outlet of its own, with one claim `ID-left` of the same position as `residents-left`.
fn witness(folder: &Path, id: &str, record: &str, claim: &str) {
    let name = id.to_uppercase();
    let source = format!("content/sources/{id}");
    let outlet = format!("kind = \"organization\"\nname = {{ ar = \"وكالة {name}\", en = \"{name} Agency\" }}\n");
    write(folder, &format!("content/entities/out-{id}.toml"), &outlet);
    let record = format!("capture = \"a.txt\"\npublisher = \"out-{id}\"\ntopics = [\"river\"]\n{record}");
    write(folder, &format!("{source}/source.toml"), &record);
    write(folder, &format!("{source}/ar.md"), "+++\ntitle = \"خبر آخر\"\n+++\n\n[¶3–6] كما في الأول.\n");
    write(folder, &format!("{source}/en.md"), "+++\ntitle = \"Another story\"\n+++\n\n[¶3–6] As in the first.\n");
    let claim = format!(
        "[[claim]]\nid = \"{id}-left\"\nparagraph = 4\nstance = \"reports\"\ntext = {{ ar = \"غادروا: {id}\", en = \"They left: {id}\" }}\n{claim}"
    );
    write(folder, &format!("{source}/claims.toml"), &claim);
}

const SOMEBODY: &str = "speaker = { unnamed = { ar = \"ساكن\", en = \"a resident\" } }\n";

/// What the page of the dispute says of the sources of its first position, in English and in Arabic.
fn voices(folder: &Path, held_by: &str) -> [String; 2] {
    let file = "content/disputes/who-left.toml";
    let text = fs::read_to_string(at("sites/whole").join(file)).expect("readable");
    write(folder, file, &text.replace("[\"residents-left\"]", &format!("[{held_by}]")));
    let pages = build(folder);
    ["en", "ar"].map(|tag| {
        let page = &pages[&format!("{tag}/disputes/who-left/index.html")];
        let (_, below) = page.split_once("<p class=\"position-count\">").expect("a count");
        words(below.split_once("</p>").expect("closed").0)
    })
}

#[test]
fn a_chain_of_rewrites_is_one_voice_and_the_page_says_whose() {
    let folder = copy("whole");
    let root = folder.path();
    write(root, "content/entities/wire.toml", "kind = \"organization\"\nname = { ar = \"السلك\", en = \"Wire\" }\n");
    witness(root, "aa", "derived-from = [\"wire\"]\n", SOMEBODY);
    witness(root, "bb", "derived-from = [\"out-aa\"]\n", SOMEBODY);
    witness(root, "cc", "derived-from = [\"out-bb\", \"wire\"]\n", SOMEBODY);
    let [en, ar] = voices(root, "\"aa-left\", \"bb-left\", \"cc-left\"");
    assert_eq!(en, "3 sources, 1 independent One voice: AA Agency, BB Agency, CC Agency (rewrites of Wire)");
    assert!(ar.contains("واحد مستقل") && ar.contains("إعادة صياغة عن السلك"), "{ar}");
    // The middle of the chain need not be there; who has a report of their own is another voice.
    let [en, _] = voices(root, "\"aa-left\", \"cc-left\", \"residents-left\"");
    assert!(en.starts_with("3 sources, 2 independent") && en.contains("AA Agency, CC Agency (rewrites"), "{en}");
}

#[test]
fn who_rewrite_each_other_are_one_voice() {
    let folder = copy("whole");
    witness(folder.path(), "aa", "derived-from = [\"out-bb\"]\n", SOMEBODY);
    witness(folder.path(), "bb", "derived-from = [\"out-aa\"]\n", SOMEBODY);
    let [en, _] = voices(folder.path(), "\"aa-left\", \"bb-left\"");
    assert!(en.starts_with("2 sources, 1 independent"), "{en}");
}

#[test]
fn a_rewrite_of_two_reports_hides_neither() {
    let folder = copy("whole");
    witness(folder.path(), "aa", "", SOMEBODY);
    witness(folder.path(), "bb", "", SOMEBODY);
    witness(folder.path(), "cc", "derived-from = [\"out-aa\", \"out-bb\"]\n", SOMEBODY);
    let [en, _] = voices(folder.path(), "\"cc-left\", \"aa-left\", \"bb-left\"");
    assert!(en.starts_with("3 sources, 2 independent"), "{en}");
    assert!(en.contains("AA Agency, CC Agency (one report and its rewrites: AA Agency)"), "{en}");
}

#[test]
fn one_statement_printed_twice_is_one_voice_and_two_speakers_are_two() {
    let folder = copy("whole");
    let root = folder.path();
    let spokesman = "speaker = \"the-paper\"\n";
    witness(root, "aa", "", spokesman);
    witness(root, "bb", "", spokesman);
    witness(root, "cc", "", SOMEBODY);
    let [en, ar] = voices(root, "\"aa-left\", \"bb-left\"");
    assert_eq!(en, "2 sources, 1 independent One voice: AA Agency, BB Agency (one statement, by River Paper)");
    assert!(ar.contains("قول واحد، قائله صحيفة النهر"), "{ar}");
    let said = said(&malaf(&["check"], root));
    assert!(said.contains("one speaker's statement, however often printed, is one"), "{said}");
    let [en, _] = voices(root, "\"aa-left\", \"cc-left\"");
    assert_eq!(en, "2 sources, 2 independent");
    // One of them has two speakers: the second is a witness of his own.
    let claims = root.join("content/sources/aa/claims.toml");
    let both = fs::read_to_string(&claims).expect("readable");
    let second = format!("{both}\n{}", both.replace("aa-left", "aa-too").replace(spokesman, SOMEBODY));
    fs::write(claims, second).expect("written");
    let [en, _] = voices(root, "\"aa-left\", \"aa-too\", \"bb-left\"");
    assert_eq!(en, "2 sources, 2 independent");
}

#[test]
fn a_contradiction_stands_on_both_sides_and_not_beside_itself() {
    let folder = copy("whole");
    witness(folder.path(), "aa", "", "speaker = \"the-paper\"\ndisputes = [\"council-denies\"]\n");
    let pages = build(folder.path());
    let on = |page: &str, claim: &str| {
        let (_, below) = pages[page].split_once(&format!("id=\"r-{claim}\"")).expect(claim);
        below.split_once("</div>").expect("closed").0.to_owned()
    };
    let mine = on("en/sources/aa/index.html", "aa-left");
    assert!(mine.contains("href=\"/en/sources/paper-2016/#r-council-denies\""), "{mine}");
    assert!(words(&mine).contains("Contradicts: Town Council: Nobody left"), "{mine}");
    let other = on("ar/sources/paper-2016/index.html", "council-denies");
    assert!(other.contains("href=\"/ar/sources/aa/#r-aa-left\"") && other.contains("يناقض"), "{other}");
    // In the dispute the residents stand beside the council, and who is not there is named.
    let dispute = &pages["en/disputes/who-left/index.html"];
    assert!(
        !dispute.contains("href=\"/en/sources/paper-2016/#r-residents-left\"")
            && dispute.contains("/en/sources/aa/#r-aa-left"),
        "{dispute}"
    );
}

/// What speaks of a page's record, by how.
fn used<'a>(pages: &'a BTreeMap<String, String>, page: &str) -> &'a str {
    let (_, below) = pages[page].split_once("id=\"used-on\"").unwrap_or_default();
    below.split_once("</section>").unwrap_or_default().0
}

#[test]
fn a_topic_shows_the_claims_about_it_and_what_belongs_to_it() {
    let folder = copy("whole");
    let claims = "content/sources/paper-2016/claims.toml";
    replace(
        folder.path(),
        claims,
        "stance = \"denies\"\nabout = [\"the-town\"]",
        "stance = \"denies\"\nabout = [\"river\"]",
    );
    replace(folder.path(), "content/entities/the-paper.toml", "kind", "topics = [\"river\"]\nkind");
    let pages = build(folder.path());
    let claims = section(&pages["ar/topics/river/index.html"], "claims");
    assert!(claims.contains("/ar/sources/paper-2016/#r-council-denies") && claims.contains("مجلس البلدة"), "{claims}");
    assert!(!claims.contains("residents-left"), "{claims}");
    let source = section(&pages["en/sources/paper-2016/index.html"], "claims");
    assert!(words(source).contains("On: The river"), "{source}");
    let belongs = used(&pages, "en/topics/river/index.html");
    assert!(belongs.contains("Belong to this topic") && belongs.contains("/en/organizations/the-paper/"), "{belongs}");
    assert!(belongs.contains("/en/terms/flood-names/") && !belongs.contains("the-council"), "{belongs}");
    assert!(used(&pages, "en/organizations/the-paper/index.html").contains("/en/topics/river/"));
}

#[test]
fn whatever_cites_or_places_a_source_stands_on_its_page() {
    let folder = copy("whole");
    let root = folder.path();
    witness(root, "aa", "", SOMEBODY);
    replace(root, "content/events/flood.toml", "status = \"inferred\"", "status = \"inferred\", cites = [\"aa ¶3\"]");
    replace(
        root,
        "content/entities/the-town.toml",
        "kind",
        "roles = [{ source = \"aa\", paragraph = 3, text = { ar = \"بلدة\", en = \"a town\" } }]\nkind",
    );
    replace(root, "content/entities/the-council.toml", "paper-2016", "aa");
    for tag in ["ar", "en"] {
        replace(root, &format!("content/pages/about/{tag}.md"), "\n+++\n\n", "\n+++\n\n{claim: aa-left}\n\n");
    }
    let pages = build(root);
    let used = used(&pages, "en/sources/aa/index.html");
    for from in ["/en/events/flood/", "/en/places/the-town/", "/en/organizations/the-council/", "/en/about/"] {
        assert!(used.contains(from), "{from} is not among {used}");
    }
}

#[test]
fn a_source_that_names_somebody_in_its_summary_alone_stands_on_their_page() {
    let folder = copy("whole");
    let bridge = "kind = \"place\"\nname = { ar = \"طاحونة الوادي\", en = \"Valley Mill\" }\n";
    write(folder.path(), "content/entities/the-mill.toml", bridge);
    replace(folder.path(), "content/sources/paper-2016/ar.md", "خبر عن فيضان", "خبر عن فيضان عند طاحونة الوادي");
    replace(folder.path(), "content/sources/paper-2016/en.md", "about a flood", "about a flood at Valley Mill");
    let said = said(&malaf(&["check"], folder.path()));
    assert!(!said.contains("the-mill"), "{said}");
    let pages = build(folder.path());
    let used = used(&pages, "ar/places/the-mill/index.html");
    assert!(used.contains("مذكور في") && used.contains("/ar/sources/paper-2016/"), "{used}");
}

#[test]
fn a_term_that_another_is_not_says_so_too() {
    let folder = copy("whole");
    for (file, text) in TERMS {
        write(folder.path(), file, text);
    }
    let distinct = section(&build(folder.path())["en/terms/river-names/index.html"], "distinct").to_owned();
    assert!(distinct.contains("/en/terms/flood-names/"), "{distinct}");
}

#[test]
fn a_note_on_a_claim_stands_beside_it_and_what_leads_to_it_arrives() {
    let folder = copy("whole");
    let root = folder.path();
    let note = |name: &str, on: &str| {
        let kind = format!("kind = \"correction\"\non = \"{on}\"\ndate = \"2026-03-04\"\n");
        write(root, &format!("content/notes/{name}/note.toml"), &kind);
        write(root, &format!("content/notes/{name}/ar.md"), "+++\ntitle = \"لم يقل ذلك\"\n+++\n\nكان غير ذلك.\n");
        write(root, &format!("content/notes/{name}/en.md"), "+++\ntitle = \"It did not\"\n+++\n\nOtherwise.\n");
    };
    note("on-denial", "council-denies");
    note("on-about", "about");
    let pages = build(root);
    for (language, text) in [("ar", "كان غير ذلك."), ("en", "Otherwise.")] {
        let target = format!("/{language}/sources/paper-2016/#r-on-denial");
        assert!(pages[&format!("{language}/corrections/index.html")].contains(&target), "{target}");
        assert!(pages[&format!("{language}/disputes/who-left/index.html")].contains(&target), "{target}");
        let claims = section(&pages[&format!("{language}/sources/paper-2016/index.html")], "claims");
        let (_, note) = claims.split_once("id=\"r-on-denial\"").expect("the note beside its claim");
        assert!(note.contains(text), "{note}");
        assert!(pages[&format!("{language}/about/index.html")].contains("id=\"r-on-about\""));
    }
    // Notes on notes would lead each other in a circle.
    note("on-about", "on-about");
    let faulty = malaf(&["check"], root);
    assert!(said(&faulty).contains("`on-about` is a note, not a topic"), "{}", said(&faulty));
    assert_eq!(code(&faulty), 1);
}

#[test]
fn an_end_that_nobody_knows_is_not_one_that_has_not_come() {
    let folder = copy("whole");
    let shown = |date: &str| {
        let event = fs::read_to_string(at("sites/whole/content/events/flood.toml")).expect("readable");
        write(folder.path(), "content/events/flood.toml", &event.replacen("\"2016-02\"", &format!("\"{date}\""), 1));
        let pages = build(folder.path());
        ["en", "ar"].map(|tag| {
            let (_, below) = pages[&format!("{tag}/events/flood/index.html")].split_once("<dd>").expect("a date");
            words(below.split_once("</dd>").expect("closed").0)
        })
    };
    let ([going_on, _], [en, ar]) = (shown("2016-02/.."), shown("2016-02/"));
    assert!(going_on.starts_with("since February 2016"), "{going_on}");
    assert!(en.starts_with("from February 2016 to an unknown date"), "{en}");
    assert!(ar.starts_with("من شباط 2016 إلى تاريخ غير معروف"), "{ar}");
    let [en, ar] = shown("/2016-02");
    assert!(en.starts_with("from an unknown date to February 2016") && ar.contains("إلى شباط 2016"), "{en} {ar}");
}

//! `malaf init`: a dossier to begin with, in the languages asked for. Nothing that exists is overwritten.

use super::arguments::{IngestArguments, IngestFormat, InitArguments};
use super::captures::ingest;
use super::{FAULTY, Report};
use crate::Error;
use crate::load::Starter;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

/// Writes the starter; asks for what the command line does not say where somebody is there to answer.
pub fn init(arguments: &InitArguments, report: &Report) -> Result<u8, Error> {
    let folder = &arguments.folder;
    if let Some(there) = first_entry(folder)? {
        report.refused(
            folder,
            &format!("`{there}` is there already, and nothing is overwritten: choose an empty folder"),
        );
        return Ok(FAULTY);
    }
    let starter = Starter::embedded();
    let wanted = match wanted(arguments, &starter)? {
        Ok(wanted) => wanted,
        Err(why) => {
            report.refused(folder, &why);
            return Ok(FAULTY);
        }
    };
    let languages: Vec<&str> = wanted.iter().map(|(tag, _)| tag.as_str()).collect();
    for (path, text) in starter.dossier(&languages) {
        write(&folder.join(path), &text)?;
    }
    write(&folder.join("site.toml"), &settings(&wanted, &starter))?;
    let capture = folder.join("captures/library.txt");
    let quiet = IngestArguments {
        files: vec![capture],
        mentions: false,
        bibliography: None,
        dry_run: false,
        id: None,
        format: IngestFormat::Human,
    };
    let code = ingest(folder, &quiet, report)?;
    report.begun(folder);
    Ok(code)
}

/// What stands in the folder, version control aside.
fn first_entry(folder: &Path) -> Result<Option<String>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::file("list the folder", folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(Error::file("list the folder", folder))?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names.into_iter().find(|name| name != ".git"))
}

type Titled = Vec<(String, String)>;

/// The languages with the dossier's title in each, or why there are none.
fn wanted(arguments: &InitArguments, starter: &Starter) -> Result<Result<Titled, String>, Error> {
    let known = starter.languages();
    let there = io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut tags = arguments.language.clone();
    if tags.is_empty() && there {
        let answer = ask(&format!("languages, the first one first [{}]:", known.join(" ")))?;
        tags = answer.split([' ', ',']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    }
    if tags.is_empty() {
        tags.clone_from(&known);
    }
    if let Some(unknown) = tags.iter().find(|tag| !known.contains(tag)) {
        let known = known.join(", ");
        return Ok(Err(format!("there is no starter in `{unknown}`: there is {known}; others are added in site.toml")));
    }
    let mut wanted: Titled = Vec::new();
    for tag in tags {
        if wanted.iter().any(|(own, _)| *own == tag) {
            continue;
        }
        let given = arguments.title.iter().find(|(own, _)| *own == tag).map(|(_, title)| title.clone());
        let title = match given {
            Some(title) => title,
            None if there => ask(&format!("title of the dossier, in {tag} [{}]:", starter.title(&tag)))?,
            None => String::new(),
        };
        let title = if title.trim().is_empty() { starter.title(&tag) } else { title.trim().to_owned() };
        wanted.push((tag, title));
    }
    Ok(Ok(wanted))
}

fn ask(question: &str) -> Result<String, Error> {
    let terminal = Path::new("the terminal");
    let mut out = io::stderr();
    write!(out, "{question} ").and_then(|()| out.flush()).map_err(Error::file("write to", terminal))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(Error::file("read from", terminal))?;
    Ok(answer.trim().to_owned())
}

fn settings(wanted: &Titled, starter: &Starter) -> String {
    let titles = wanted.iter().map(|(tag, title)| format!("{tag} = {}", quoted(title)));
    let mut out = format!(
        "title    = {{ {} }}\nbase-url = \"https://dossier.example/\"   # where the site will stand\ntheme    = \"diwan\"\n",
        titles.collect::<Vec<_>>().join(", "),
    );
    for (tag, _) in wanted {
        out.push_str(&format!("\n{}", starter.settings(tag)));
    }
    out.push_str("\n# What may be published of a source that does not say otherwise.\n[rights]\npublish     = \"digest\"\nquote-words = 25\n");
    out
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
    }
    let mut file = fs::File::create_new(path).map_err(Error::file("create", path))?;
    file.write_all(text.as_bytes()).map_err(Error::file("write", path))
}

/// `ar=عنوان`, for the command line.
pub fn title(text: &str) -> Result<(String, String), String> {
    let (tag, title) = text.split_once('=').ok_or_else(|| format!("`{text}` is no title: write TAG=TITLE"))?;
    Ok((tag.trim().to_owned(), title.trim().to_owned()))
}

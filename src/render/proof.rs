//! Whether a site's own templates, words and styles hold, found before any page is made.
//!
//! What came with malaf is proven by malaf's own tests; a site's templates are an author's work, and their faults are
//! diagnostics like all others: all at once, with file and line. Where nothing is wrong with them as they stand, one
//! page of each kind is made in each language, so that a template that asks for what its view does not have is found
//! by `malaf check` too.

use super::pages::{PageKey, pages};
use super::strings;
use super::styles;
use super::templates::{TemplateFile, Templates, named};
use super::words::{self, Word};
use super::{Renderer, page_of, parts_of};
use crate::Error;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Severity, Unplaced, nearest};
use crate::language::{Counts, PLURAL_FORMS};
use crate::link::Dossier;
use crate::load::Assets;
use crate::parse::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::Discriminant;

/// Reports what is wrong with the theme and the templates.
///
/// # Errors
/// Where the machine fails.
pub fn prove(dossier: &Dossier, assets: &Assets, files: &Files, faults: &mut Diagnostics) -> Result<(), Error> {
    let mut found = Vec::new();
    if let Some(fault) = unknown_theme(dossier, assets) {
        faults.push(fault);
        return Ok(());
    }
    let without_words = languages_without_words(dossier, assets);
    let are_sound = without_words.is_empty();
    without_words.into_iter().for_each(|fault| faults.push(fault));
    if !assets.has_own() {
        return Ok(());
    }
    let proof = Proof { dossier, assets, theme: &dossier.config.theme };
    proof.templates(&mut found);
    proof.words(&mut found);
    if let Err(Error::Template(fault)) = styles::bundle(assets, proof.theme) {
        found.push((Severity::Error, *fault));
    }
    let breaks = |(severity, _): &(Severity, Unplaced)| *severity == Severity::Error;
    if are_sound && !faults.has_errors() && !found.iter().any(breaks) {
        proof.pages(&mut found)?;
    }
    found.iter().for_each(|(severity, fault)| faults.push(fault.placed(files, *severity)));
    Ok(())
}

fn unknown_theme(dossier: &Dossier, assets: &Assets) -> Option<Diagnostic> {
    let theme = &dossier.config.theme;
    let themes = assets.themes();
    if themes.contains(&theme.value.as_str()) {
        return None;
    }
    let message = format!("there is no theme `{}`", theme.value);
    let hint = match nearest(theme, themes.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}; a theme of your own stands in `themes/{}/`", themes.join(", "), theme.value),
    };
    Some(Diagnostic::error("unknown-theme", theme.place, message).hint(hint))
}

fn languages_without_words(dossier: &Dossier, assets: &Assets) -> Vec<Diagnostic> {
    let theme = &dossier.config.theme;
    let mut known: Vec<String> = Vec::new();
    for (name, _) in assets.below(&format!("themes/{}/strings", theme.value)) {
        known.extend(name.strip_suffix(".ftl").map(str::to_owned));
    }
    let without =
        dossier.config.languages.iter().filter(|language| !known.iter().any(|tag| tag == language.tag.as_str()));
    let fault = |language: &Language| {
        let path = strings::path(theme, language.tag.as_str());
        let message = format!("the theme `{}` has no words in `{}`", theme.value, language.tag);
        let hint = format!("it has: {}; translate one of its files into `{path}`", known.join(", "));
        Diagnostic::error("missing-string", language.place, message).hint(hint)
    };
    without.map(fault).collect()
}

struct Proof<'a> {
    dossier: &'a Dossier,
    assets: &'a Assets,
    theme: &'a str,
}

/// A key as a template asks for it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked<'t> {
    /// `key="nav-home"`.
    Whole(&'t str),
    /// `key="nav-" ~ section`.
    Beginning(&'t str),
}

impl Proof<'_> {
    fn templates(&self, found: &mut Vec<(Severity, Unplaced)>) {
        let own = named(self.assets, self.theme);
        let built_in = named(&Assets::embedded(), self.theme).into_keys().collect::<BTreeSet<String>>();
        let texts: Vec<&str> = own.values().filter_map(|file| file.text().ok()).collect();
        let is_named = |name: &str| {
            texts.iter().any(|text| text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'")))
        };
        for (name, file) in &own {
            // A file that only defines components is used by their names.
            let defines = file.text().is_ok_and(|text| text.contains("{% component"));
            if !built_in.contains(name) && !is_named(name) && !defines {
                let hint =
                    nearest(name, built_in.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
                let message = format!("no page is shown with the template `{name}`");
                found.push((Severity::Warning, Unplaced::new("unused-template", &file.path, message).maybe_hint(hint)));
            }
        }
        found.extend(faulty_templates(&own).into_iter().map(|fault| (Severity::Error, fault)));
    }

    fn words(&self, found: &mut Vec<(Severity, Unplaced)>) {
        let built_in = Assets::embedded();
        let reference = keys_of(&built_in, DEFAULT);
        let in_theme = keys_of(self.assets, self.theme);
        let templates = named(self.assets, self.theme);
        let asked: BTreeSet<Asked<'_>> =
            templates.values().filter_map(|file| file.text().ok()).flat_map(asked).map(|(key, _)| key).collect();
        let counted = self.counted_keys();
        for language in &self.dossier.config.languages {
            let tag = language.tag.as_str();
            let Ok(text) = strings::text(self.assets, self.theme, tag) else { continue };
            let path = strings::path(self.theme, tag);
            let (words, faults) = words::read(&path, text);
            found.extend(faults.into_iter().map(|fault| (Severity::Error, fault)));
            let needed = |key: &&String| reference.contains(*key) || is_asked(&asked, key);
            let missing = reference
                .union(&in_theme)
                .filter(needed)
                .filter(|key| !words.iter().any(|word| word.key == key.as_str()));
            found.extend(missing_words(&path, missing).map(|fault| (Severity::Error, fault)));
            let is_used = |word: &Word<'_>| reference.contains(word.key) || is_asked(&asked, word.key);
            let idle = words.iter().filter(|word| !is_used(word)).map(|word| {
                let message = format!("no page says the message `{}`", word.key);
                Unplaced::new("unused-string", &path, message).at(word.range.clone())
            });
            found.extend(idle.map(|fault| (Severity::Warning, fault)));
            if let Ok(counts) = Counts::new(&language.locale) {
                let wrong = words.iter().filter_map(|word| wrong_forms(&path, tag, word, &counts.forms(), &counted));
                found.extend(wrong.map(|fault| (Severity::Error, fault)));
            }
        }
        let known: BTreeSet<String> = reference.union(&in_theme).cloned().collect();
        for file in templates.values() {
            let Ok(text) = file.text() else { continue };
            found.extend(unknown_keys(file, text, &known).map(|fault| (Severity::Error, fault)));
        }
    }

    /// Keys that some language of the theme chooses by a count.
    fn counted_keys(&self) -> BTreeSet<String> {
        let mut counted = BTreeSet::new();
        for language in &self.dossier.config.languages {
            let tag = language.tag.as_str();
            let Ok(text) = strings::text(self.assets, self.theme, tag) else { continue };
            let (words, _) = words::read("", text);
            let chosen = words.into_iter().filter(|word| word.choices.iter().any(|names| is_by_count(names)));
            counted.extend(chosen.map(|word| word.key.to_owned()));
        }
        counted
    }

    /// One page of each kind in each language.
    fn pages(&self, found: &mut Vec<(Severity, Unplaced)>) -> Result<(), Error> {
        let renderer = match Renderer::new(self.dossier, self.assets) {
            Ok(renderer) => renderer,
            Err(Error::Template(fault)) => {
                found.push((Severity::Error, *fault));
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let mut seen: Vec<(Discriminant<PageKey>, Option<Discriminant<crate::link::RecordRef>>)> = Vec::new();
        for key in pages(self.dossier) {
            let kind = (std::mem::discriminant(&key), key.record().as_ref().map(std::mem::discriminant));
            if seen.contains(&kind) {
                continue;
            }
            seen.push(kind);
            let Some(page) = parts_of(key, self.dossier).next() else { continue };
            for language in &self.dossier.config.languages {
                match page_of(&renderer, page, language) {
                    Ok(_) => {}
                    Err(Error::Template(fault)) if is_known(found, &fault) => {}
                    Err(Error::Template(fault)) => found.push((Severity::Error, *fault)),
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }
}

/// Whether the same place is at fault for another page already.
fn is_known(found: &[(Severity, Unplaced)], fault: &Unplaced) -> bool {
    found.iter().any(|(_, other)| other.path == fault.path && other.range == fault.range && fault.range.is_some())
}

/// The theme whose words are the contract: what malaf's own code and templates say, they say in it.
const DEFAULT: &str = "diwan";

fn keys_of(assets: &Assets, theme: &str) -> BTreeSet<String> {
    let folder = format!("themes/{theme}/strings");
    let texts = assets.below(&folder).filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    texts.flat_map(|text| words::read("", text).0).map(|word| word.key.to_owned()).collect()
}

/// How many missing keys are named.
const NAMED: usize = 5;

fn missing_words<'k>(path: &str, missing: impl Iterator<Item = &'k String>) -> impl Iterator<Item = Unplaced> {
    let missing: Vec<&str> = missing.map(String::as_str).collect();
    let named = missing.iter().take(NAMED).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let more = missing.len().saturating_sub(NAMED);
    let message = if more > 0 {
        format!("the messages {named} and {more} more are missing")
    } else {
        format!("missing here: {named}")
    };
    let hint = "the other languages of the theme have them; a file of the site's own stands for the whole file";
    let fault = Unplaced::new("missing-string", path, message).maybe_hint(Some(hint.to_owned()));
    (!missing.is_empty()).then_some(fault).into_iter()
}

fn is_by_count(names: &[&str]) -> bool {
    names.iter().any(|name| PLURAL_FORMS.contains(name) && *name != "other")
}

/// A choice by a count that lacks a form of the language, has one that the language does not have, or is not there.
fn wrong_forms(path: &str, tag: &str, word: &Word<'_>, forms: &[&str], counted: &BTreeSet<String>) -> Option<Unplaced> {
    let fault = |message: String| {
        let hint = format!("the forms of `{tag}`: {}", forms.join(", "));
        Some(Unplaced::new("missing-plural-form", path, message).at(word.range.clone()).maybe_hint(Some(hint)))
    };
    let by_count = word.choices.iter().find(|names| is_by_count(names));
    let Some(names) = by_count else {
        let is_counted = counted.contains(word.key) && forms.len() > 1;
        return is_counted.then(|| fault(format!("`{}` has one form for all counts", word.key))).flatten();
    };
    if let Some(form) = forms.iter().find(|form| !names.contains(*form)) {
        return fault(format!("`{}` lacks the form `{form}`", word.key));
    }
    let idle = names.iter().find(|name| !forms.contains(*name))?;
    fault(format!("`{}` has a form `{idle}`, which no count takes in `{tag}`", word.key))
}

/// What is wrong with each template: Tera stops at the first, so a faulty one is set aside and the rest tried again.
fn faulty_templates(own: &BTreeMap<String, TemplateFile<'_>>) -> Vec<Unplaced> {
    let mut found: Vec<Unplaced> = Vec::new();
    let mut left = own.clone();
    while let Err(fault) = Templates::of(&left) {
        let Some(name) = left.iter().find(|(_, file)| file.path == fault.path).map(|(name, _)| name.clone()) else {
            found.push(fault);
            break;
        };
        left.get_mut(&name).into_iter().for_each(TemplateFile::empty);
        // A component that others miss because its file is set aside is no fault of theirs.
        let follows = !found.is_empty() && fault.message.contains("component");
        found.extend((!follows).then_some(fault));
        if found.len() > own.len() {
            break;
        }
    }
    found
}

/// Every key that a template asks for, with its place.
fn asked(text: &str) -> Vec<(Asked<'_>, std::ops::Range<usize>)> {
    const OPENING: &str = "key=\"";
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(OPENING)) {
        let start = from + at + OPENING.len();
        let rest = text.get(start..).unwrap_or_default();
        let Some(end) = rest.find('"') else { break };
        let key = rest.get(..end).unwrap_or_default();
        let after = rest.get(end + 1..).unwrap_or_default().trim_start();
        let asked = if after.starts_with('~') { Asked::Beginning(key) } else { Asked::Whole(key) };
        found.push((asked, start..start + end));
        from = start + end;
    }
    found
}

fn is_asked(asked: &BTreeSet<Asked<'_>>, key: &str) -> bool {
    asked.iter().any(|asked| match asked {
        Asked::Whole(whole) => *whole == key,
        Asked::Beginning(beginning) => key.starts_with(beginning),
    })
}

fn unknown_keys<'t>(
    file: &'t TemplateFile<'_>,
    text: &'t str,
    known: &'t BTreeSet<String>,
) -> impl Iterator<Item = Unplaced> + 't {
    asked(text).into_iter().filter_map(move |(asked, range)| {
        let Asked::Whole(key) = asked else { return None };
        if known.contains(key) {
            return None;
        }
        let hint = nearest(key, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        let message = format!("the theme has no message `{key}`");
        Some(Unplaced::new("missing-string", &file.path, message).at(range).maybe_hint(hint))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_templates_ask_for_them() {
        let text = "{{ t(key=\"nav-home\", lang=lang) }} {{ t(key=\"kind-\" ~ kind, lang=lang) }} {{ t(key=key) }}";
        let keys: Vec<Asked<'_>> = asked(text).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, [Asked::Whole("nav-home"), Asked::Beginning("kind-")]);
    }
}

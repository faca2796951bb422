//! `malaf check --external`: whether what the dossier links to on other hosts is still there.
//!
//! Beside the pipeline, and the one place from which other hosts are asked. malaf itself has no means to: it runs an
//! installed curl ([`curl`]), whose certificates and proxies the system keeps. Hosts are asked politely: each address
//! once, first for its head alone, one address of a host after the other with a pause between, a few hosts at a time; what
//! answered is not asked again for a week ([`kept`]).

mod curl;
mod kept;

use crate::Error;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::language::CivilDay;
use crate::link::{Dossier, LinkedProse, Source, Target};
use curl::{Answer, Curl};
use kept::Kept;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// The rule's name.
const RULE: &str = "unreachable-address";
/// Between two questions to one host.
const PAUSE: Duration = Duration::from_secs(1);
/// So many hosts are asked at a time (somewhat arbitrary).
const HOSTS: usize = 8;

/// An address as it stands in a text.
struct Linked<'a> {
    address: &'a str,
    place: Place,
    hint: Option<String>,
}

/// Asks for every address of `dossier` on other hosts, and reports those that lead nowhere. `prose` is all its prose.
///
/// # Errors
/// Where there is no curl.
pub fn check(root: &Path, dossier: &Dossier, prose: &[&LinkedProse], faults: &mut Diagnostics) -> Result<(), Error> {
    let linked = linked(dossier, prose);
    if linked.is_empty() {
        return Ok(());
    }
    let mut kept = Kept::read(root);
    let wanted: BTreeSet<&str> = linked.iter().map(|link| asked_for(link.address)).collect();
    let unknown = wanted.into_iter().filter(|address| kept.answer(address).is_none());
    let answers = ask(&Curl::find()?, by_host(unknown))?;
    answers.into_iter().for_each(|(address, answer)| kept.note(address, answer));
    kept.write()?;
    for link in linked {
        if let Some(why) = kept.answer(asked_for(link.address)).and_then(Answer::fault) {
            let message = format!("`{}` {why}", link.address);
            faults.push(Diagnostic::warning(RULE, link.place, message).maybe_hint(link.hint));
        }
    }
    Ok(())
}

/// What a host is asked for: it never sees a fragment.
fn asked_for(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

fn linked<'a>(dossier: &'a Dossier, prose: &[&'a LinkedProse]) -> Vec<Linked<'a>> {
    let mut found = Vec::new();
    let mut add = |address: &'a str, place, hint| {
        if address.starts_with("https://") || address.starts_with("http://") {
            found.push(Linked { address, place, hint });
        }
    };
    for prose in prose {
        for (reference, target) in prose.prose.references.iter().zip(&prose.targets) {
            if let Target::External(address) = target {
                add(address, reference.place, archive_of(address, None));
            }
        }
    }
    for (_, source) in dossier.sources.iter() {
        if let Some(original) = &source.record.original {
            add(&original.value, original.place, copy_of(source, &original.value));
        }
        if let Some(copy) = &source.record.archived {
            add(&copy.address.value, copy.address.place, None);
        }
    }
    for (_, entity) in dossier.entities.iter() {
        entity.record.same_as.iter().for_each(|address| add(&address.value, address.place, None));
    }
    found
}

/// Where the original's words may still be read.
fn copy_of(source: &Source, original: &str) -> Option<String> {
    if let Some(copy) = &source.record.archived {
        return Some(format!("its archived copy of {}: {}", copy.date, copy.address.value));
    }
    let day = source.record.date.as_ref().and_then(|date| date.value.exact_day());
    archive_of(original, day)
}

/// The archive is not asked whether it has a copy: its address leads to the nearest there is.
fn archive_of(address: &str, day: Option<CivilDay>) -> Option<String> {
    let day = day.map_or_else(|| "2".to_owned(), |day| day.format("%Y%m%d").to_string());
    let is_archived = address.contains("://web.archive.org/");
    (!is_archived).then(|| format!("perhaps there is an archived copy: https://web.archive.org/web/{day}/{address}"))
}

fn by_host<'a>(addresses: impl Iterator<Item = &'a str>) -> Vec<Vec<&'a str>> {
    let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        hosts.entry(host(address)).or_default().push(address);
    }
    hosts.into_values().collect()
}

/// The host of an address, whatever its port and the user it names.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let is_literal = host.starts_with('[');
    let host = if is_literal { host.split_inclusive(']').next() } else { host.split(':').next() };
    host.unwrap_or_default().to_lowercase()
}

/// Asks for all addresses, several hosts at a time.
fn ask<'a>(curl: &Curl, hosts: Vec<Vec<&'a str>>) -> Result<Vec<(&'a str, Answer)>, Error> {
    let threads = hosts.len().min(HOSTS);
    let (hosts, answers) = (Mutex::new(hosts), Mutex::new(Vec::new()));
    let work = || -> Result<(), Error> {
        while let Some(host) = hosts.lock().map_err(poisoned)?.pop() {
            for (n, address) in host.into_iter().enumerate() {
                if n > 0 {
                    thread::sleep(PAUSE);
                }
                let answer = curl.ask(address)?;
                answers.lock().map_err(poisoned)?.push((address, answer));
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined = threads.into_iter().map(|thread| thread.join().map_err(poisoned)?);
        joined.collect::<Result<Vec<()>, Error>>()
    })?;
    answers.into_inner().map_err(poisoned)
}

fn poisoned<T>(_: T) -> Error {
    Error::Internal("a thread that asks hosts failed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_host_stand_together_whatever_their_port() {
        for (address, expected) in [
            ("https://Host.example/a", "host.example"),
            ("http://host.example:8080?x", "host.example"),
            ("https://user@host.example/", "host.example"),
            ("http://[::1]:80/a", "[::1]"),
        ] {
            assert_eq!(host(address), expected);
        }
    }

    #[test]
    fn a_copy_is_looked_for_at_the_archive_but_not_of_the_archive() {
        let day = CivilDay::from_ymd_opt(2017, 8, 3);
        let said = archive_of("https://host.example/a", day);
        assert!(said.is_some_and(|hint| hint.ends_with("https://web.archive.org/web/20170803/https://host.example/a")));
        assert_eq!(archive_of("https://web.archive.org/web/2017/https://host.example/", day), None);
    }
}

//! Answers each line of the input, a text in JSON, with its folding and its words: for the test that compares the
//! site's scripts with the program (`tests/search/fold.test.js`).

#![expect(clippy::print_stdout, reason = "its output is its purpose")]

use malaf::language::fold;
use malaf::language::terms::{readings, terms};
use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let words: Vec<(String, &str, Vec<String>)> = terms(&text)
            .into_iter()
            .map(|term| {
                let readings = readings(&term.key);
                (term.key, text.get(term.range).unwrap_or_default(), readings)
            })
            .collect();
        println!("{}", serde_json::to_string(&(fold(&text).text(), words))?);
    }
    Ok(())
}

//! Makes a dossier of any number of bilingual sources, and a Hugo site of the same articles, to measure speed with.
//!
//! ```sh
//! cargo run --release --example make-dossier -- 10000 folder        # folder/malaf, folder/hugo
//! cargo run --release --example make-dossier -- 10000 folder 7      # with another seed than 1
//! ```
//!
//! The same number and seed give the same bytes on every machine. `scripts/bench-peers` uses it.

#![expect(clippy::print_stderr, reason = "a program, and it tells its user how it is called")]

mod articles;
mod dossier;
mod files;
mod hugo;
mod random;
mod words;

use articles::Dossier;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers = |at: usize, otherwise: &str| arguments.get(at).map_or(otherwise, String::as_str).parse::<u64>().ok();
    let (Some(count), Some(folder), Some(seed)) = (numbers(0, ""), arguments.get(1), numbers(2, "1")) else {
        eprintln!("how many sources, into which folder, and maybe a seed: make-dossier 1000 folder 1");
        return ExitCode::FAILURE;
    };
    let dossier = Dossier::new(usize::try_from(count.max(1)).unwrap_or(1), seed);
    let folder = Path::new(folder);
    let written = dossier::write_dossier(&dossier, &folder.join("malaf"))
        .and_then(|()| hugo::write_site(&dossier, &folder.join("hugo")));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

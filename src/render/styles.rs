//! A theme's stylesheet: bundled, minified, named by its content. The one door to `lightningcss`.
//!
//! Targets are modern on purpose: for old browsers lightningcss turns logical properties and `:dir()` into lists of
//! `:lang()`, which is wrong for an island of the other direction (ARABIC.md, Direction).

use crate::Error;
use crate::diagnostic::Unplaced;
use crate::load::Assets;
use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use std::path::{Path, PathBuf};

/// Bundles `themes/<theme>/styles/main.css` with what it imports.
///
/// # Errors
/// Where the theme has no stylesheet, or it is not valid CSS: the message names file and line.
pub fn bundle(assets: &Assets, theme: &str) -> Result<String, Error> {
    let folder = format!("themes/{theme}/styles");
    let provider = FromAssets::new(assets, &folder);
    let wrong = |why: String| Error::template(format!("{folder}/main.css"), why);
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(Path::new("main.css")).map_err(|error| located(&folder, &provider, &error))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| wrong(error.to_string()))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() });
    printed.map(|css| css.code).map_err(|error| wrong(error.to_string()))
}

/// The fault in the file that holds it, which may be one that `main.css` imports.
fn located<T: std::fmt::Display>(folder: &str, files: &FromAssets, error: &lightningcss::error::Error<T>) -> Error {
    let Some(loc) = &error.loc else {
        return Error::template(format!("{folder}/main.css"), error.kind.to_string());
    };
    let fault = Unplaced::new("template-error", format!("{folder}/{}", loc.filename), error.kind.to_string());
    let text = files.read(Path::new(&loc.filename)).unwrap_or_default();
    // Lines are counted from 0.
    let start: usize = text.split_inclusive('\n').take(loc.line as usize).map(str::len).sum();
    fault.at(start..start).into()
}

/// Hands the bundler files from memory.
struct FromAssets {
    files: Vec<(PathBuf, String)>,
}

impl FromAssets {
    fn new(assets: &Assets, folder: &str) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { files: assets.below(folder).map(|(path, bytes)| (PathBuf::from(path), text(bytes))).collect() }
    }
}

/// An import of a file that the theme does not have.
#[derive(Debug, thiserror::Error)]
#[error("there is no file `{0}` in the theme's styles")]
struct Missing(String);

impl SourceProvider for FromAssets {
    type Error = Missing;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, Missing> {
        let found = self.files.iter().find(|(path, _)| path == file);
        found.map(|(_, text)| text.as_str()).ok_or_else(|| Missing(file.display().to_string()))
    }

    fn resolve(&self, specifier: &str, originating_file: &Path) -> Result<ResolveResult, Missing> {
        let folder = originating_file.parent().unwrap_or(Path::new(""));
        let specifier = specifier.strip_prefix("./").unwrap_or(specifier);
        Ok(ResolveResult::File(folder.join(specifier)))
    }
}

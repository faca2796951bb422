//! `malaf completions` and `malaf man`: what a package of malaf carries beside the program. The one door to
//! `clap_complete` and `clap_mangen`.

use super::arguments::Arguments;
use super::{Report, SOUND};
use crate::Error;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::fs;
use std::path::Path;

/// Prints the completions of a shell.
pub fn completions(shell: Shell, report: &Report) -> Result<u8, Error> {
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "malaf", &mut written);
    report.data(&String::from_utf8_lossy(&written))?;
    Ok(SOUND)
}

/// Prints the manual's first page, or writes a page for each command into a folder.
pub fn man(out: Option<&Path>, report: &Report) -> Result<u8, Error> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = out else {
        report.data(&page(&command, "malaf")?)?;
        return Ok(SOUND);
    };
    fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
    write(folder, &command, "malaf")?;
    Ok(SOUND)
}

/// A command's page and those of its own commands: `malaf-build.1`, `malaf-translate-accept.1`.
fn write(folder: &Path, command: &Command, name: &str) -> Result<(), Error> {
    let path = folder.join(format!("{name}.1"));
    fs::write(&path, page(command, name)?).map_err(Error::file("write", &path))?;
    let mut own = command.get_subcommands().filter(|inner| inner.get_name() != "help" && !inner.is_hide_set());
    own.try_for_each(|inner| write(folder, inner, &format!("{name}-{}", inner.get_name())))
}

fn page(command: &Command, name: &str) -> Result<String, Error> {
    let mut written = Vec::new();
    let man = Man::new(command.clone()).title(name).date("");
    man.render(&mut written).map_err(|error| Error::Internal(format!("cannot write the manual: {error}")))?;
    Ok(String::from_utf8_lossy(&written).into_owned())
}

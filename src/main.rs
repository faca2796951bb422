//! The `malaf` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    malaf::cli::run()
}

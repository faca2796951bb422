//! The `malaf` command.

use std::process::ExitCode;

/// Views and templates make and drop many small strings on every thread; the system's allocator is a fifth of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    malaf::cli::run()
}

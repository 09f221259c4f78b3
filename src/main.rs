//! The program: arguments in, exit code out. Everything else is in the library.

use std::process::ExitCode;

/// Pages are made of thousands of small strings on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    teladan::cli::run(std::env::args_os()).into()
}

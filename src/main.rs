//! The program: arguments in, exit code out. Everything else is in the library.

use std::process::ExitCode;

/// Pages are made of thousands of small strings on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a thread has for what stands within one another, in bytes: templates that include one another
/// as deep as they may, while the thread waits for a share of another task. Two megabytes are usual.
const STACK: usize = 16 << 20;

fn main() -> ExitCode {
    // It fails only where threads are there already, and then they serve.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    teladan::cli::run(std::env::args_os()).into()
}

//! What tests are written with: small knowledge bases, runs of the real program, pages as a browser
//! reads them. Apart from the tests, because two test binaries use it.

pub(crate) mod html;
#[allow(dead_code, reason = "one of the two binaries needs only some of it")]
pub(crate) mod photo;
pub(crate) mod project;
pub(crate) mod run;
pub(crate) mod samples;
pub(crate) mod serving;

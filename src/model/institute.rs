//! An institute: a body that trains officials and publishes what they learnt.

use super::term::TermId;
use crate::text::web_address::WebAddress;

/// A body that trains.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Institute {
    pub kind: Option<TermId>,
    pub short_name: Option<String>,
    pub province: Option<TermId>,
    pub url: Option<WebAddress>,
}

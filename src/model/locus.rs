//! A locus: a place or office worth learning from.

use super::{
    case::Award,
    choice::{Hosting as Accepts, Trait},
    common::{Coordinates, Listing, TextOrEntry},
    term::TermId,
};
use crate::text::{date::Date, web_address::WebAddress};

/// A place or office worth learning from.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Locus {
    pub kind: TermId,
    pub parent: Option<TextOrEntry>,
    pub short_name: Option<String>,
    pub original_name: Option<String>,
    pub country: String,
    pub province: Option<TermId>,
    pub regency: Option<String>,
    pub address: Option<String>,
    pub coordinates: Option<Coordinates>,
    pub population: Option<u64>,
    pub area_km2: Option<f64>,
    pub traits: Vec<Trait>,
    pub awards: Listing<Award>,
    pub contact: Option<Contact>,
    pub hosting: Option<Hosting>,
}

/// The office to get in touch with.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Contact {
    pub office: Option<String>,
    pub channel: Vec<String>,
}

/// The rules for receiving visitors.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml")]
pub struct Hosting {
    pub accepts: Vec<Accepts>,
    pub notice_days: Option<u64>,
    pub days: Vec<String>,
    pub capacity: Option<u64>,
    pub letter_to: Option<String>,
    pub url: Option<WebAddress>,
    pub checked: Option<Date>,
}

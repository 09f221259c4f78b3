//! What stands beside a site in its archive: the way in, the sums of its files, and what an officer
//! who is to host it must attach. Apart from `target`, whose files a server reads: these are read by
//! people.

mod bill_of_materials;
mod dossier;

pub use dossier::{AccessibilityFindings, PackedSite};

use crate::output::OutputPath;

/// The texts beside the site, by their path in the archive.
pub fn archive_texts(site: &PackedSite<'_>) -> Vec<(OutputPath, String)> {
    let texts = [
        ("BUKA-DI-SINI.html", dossier::write_way_in(site)),
        ("BACA-SAYA.txt", dossier::write_read_me(site)),
        ("UNTUK-PENGELOLA-SERVER.html", dossier::write_dossier(site)),
        ("komponen-teladan.cdx.json", bill_of_materials::write_bill()),
    ];
    let texts = texts.into_iter();
    texts.filter_map(|(path, text)| Some((OutputPath::new(path)?, text))).collect()
}

/// The policy that a page brings with it; empty if it has none.
pub fn find_policy(html: &str) -> String {
    let (_, rest) = html.split_once("http-equiv=\"Content-Security-Policy\"").unwrap_or_default();
    let (_, rest) = rest.split_once("content=\"").unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

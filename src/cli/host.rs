//! `--target` of `teladan build`: the files that a host needs beside the site, and what the host
//! would refuse of it.

use super::args::HostName;
use crate::{
    config::Config,
    diagnostic::wording::phrase,
    output::{OutputError, OutputFolder, StagedFile},
    search::{is_index_file, is_index_root},
    target::{HostExcess, HostTarget, HostedSite, find_excesses, host_files},
    text::{
        language::Language,
        number::{write_count, write_size},
        web_address::WebAddress,
    },
};

impl From<HostName> for HostTarget {
    fn from(name: HostName) -> Self {
        match name {
            HostName::Folder => Self::Folder,
            HostName::Apache => Self::Apache,
            HostName::Nginx => Self::Nginx,
            HostName::Iis => Self::Iis,
            HostName::Github => Self::Github,
            HostName::Netlify => Self::Netlify,
        }
    }
}

/// Stages the files that the host needs beside those of the site.
pub(super) fn stage_host_files(
    writer: &OutputFolder<'_>,
    target: HostTarget,
    config: &Config,
    asset_folder: &str,
    files: &[StagedFile],
) -> Result<Vec<StagedFile>, OutputError> {
    let language = config.languages.first().map_or("id", String::as_str);
    let paths: Vec<&str> = files.iter().map(|file| file.path().as_str()).collect();
    let site = HostedSite {
        base_path: base_path(config.base_url.as_ref()),
        title: config.title.get(language),
        language,
        lasting_folders: lasting_folders(asset_folder, &paths),
        paths,
    };
    let files = host_files(target, &site).into_iter();
    files.map(|(path, text)| writer.stage(path, text.as_bytes())).collect()
}

/// The path of the site's address.
fn base_path(address: Option<&WebAddress>) -> String {
    let rest = address.and_then(|address| address.as_str().split_once("://"));
    let path = rest.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let path = path.trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// The folders whose files are named by their content: that of the assets, and those of the index.
fn lasting_folders(asset_folder: &str, paths: &[&str]) -> Vec<String> {
    let of_index = paths.iter().filter(|path| is_index_file(path) && !is_index_root(path));
    let mut folders: Vec<String> = of_index
        .filter_map(|path| path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")))
        .chain([asset_folder.to_owned()])
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

/// What the host would refuse, a line each.
pub(super) fn describe_excesses(
    target: HostTarget,
    files: &[StagedFile],
    language: Language,
) -> Vec<String> {
    let files: Vec<(&str, u64)> =
        files.iter().map(|file| (file.path().as_str(), file.size())).collect();
    let excesses = find_excesses(target, &files).into_iter();
    excesses.map(|excess| describe(&excess, language)).collect()
}

fn describe(excess: &HostExcess, language: Language) -> String {
    let count = |count: usize| write_count(count, language);
    let size = |size: u64| write_size(size, language);
    let (key, arguments) = match excess {
        HostExcess::Files { count: files, most } => {
            ("cli.target.files", [("n", count(*files)), ("most", count(*most))])
        }
        HostExcess::Bytes { size: bytes, most } => {
            ("cli.target.bytes", [("n", size(*bytes)), ("most", size(*most))])
        }
        HostExcess::LargeFile { path, most } => {
            ("cli.target.large-file", [("path", path.clone()), ("most", size(*most))])
        }
        HostExcess::LongPath { path, most } => {
            ("cli.target.long-path", [("path", path.clone()), ("most", count(*most))])
        }
    };
    let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
    phrase(language, key, &arguments)
}

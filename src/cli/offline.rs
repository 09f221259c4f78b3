//! What a site needs to be read without a network, staged when all other files are: it names them.

use crate::{
    config::Config,
    offline::{ListedFile, MARK, OfflineSite, WORKER_SCRIPT, offline_files},
    output::{OutputError, OutputFolder, StagedFile},
    pipeline::Site,
};

/// Stages the files by which browsers keep the site, unless its settings keep it from them.
pub(super) fn stage_offline_files(
    writer: &OutputFolder<'_>,
    site: &Site,
    config: &Config,
    files: &[StagedFile],
) -> Result<Vec<StagedFile>, OutputError> {
    let asset = |name: &str| {
        let path = format!("{}{name}", site.asset_folder());
        site.assets().find(|(asset, _)| asset.as_str() == path).map(|(_, bytes)| bytes)
    };
    let Some(worker) = asset(WORKER_SCRIPT).filter(|_| config.offline) else {
        return Ok(Vec::new());
    };
    let language = config.main_language();
    let unread = site.files_for_engines(config);
    let files = files.iter().filter(|file| !unread.contains(file.path().as_str()));
    let offline = OfflineSite {
        title: config.title.get(language),
        description: config.description.as_ref().map(|description| description.get(language)),
        language,
        color: config.colors.get("primary").map(|color| color.value.to_string()),
        newest: site.newest_day().map(|day| day.to_string()),
        worker,
        mark: asset(MARK),
        files: files
            .map(|file| ListedFile {
                path: file.path().as_str(),
                hash: file.short_hash(),
                size: file.size(),
            })
            .collect(),
    };
    let staged = offline_files(&offline).into_iter();
    staged.map(|(path, bytes)| writer.stage(path, &bytes)).collect()
}

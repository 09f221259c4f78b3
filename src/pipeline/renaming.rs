//! What a new name does to the addresses of an entry. Apart from `rename`, which knows names and
//! files, because only the plan of pages knows addresses.

use super::Compilation;
use crate::{
    graph::Resolution,
    model::EntryKey,
    output::OutputPath,
    rename::{RenamePlan, RenameRefusal, RenameRequest},
    render::PageKind,
};

/// Finds out what is to be done so that an entry has another name. The compilation must hold drafts
/// too.
pub fn plan_rename(
    compilation: &Compilation,
    old: &EntryKey,
    new: &str,
) -> Result<RenamePlan, RenameRefusal> {
    let (Some(config), Some(site)) = (&compilation.config, &compilation.site) else {
        return Err(RenameRefusal::Broken);
    };
    let (mut leaves, mut arrives) = (Vec::new(), Vec::new());
    match site.graph.find(old.kind, &old.name) {
        Resolution::Broken => return Err(RenameRefusal::Broken),
        Resolution::Missing | Resolution::Draft => {}
        Resolution::Entry(entry) => {
            let follows_name = site.graph.entries.slug(entry).value == old.name;
            let is_draft = site.graph.entries.main(entry).common.draft;
            let own = site.pages.iter().filter(|page| page.kind == PageKind::Entry(entry));
            for path in own.map(|page| page.path.as_str()).filter(|_| follows_name) {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let slash = if folder.is_empty() { "" } else { "/" };
                arrives.push(format!("{folder}{slash}{new}.html"));
                // Nobody can have been at the page of a draft.
                leaves.extend((!is_draft).then(|| path.to_owned()));
            }
            let is_own =
                |kind: &PageKind| matches!(kind, PageKind::Redirect(of, _) if *of == entry);
            for path in &arrives {
                let Some(key) = OutputPath::new(path.as_str()).map(|path| path.collision_key())
                else {
                    return Err(RenameRefusal::Invalid(None));
                };
                let others = site.pages.iter().filter(|page| !is_own(&page.kind));
                if old.name != new && others.into_iter().any(|it| it.path.collision_key() == key) {
                    return Err(RenameRefusal::Taken(path.clone()));
                }
            }
        }
    }
    crate::rename::plan_rename(&RenameRequest {
        old,
        new,
        sources: &compilation.sources,
        config,
        leaves: &leaves,
        arrives: &arrives,
    })
}

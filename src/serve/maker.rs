//! Pages made on demand, off the server's thread: a slow page holds up nobody but those who want
//! it, and is made once for all of them.

use std::{
    cell::RefCell,
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    rc::Rc,
    sync::Arc,
};

use tokio::sync::watch;

use crate::search::ROOT;

use super::{Diagnostics, Tell, Told, preview::Preview, site::Made};

/// A file that was made, or could not be.
type Outcome = Option<Made>;
/// What is being made: of which preview, at which path.
type Key = (u64, String);

/// Makes what is asked for.
pub(super) struct Maker {
    under_way: RefCell<HashMap<Key, watch::Receiver<Option<Outcome>>>>,
    tell: Tell,
}

impl Maker {
    /// A maker who tells what was found while making.
    pub(super) fn new(tell: Tell) -> Rc<Self> {
        Rc::new(Self { under_way: RefCell::default(), tell })
    }

    /// What stands at a path of the site. It goes on being made if nobody waits for it any longer.
    pub(super) async fn make(self: &Rc<Self>, preview: &Arc<Preview>, path: &str) -> Outcome {
        if let Some(made) = preview.site.as_ref().and_then(|site| site.kept(path)) {
            return Some(made);
        }
        let key = (preview.generation, path.to_owned());
        let under_way = self.under_way.borrow().get(&key).cloned();
        let mut outcome = under_way.unwrap_or_else(|| self.begin(preview, key));
        let made = outcome.wait_for(Option::is_some).await;
        made.ok().and_then(|made| made.clone().flatten())
    }

    /// A file that readers search in. All of them are made for the first that is asked for.
    pub(super) async fn shard(self: &Rc<Self>, preview: &Arc<Preview>, path: &str) -> Outcome {
        let site = preview.site.as_ref()?;
        if site.shards.get(path).is_none() && !site.shards.is_made() {
            self.make(preview, ROOT).await;
        }
        site.shards.get(path).cloned()
    }

    fn begin(
        self: &Rc<Self>,
        preview: &Arc<Preview>,
        key: Key,
    ) -> watch::Receiver<Option<Outcome>> {
        let (sender, receiver) = watch::channel(None);
        self.under_way.borrow_mut().insert(key.clone(), receiver.clone());
        let (maker, preview) = (Rc::clone(self), Arc::clone(preview));
        let (path, tell) = (key.1.clone(), Arc::clone(&self.tell));
        tokio::task::spawn_local(async move {
            let made = tokio::task::spawn_blocking(move || made(&preview, &path, &tell)).await;
            maker.under_way.borrow_mut().remove(&key);
            sender.send_replace(Some(made.unwrap_or_default()));
        });
        receiver
    }
}

/// Makes a file; in its place the last that could be made. A page that cannot be made at all,
/// whatever the reason, is the loss of that page alone.
fn made(preview: &Preview, path: &str, tell: &Tell) -> Outcome {
    let site = preview.site.as_ref()?;
    if path == ROOT {
        // Whatever goes wrong there, readers find nothing, and pages are as they were.
        let _ = catch_unwind(AssertUnwindSafe(|| site.shards.make(&site.compilation)));
        return None;
    }
    match catch_unwind(AssertUnwindSafe(|| site.make(path))).ok().flatten()? {
        Ok(made) => {
            site.keep(path, &made);
            Some(made)
        }
        Err(diagnostic) => {
            if preview.note(&diagnostic) {
                let list = std::slice::from_ref(&*diagnostic);
                let language = preview.report.language();
                tell(Told::Late(Diagnostics { list, sources: site.sources()?, language }));
            }
            let last = preview.last_good()?;
            last.kept(path).or_else(|| last.make(path)?.ok())
        }
    }
}

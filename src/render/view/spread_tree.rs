//! Who took what from whom, as a tree: the nodes in the order in which they are read, each with how
//! many lists open and close behind it, because templates do not call themselves.

use std::collections::HashSet;

use serde::Serialize;

use super::{
    card::Badge,
    link::LinkView,
    page_context::PageContext,
    plain_line::plain_line,
    six_steps::{SixStepsView, six_steps},
};
use crate::{
    graph::{EntryRef, Giver, Receiver, SpreadTree},
    model::{AdoptionId, CaseId, VisitId, choice::Mode},
    names::{Kind, Prose, ReferenceField},
    render::{locale, page::PageKind, plan::CARDS_OF_ENTRY},
    text::fold::fold,
};

/// How many receivers of one giver are shown; the page of the giver leads to the others.
const MOST_RECEIVERS: usize = 8;
/// How many steps a tree goes down. What lies deeper stands on the page of the last case.
const MOST_STEPS: usize = 4;

/// A giver or a receiver.
#[derive(Debug, Serialize)]
pub struct SpreadNode {
    /// `case`, `visit`, `named` or `adoption`; `more` for those that are left out.
    pub kind: &'static str,
    /// Its name.
    pub name: LinkView,
    /// The language of its texts, if that is not the page's.
    pub lang: Option<String>,
    /// Who adopted it, or the locus of a case.
    pub place: Option<LinkView>,
    /// The year or day on which it began.
    pub began: Option<String>,
    /// How an adoption takes over what it was given.
    pub mode: Option<String>,
    /// How far an adoption has come.
    pub status: Option<Badge>,
    /// The six steps of an adoption.
    pub steps: Option<SixStepsView>,
    /// What was changed, what came of it, why it stopped.
    pub told: Vec<ToldText>,
    /// From whom else a case was taken.
    pub also_from: Vec<LinkView>,
    /// Why those who took from it do not stand here.
    pub cut: Option<LinkView>,
    /// Whether those who took from it follow in a list of their own.
    pub opens: bool,
    /// An item for each list that ends behind it.
    pub closes: Vec<()>,
    #[serde(skip)]
    depth: usize,
}

/// A text with what it is about.
#[derive(Debug, Serialize)]
pub struct ToldText {
    pub key: &'static str,
    pub label: String,
    pub text: String,
}

/// A giver with everything that spread from it.
pub(super) fn spread_tree(page: &PageContext<'_>, tree: &SpreadTree) -> Vec<SpreadNode> {
    let mut nodes = NodeList::new(page);
    let mut root = match &tree.giver {
        Giver::Case(id) => case_node(page, *id, None),
        Giver::Visit(id) => visit_node(page, *id),
        Giver::Named(name) => empty_node("named", LinkView::text(name)),
    };
    root.depth = 0;
    nodes.nodes.push(root);
    if let Giver::Case(id) = tree.giver {
        nodes.above.push(id);
        nodes.shown.insert(id);
    }
    let rest = match &tree.giver {
        Giver::Case(id) => Some(spread_url(page, *id)),
        Giver::Visit(id) => Some(page.url(&PageKind::Entry(EntryRef::Visit(*id)))),
        Giver::Named(_) => None,
    };
    nodes.add_receivers(&tree.giver, &tree.receivers, MOST_RECEIVERS, rest, 1);
    nodes.close()
}

/// Everything that spread from a case, without the case itself.
pub(super) fn spread_from(page: &PageContext<'_>, case: CaseId) -> Vec<SpreadNode> {
    let mut nodes = NodeList::new(page);
    nodes.above.push(case);
    nodes.shown.insert(case);
    let receivers = page.site.graph.receivers_of(case);
    let (adoptions, cases): (Vec<_>, Vec<_>) =
        receivers.into_iter().partition(|it| matches!(it, Receiver::Adoption(_)));
    let list = PageKind::EntryList(EntryRef::Case(case), Kind::Adoption, 1);
    let giver = Giver::Case(case);
    nodes.add_receivers(&giver, &adoptions, CARDS_OF_ENTRY, Some(page.url(&list)), 0);
    nodes.add_receivers(&giver, &cases, MOST_RECEIVERS * MOST_STEPS, None, 0);
    nodes.close()
}

/// A giver as a link.
pub(super) fn giver_link(page: &PageContext<'_>, giver: &Giver) -> LinkView {
    match giver {
        Giver::Case(id) if page.site.graph.entries.is_withdrawn(EntryRef::Case(*id)) => LinkView {
            text: page.word("spread.withdrawn"),
            url: Some(page.url(&PageKind::Entry(EntryRef::Case(*id)))),
        },
        Giver::Case(id) => page.entry_link(*id),
        Giver::Visit(id) => page.entry_link(*id),
        Giver::Named(name) => LinkView::text(name),
    }
}

/// The nodes of a tree while it grows.
struct NodeList<'a> {
    page: &'a PageContext<'a>,
    nodes: Vec<SpreadNode>,
    /// The cases on the way from the top to here.
    above: Vec<CaseId>,
    /// The cases whose receivers stand in the tree already.
    shown: HashSet<CaseId>,
}

impl<'a> NodeList<'a> {
    fn new(page: &'a PageContext<'a>) -> Self {
        Self { page, nodes: Vec::new(), above: Vec::new(), shown: HashSet::new() }
    }

    /// Adds the first of those who took from a giver, and how many more there are.
    fn add_receivers(
        &mut self,
        giver: &Giver,
        receivers: &[Receiver],
        most: usize,
        rest: Option<String>,
        depth: usize,
    ) {
        for receiver in receivers.iter().take(most) {
            let mut node = match receiver {
                Receiver::Adoption(id) => adoption_node(self.page, *id),
                Receiver::Case(id) => case_node(self.page, *id, Some(giver)),
            };
            node.depth = depth;
            self.nodes.push(node);
            if let Receiver::Case(id) = receiver {
                self.add_below(*id, depth);
            }
        }
        let more = receivers.len().saturating_sub(most);
        if more > 0 {
            let text = self.page.count("spread.more", more);
            let mut node = empty_node("more", LinkView { text, url: rest });
            node.depth = depth;
            self.nodes.push(node);
        }
    }

    /// Adds those who took from a case that was just added, or says why they do not stand here.
    fn add_below(&mut self, case: CaseId, depth: usize) {
        let receivers = self.page.site.graph.receivers_of(case);
        if receivers.is_empty() {
            return;
        }
        let word = if self.above.contains(&case) {
            "spread.circle"
        } else if self.shown.contains(&case) {
            "spread.shown"
        } else if depth + 1 >= MOST_STEPS {
            "spread.deeper"
        } else {
            self.above.push(case);
            self.shown.insert(case);
            let rest = Some(spread_url(self.page, case));
            self.add_receivers(&Giver::Case(case), &receivers, MOST_RECEIVERS, rest, depth + 1);
            self.above.pop();
            return;
        };
        let count = self.page.count("spread.receivers", receivers.len());
        let text = self.page.strings.fill(word, &[("receivers", &count)]);
        if let Some(node) = self.nodes.last_mut() {
            node.cut = Some(LinkView { text, url: Some(spread_url(self.page, case)) });
        }
    }

    /// Tells each node how many lists open and close behind it.
    fn close(mut self) -> Vec<SpreadNode> {
        let first = self.nodes.first().map_or(0, |node| node.depth);
        let depths: Vec<usize> = self.nodes.iter().map(|node| node.depth).collect();
        for (at, node) in self.nodes.iter_mut().enumerate() {
            let next = depths.get(at + 1).copied().unwrap_or(first);
            node.opens = next > node.depth;
            node.closes = vec![(); node.depth.saturating_sub(next)];
        }
        self.nodes
    }
}

/// Where a case tells what spread from it.
fn spread_url(page: &PageContext<'_>, case: CaseId) -> String {
    format!("{}#_spread", page.url(&PageKind::Entry(EntryRef::Case(case))))
}

fn empty_node(kind: &'static str, name: LinkView) -> SpreadNode {
    SpreadNode {
        kind,
        name,
        lang: None,
        place: None,
        began: None,
        mode: None,
        status: None,
        steps: None,
        told: Vec::new(),
        also_from: Vec::new(),
        cut: None,
        opens: false,
        closes: Vec::new(),
        depth: 0,
    }
}

/// A case; `giver` is the one under which it stands.
fn case_node(page: &PageContext<'_>, id: CaseId, giver: Option<&Giver>) -> SpreadNode {
    let graph = page.site.graph;
    let mut node = empty_node("case", giver_link(page, &Giver::Case(id)));
    if graph.entries.is_withdrawn(EntryRef::Case(id)) {
        return node;
    }
    let version = graph.case(id).version(page.language);
    let case = &version.data;
    node.lang = (version.language != page.language).then(|| version.language.clone());
    node.place = Some(page.link_or_name(&case.locus, ReferenceField::CaseLocus));
    node.began = case.since.map(|since| since.year.to_string());
    // The one at the top took from nobody who is not told below it.
    if let Some(giver) = giver {
        let others = graph.givers_of(id).into_iter().filter(|other| !is_same(other, giver));
        node.also_from = others.map(|other| giver_link(page, &other)).collect();
    }
    node
}

/// Whether two names of givers mean the same one.
fn is_same(giver: &Giver, other: &Giver) -> bool {
    match (giver, other) {
        (Giver::Named(name), Giver::Named(other)) => fold(name) == fold(other),
        (giver, other) => giver == other,
    }
}

fn visit_node(page: &PageContext<'_>, id: VisitId) -> SpreadNode {
    let version = page.site.graph.entries.visits[id].version(page.language);
    let mut node = empty_node("visit", page.entry_link(id));
    node.lang = (version.language != page.language).then(|| version.language.clone());
    let visit = &version.data;
    node.place = visit.loci.first().map(|it| page.link_or_name(it, ReferenceField::VisitLoci));
    node.began = Some(visit.start.value.year.to_string());
    node
}

/// Adoptions alone, the first of them, and how many more there are.
pub(super) fn adoption_nodes(
    page: &PageContext<'_>,
    adoptions: &[AdoptionId],
    rest: Option<String>,
) -> Vec<SpreadNode> {
    let mut nodes: Vec<_> =
        adoptions.iter().take(CARDS_OF_ENTRY).map(|id| adoption_node(page, *id)).collect();
    let more = adoptions.len().saturating_sub(CARDS_OF_ENTRY);
    if more > 0 {
        let text = page.count("spread.more", more);
        nodes.push(empty_node("more", LinkView { text, url: rest }));
    }
    nodes
}

pub(super) fn adoption_node(page: &PageContext<'_>, id: AdoptionId) -> SpreadNode {
    let version = page.site.graph.entries.adoptions[id].version(page.language);
    let adoption = &version.data;
    let mut node = empty_node("adoption", page.entry_link(id));
    node.lang = (version.language != page.language).then(|| version.language.clone());
    node.place = Some(page.link_or_name(&adoption.by, ReferenceField::AdoptionBy));
    node.began = adoption.started.map(|started| locale::date(started, page.strings));
    node.mode = adoption.mode.map(|mode: Mode| page.choice("mode", mode.id()));
    node.status = Some(Badge {
        id: format!("adoption_status-{}", adoption.status.id()),
        label: page.choice("adoption_status", adoption.status.id()),
    });
    node.steps = Some(six_steps(page, adoption.step));
    let texts: [(&'static str, &Option<Prose>); 3] = [
        ("changed", &adoption.changed),
        ("result", &adoption.result),
        ("stopped_because", &adoption.stopped_because),
    ];
    let told = texts.into_iter().filter_map(|(key, prose)| {
        let text = plain_line(page, EntryRef::Adoption(id), prose.as_ref()?);
        Some(ToldText { key, label: page.word(&format!("section.{key}")), text })
    });
    node.told = told.collect();
    node
}

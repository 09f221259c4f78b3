//! What a page is about, for search engines: a block of JSON-LD in the words of schema.org. Apart
//! from the page itself, because no reader sees it. It is data, no script: no browser runs it.

use serde_json::{Map, Value, json};

use super::{page_context::PageContext, page_title::page_title};
use crate::{
    graph::EntryRef,
    model::{TextOrEntry, VocabularyId, locus::Locus, visit::Visit},
    names::ReferenceField,
    render::{
        data_files::{DataFormat, DataSubject, data_path},
        page::PageKind,
    },
};

/// The block of a page, if the site's address is set and the page is for search engines. `parents`
/// leads to the page, `image` is its photo.
pub(super) fn json_ld(
    page: &PageContext<'_>,
    parents: &[PageKind],
    image: Option<&str>,
) -> Option<String> {
    page.site.config.base_url.as_ref()?;
    let mut things = Vec::new();
    match page.kind {
        PageKind::Home => things.push(web_site(page)),
        PageKind::Data => things.push(dataset(page)),
        PageKind::Entry(entry) => things.push(entry_thing(page, *entry, image)?),
        PageKind::NotFound | PageKind::Redirect(..) | PageKind::Search => return None,
        _ => {}
    }
    things.extend((!parents.is_empty()).then(|| breadcrumb_list(page, parents)));
    let block = json!({ "@context": "https://schema.org", "@graph": things });
    // No text may end the block that holds it.
    Some(block.to_string().replace('<', "\\u003c"))
}

fn web_site(page: &PageContext<'_>) -> Value {
    let search = page.site.page_url(&PageKind::Search, page.language);
    let mut thing = json!({
        "@type": "WebSite",
        "name": page.site.config.title.get(page.language),
        "url": page.site.page_url(page.kind, page.language),
        "inLanguage": page.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{search}?q={{search_term_string}}") },
            "query-input": "required name=search_term_string",
        },
    });
    add(&mut thing, "publisher", publisher(page));
    thing
}

fn dataset(page: &PageContext<'_>) -> Value {
    let config = page.site.config;
    let subjects = DataSubject::list(page.site.catalogue);
    let files = subjects.iter().flat_map(|subject| {
        subject.formats().iter().filter_map(move |format| {
            let path = data_path(page.site.routes, subject, *format, page.language);
            Some(json!({
                "@type": "DataDownload",
                "encodingFormat": media_type(*format)?,
                "contentUrl": page.site.full_address(&path),
            }))
        })
    });
    let mut thing = json!({
        "@type": "Dataset",
        "name": format!("{} · {}", config.title.get(page.language), page.word("data.title")),
        "description": page.word("data.intro"),
        "url": page.site.page_url(page.kind, page.language),
        "inLanguage": page.language,
        "isAccessibleForFree": true,
        "distribution": files.collect::<Vec<_>>(),
    });
    add(&mut thing, "creator", publisher(page));
    let licence = config.licence.as_ref();
    add(
        &mut thing,
        "license",
        licence.map(|name| json!({ "@type": "CreativeWork", "name": name })),
    );
    add(
        &mut thing,
        "dateModified",
        page.site.catalogue.newest_date().map(|date| date.to_string().into()),
    );
    thing
}

/// The media type of records; schemas and citations are told by other means.
fn media_type(format: DataFormat) -> Option<&'static str> {
    match format {
        DataFormat::Csv => Some("text/csv"),
        DataFormat::Json => Some("application/json"),
        DataFormat::Ndjson => Some("application/x-ndjson"),
        _ => None,
    }
}

/// The entry of a page in its own language; nothing of a draft, a notice or a page in another one.
fn entry_thing(page: &PageContext<'_>, entry: EntryRef, image: Option<&str>) -> Option<Value> {
    let entries = &page.site.graph.entries;
    let version = entries.version(entry, page.language);
    let common = version.common;
    if common.draft || common.withdrawn.is_some() || version.language != page.language {
        return None;
    }
    let mut thing = match entry {
        EntryRef::Locus(id) => place(page, &entries.loci[id].version(page.language).data),
        EntryRef::Visit(id) => event(page, &entries.visits[id].version(page.language).data),
        EntryRef::Institute(_) => json!({ "@type": "Organization" }),
        EntryRef::Case(id) => {
            let mut thing = article(page, entry);
            let locus = &entries.cases[id].version(page.language).data.locus;
            let place = named(page, locus, ReferenceField::CaseLocus, "Place");
            add(&mut thing, "contentLocation", Some(place));
            thing
        }
        EntryRef::Adoption(_) | EntryRef::Page(_) => article(page, entry),
    };
    let title = &common.title.value;
    let title_key = if thing["@type"] == "Article" { "headline" } else { "name" };
    add(&mut thing, title_key, Some(json!(title)));
    add(&mut thing, "url", Some(page.site.page_url(page.kind, page.language).into()));
    add(&mut thing, "description", common.summary.as_deref().map(Value::from));
    add(&mut thing, "image", image.map(Value::from));
    Some(thing)
}

fn article(page: &PageContext<'_>, entry: EntryRef) -> Value {
    let common = page.site.graph.entries.version(entry, page.language).common;
    let mut thing = json!({ "@type": "Article", "inLanguage": page.language });
    let authors =
        common.authors.iter().map(|name| json!({ "@type": "Organization", "name": name }));
    let authors: Vec<Value> = authors.collect();
    let authors = if authors.is_empty() { publisher(page) } else { Some(authors.into()) };
    add(&mut thing, "author", authors);
    add(&mut thing, "publisher", publisher(page));
    add(&mut thing, "datePublished", common.date.map(|date| date.to_string().into()));
    add(&mut thing, "dateModified", common.updated.map(|date| date.to_string().into()));
    thing
}

fn place(page: &PageContext<'_>, locus: &Locus) -> Value {
    let mut address = json!({ "@type": "PostalAddress", "addressCountry": locus.country });
    let province = locus.province.as_ref();
    let province = province.map(|term| page.label(VocabularyId::Provinces, term).into());
    add(&mut address, "addressRegion", province);
    add(&mut address, "addressLocality", locus.regency.as_deref().map(Value::from));
    add(&mut address, "streetAddress", locus.address.as_deref().map(Value::from));
    let mut thing = json!({ "@type": "Place", "address": address });
    let geo = locus.coordinates.map(|at| {
        json!({ "@type": "GeoCoordinates", "latitude": at.latitude, "longitude": at.longitude })
    });
    add(&mut thing, "geo", geo);
    thing
}

fn event(page: &PageContext<'_>, visit: &Visit) -> Value {
    let loci = visit.loci.iter().map(|it| named(page, it, ReferenceField::VisitLoci, "Place"));
    let organizer = ReferenceField::VisitOrganizer;
    let mut thing = json!({
        "@type": "Event",
        "startDate": visit.start.value.to_string(),
        "location": loci.collect::<Vec<_>>(),
        "organizer": named(page, &visit.organizer, organizer, "Organization"),
    });
    add(&mut thing, "endDate", visit.end.as_ref().map(|end| end.value.to_string().into()));
    thing
}

/// What a name leads to, with its page; the name alone where it leads to none.
fn named(page: &PageContext<'_>, name: &TextOrEntry, field: ReferenceField, kind: &str) -> Value {
    let title = page.site.title_or_name(name, field, page.language);
    let mut thing = json!({ "@type": kind, "name": title });
    let entry = page.site.graph.resolve_any(name, field);
    let url = entry.map(|entry| page.site.page_url(&PageKind::Entry(entry), page.language));
    add(&mut thing, "url", url.map(Value::from));
    thing
}

fn publisher(page: &PageContext<'_>) -> Option<Value> {
    let publisher = page.site.config.publisher.as_ref()?;
    let mut thing = json!({ "@type": "Organization", "name": publisher.name });
    add(&mut thing, "url", publisher.url.as_ref().map(|url| url.to_string().into()));
    Some(thing)
}

fn breadcrumb_list(page: &PageContext<'_>, parents: &[PageKind]) -> Value {
    let kinds = parents.iter().chain([page.kind]).enumerate();
    let items = kinds.map(|(index, kind)| {
        let name = match kind {
            PageKind::Home => page.word("home"),
            kind => page_title(page, kind),
        };
        json!({
            "@type": "ListItem",
            "position": index + 1,
            "name": name,
            "item": page.site.page_url(kind, page.language),
        })
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}

/// Sets a property, if it has a value.
fn add(thing: &mut Value, property: &str, value: Option<Value>) {
    if let (Some(map), Some(value)) = (thing.as_object_mut(), value) {
        let map: &mut Map<String, Value> = map;
        map.insert(property.to_owned(), value);
    }
}

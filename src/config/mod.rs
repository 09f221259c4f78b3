//! `teladan.yaml`: what was written is read by the table of names, what holds is a [`Config`] in
//! which every key has a value. Apart from the model because it says how to publish, not what.

mod finder_weights;
mod photo_settings;

use std::collections::BTreeMap;

pub use finder_weights::FinderWeights;
pub use photo_settings::PhotoSettings;

use crate::{
    diagnostic::{Diagnostic, Outcome},
    names::{Mode, Reader, Value, ValueType, Values, names},
    rule::{self, Level, Rule},
    source::{SourceId, Span, Spanned},
    text::{
        color::Color, language::Language, localized::LocalizedText, slug::slugify,
        suggest::nearest, web_address::WebAddress,
    },
    yaml::Node,
};

/// The settings of a site, all resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The site's name.
    pub title: LocalizedText,
    /// The short name under which browsers keep what readers choose on this site.
    pub code: String,
    /// Language codes; the first is the main language. Never empty.
    pub languages: Vec<String>,
    /// A sentence about the site.
    pub description: Option<LocalizedText>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// The full address of the site, without a slash at the end.
    pub base_url: Option<WebAddress>,
    /// The theme's folder below `themes/`.
    pub theme: Spanned<String>,
    /// Colours of the theme by their English name.
    pub colors: BTreeMap<String, Spanned<Color>>,
    /// Where a file can be edited, with `{path}`.
    pub edit_url: Option<WebAddress>,
    /// Where a mistake can be reported, with `{path}`.
    pub report_url: Option<WebAddress>,
    /// The menu, if the site makes its own.
    pub menu: Vec<MenuItem>,
    /// What readers can filter by on the search page, in this order.
    pub facets: Vec<&'static str>,
    /// What each reason weighs at first on the page that finds a place to go.
    pub finder_weights: FinderWeights,
    /// Whether pages of loci lead to maps outside the site.
    pub outside_maps: bool,
    /// The groups of files beside entries that are published although not every site wants them, by
    /// their names in the table.
    pub attachments: Vec<&'static str>,
    /// Whether names of people and offices are taken off Office documents.
    pub cleans_documents: bool,
    /// How photos are published.
    pub photos: PhotoSettings,
    /// Which pages have a card of their own in previews of links.
    pub social_cards: SocialCards,
    /// Whether browsers may keep the site, to be read without a network.
    pub offline: bool,
    /// Rules with another level than their own; nothing for one that is off.
    pub rules: Vec<(&'static Rule, Option<Level>)>,
    /// The licence of the content.
    pub licence: Option<String>,
}

/// Which pages have a card of their own in previews of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SocialCards {
    /// None: all share the card of the site.
    OfSite,
    /// Each entry that has no photo.
    OfEntries,
}

/// Who publishes a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Publisher {
    /// The institute's name.
    pub name: String,
    /// Its web address.
    pub url: Option<WebAddress>,
    /// Its logo, a file beside the settings or of the themes.
    pub logo: Option<Spanned<String>>,
    /// An e-mail or another way to reach it.
    pub contact: Option<String>,
}

/// An item of the menu.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuItem {
    /// What stands in the menu; the page's title if nothing does.
    pub label: Option<LocalizedText>,
    /// A page, or an address outside.
    pub link: Spanned<String>,
}

impl Config {
    /// The main language.
    pub fn main_language(&self) -> &str {
        self.languages.first().map_or("id", String::as_str)
    }

    /// The language in which the program speaks about this site.
    pub fn message_language(&self) -> Language {
        Language::from_code(self.main_language()).unwrap_or_default()
    }

    /// The level of a rule here; nothing if it is off.
    pub fn level(&self, rule: &'static Rule) -> Option<Level> {
        let set = self.rules.iter().find(|(known, _)| *known == rule);
        set.map_or(rule.level, |(_, level)| *level)
    }
}

/// Reads the settings. Nothing comes back if the file cannot be used at all.
pub fn read(root: &Node, source: SourceId) -> Outcome<Option<Config>> {
    let fields = &names().config;
    let mut reader = Reader::new(Mode::Config, root, fields, Language::Id);
    let values = reader.entry(fields, root, Vec::new());
    let mut diagnostics = std::mem::take(&mut reader.diagnostics);
    let languages = match values.strings("languages") {
        list if list.is_empty() => vec!["id".to_owned()],
        list => list,
    };
    let resolved = localized(&values, "title", &languages).map(|title| Config {
        code: values.string("code").unwrap_or_else(|| code_of(&title, &languages)),
        title,
        description: localized(&values, "description", &languages),
        publisher: values.map("publisher").and_then(publisher),
        base_url: values.web_address("base_url").map(WebAddress::without_end_slash),
        theme: values.text("theme").unwrap_or_else(|| default_theme(source)),
        colors: colors(&values),
        edit_url: values.web_address("edit_url"),
        report_url: values.web_address("report_url"),
        menu: values.maps("menu").filter_map(|item| menu_item(item, &languages)).collect(),
        facets: choose_facets(&values),
        finder_weights: FinderWeights::read(values.map("finder_weights")),
        outside_maps: values.bool("outside_maps").unwrap_or(false),
        attachments: choose_attachments(values.map("attachments")),
        cleans_documents: values
            .map("attachments")
            .and_then(|attachments| attachments.bool("clean"))
            .unwrap_or(false),
        photos: PhotoSettings::read(values.map("photos")),
        social_cards: match values.bool("cards") {
            Some(true) => SocialCards::OfEntries,
            _ => SocialCards::OfSite,
        },
        offline: values.bool("offline").unwrap_or(true),
        rules: read_levels(&values, &mut diagnostics),
        licence: values.string("licence"),
        languages,
    });
    Outcome { value: resolved, diagnostics }
}

/// The code of a site that has none of its own: its title in the main language.
fn code_of(title: &LocalizedText, languages: &[String]) -> String {
    let main = languages.first().map_or("id", String::as_str);
    slugify(title.get(main))
}

fn default_theme(source: SourceId) -> Spanned<String> {
    Spanned { value: "default".to_owned(), span: Span::new(source, 0..0) }
}

fn localized(values: &Values, key: &str, languages: &[String]) -> Option<LocalizedText> {
    let main = languages.first().map_or("id", String::as_str);
    match values.get(key)? {
        Value::Text(text) => Some(LocalizedText::everywhere(text.value.as_str())),
        Value::Map(map) => LocalizedText::by_language(
            map.free().iter().map(|(language, text)| (language.as_str(), text.as_str())),
            main,
        ),
        _ => None,
    }
}

fn publisher(values: &Values) -> Option<Publisher> {
    Some(Publisher {
        name: values.string("name")?,
        url: values.web_address("url"),
        logo: values.text("logo"),
        contact: values.string("contact"),
    })
}

fn menu_item(values: &Values, languages: &[String]) -> Option<MenuItem> {
    Some(MenuItem { label: localized(values, "label", languages), link: values.text("link")? })
}

/// The facets that the site names, or all of them in the order of the table of names.
fn choose_facets(values: &Values) -> Vec<&'static str> {
    let mut chosen: Vec<&str> = Vec::new();
    for value in values.list("facets") {
        if let Value::Choice(facet) = value
            && !chosen.contains(&facet.value)
        {
            chosen.push(facet.value);
        }
    }
    if chosen.is_empty() {
        let known = names().config.get("facets").map(|field| &field.value_type);
        if let Some(ValueType::Choice(all)) = known {
            chosen.extend(all.iter().map(|facet| facet.en.as_str()));
        }
    }
    chosen
}

/// The groups of files that the site asks for.
fn choose_attachments(values: Option<&Values>) -> Vec<&'static str> {
    let types = values.map(|values| values.list("types")).unwrap_or_default();
    let chosen = types.iter().filter_map(|value| match value {
        Value::Choice(group) => Some(group.value),
        _ => None,
    });
    chosen.collect()
}

fn colors(values: &Values) -> BTreeMap<String, Spanned<Color>> {
    let Some(colors) = values.map("colors") else { return BTreeMap::new() };
    let read = colors.iter().filter_map(|(name, value)| match value {
        Value::Text(text) => {
            let value = Color::parse(&text.value)?;
            Some((name.to_owned(), Spanned { value, span: text.span }))
        }
        _ => None,
    });
    read.collect()
}

fn read_levels(
    values: &Values,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(&'static Rule, Option<Level>)> {
    let Some(rules) = values.map("rules") else { return Vec::new() };
    let mut levels = Vec::new();
    for (name, value) in rules.iter() {
        let Value::Choice(choice) = value else { continue };
        let Some(rule) = rule::find(name) else {
            let known = rule::RULES.iter().flat_map(|rule| [rule.id, rule.nama]);
            diagnostics.push(
                Diagnostic::at(&rule::UNKNOWN_KEY, choice.span)
                    .variant("rule")
                    .text("key", name)
                    .suggest(nearest(name, known)),
            );
            continue;
        };
        let level = match choice.value {
            "error" => Some(Level::Error),
            "warning" => Some(Level::Warning),
            "note" => Some(Level::Note),
            _ => None,
        };
        if rule.fixed && level != Some(Level::Error) {
            diagnostics.push(Diagnostic::at(&rule::FIXED_LEVEL, choice.span).text("rule", name));
            continue;
        }
        levels.push((rule, level));
    }
    levels
}

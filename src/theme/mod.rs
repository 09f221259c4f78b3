//! The look of a site as data: templates, interface strings and assets of the default theme, which
//! is built in, with the files of the site's own theme over them, file by file.

mod assets;
mod contrast;
mod foreign_load;
mod own_strings;
mod palette;
mod strings;
mod unused_template;

use std::collections::BTreeMap;

pub use assets::{Asset, Logo};
pub use foreign_load::{ForeignLoad, find_foreign_load};
use include_dir::{Dir, DirEntry, include_dir};
pub use palette::Palette;
pub use strings::Strings;

use crate::{
    config::Config,
    diagnostic::{Diagnostic, Outcome},
    images,
    read::{Content, Snapshot, THEMES},
    rule,
    source::{SourceId, Sources},
};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The folder of themes.
pub const FOLDER: &str = THEMES;

/// The name of the built-in theme.
pub const DEFAULT: &str = "default";

/// Everything that decides how pages look.
#[derive(Debug)]
pub struct Theme {
    /// Templates: those of the site by their name, the built-in ones as `default/<name>`.
    pub templates: BTreeMap<String, Template>,
    /// Interface strings by language code.
    pub strings: BTreeMap<String, Strings>,
    /// Style sheets, scripts and other files, by their path in the asset folder.
    pub assets: Vec<Asset>,
    /// The colours that it declares, and those of the site.
    pub palette: Palette,
    /// The publisher's logo, which is one of the assets.
    pub logo: Option<Logo>,
    /// The folder of assets in the site, named by their content, with a slash at the end.
    pub asset_folder: String,
}

/// A template's text, and its file if the site has one.
#[derive(Debug, Clone)]
pub struct Template {
    /// The text.
    pub text: String,
    /// The site's file; nothing for built-in ones.
    pub source: Option<SourceId>,
}

/// One file of a theme.
struct ThemeFile {
    bytes: Vec<u8>,
    source: Option<SourceId>,
}

/// Puts the theme together.
pub fn theme(snapshot: &Snapshot, config: &Config, logo: Option<Logo>) -> Outcome<Theme> {
    let mut diagnostics = Vec::new();
    let built_in = built_in_files();
    let own = site_files(snapshot, config, &mut diagnostics);
    let mut theme = Theme {
        templates: templates(&built_in, &own),
        strings: BTreeMap::new(),
        assets: Vec::new(),
        palette: Palette::default(),
        logo: None,
        asset_folder: String::new(),
    };
    theme.strings = strings::strings(&built_in, &own, config, &mut diagnostics);
    diagnostics.extend(unused_template::check(&built_in, &own, config));
    let palette = Palette::read(&built_in, &own);
    diagnostics.extend(contrast::check(&palette, config));
    theme.palette = palette.with_site_colors(config);
    diagnostics.extend(own.iter().filter_map(|(path, file)| check_style(config, path, file)));
    theme.assets = assets::assets(built_in, own, config, logo.as_ref());
    theme.logo = logo;
    theme.asset_folder = assets::folder(&theme.assets);
    Outcome { value: theme, diagnostics }
}

/// What a style sheet of the site would load from another host.
fn check_style(config: &Config, path: &str, file: &ThemeFile) -> Option<Diagnostic> {
    let is_style = path.ends_with(".css");
    let css = str::from_utf8(&file.bytes).ok().filter(|_| is_style)?;
    let range = foreign_load::find_foreign_style(css)?;
    let path = format!("{THEMES}/{}/{path}", config.theme.value);
    let diagnostic = Diagnostic::about(&rule::FOREIGN_LOAD, path);
    Some(diagnostic.variant("style").text("address", &css[range]))
}

/// The built-in theme alone: for a site whose own theme cannot be put together.
pub fn built_in(config: &Config) -> Theme {
    let files = built_in_files();
    let mut theme = Theme {
        templates: templates(&files, &ThemeFiles::new()),
        strings: strings::strings(&files, &ThemeFiles::new(), config, &mut Vec::new()),
        palette: Palette::read(&files, &ThemeFiles::new()).with_site_colors(config),
        assets: assets::assets(files, ThemeFiles::new(), config, None),
        logo: None,
        asset_folder: String::new(),
    };
    theme.asset_folder = assets::folder(&theme.assets);
    theme
}

impl Theme {
    /// Whether the site has templates of its own.
    pub fn has_own_templates(&self) -> bool {
        self.templates.values().any(|template| template.source.is_some())
    }

    /// The strings of a language; those of the main language if it has none of its own.
    pub fn strings(&self, language: &str) -> &Strings {
        let strings = self.strings.get(language).or_else(|| self.strings.values().next());
        strings.expect("a theme has strings for every language of the site")
    }
}

/// The folder of templates within a theme.
const TEMPLATES: &str = "templates/";

type ThemeFiles = BTreeMap<String, ThemeFile>;

fn built_in_files() -> ThemeFiles {
    let mut files = ThemeFiles::new();
    collect(&BUILT_IN, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut ThemeFiles) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.insert(path, ThemeFile { bytes: file.contents().to_vec(), source: None });
            }
        }
    }
}

fn site_files(
    snapshot: &Snapshot,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> ThemeFiles {
    let name = &config.theme.value;
    let prefix = format!("{THEMES}/{name}/");
    let mut files = ThemeFiles::new();
    for file in snapshot.files.iter() {
        let Some(path) = file.path.strip_prefix(&prefix) else { continue };
        match &file.content {
            Content::Text(source) => {
                let bytes = snapshot.sources.get(*source).text.as_bytes().to_vec();
                files.insert(path.to_owned(), ThemeFile { bytes, source: Some(*source) });
            }
            Content::Binary(binary) => match binary.load() {
                // A photo in a theme says as little of where it was taken as one beside a page. Its
                // drawings are the theme's own, as its scripts are.
                Ok(bytes) if images::is_drawing(path) => {
                    files.insert(path.to_owned(), ThemeFile { bytes, source: None });
                }
                Ok(bytes) => match images::clean(path, bytes) {
                    Ok(bytes) => {
                        files.insert(path.to_owned(), ThemeFile { bytes, source: None });
                    }
                    Err(damage) => diagnostics.push(
                        Diagnostic::about(&rule::DAMAGED_IMAGE, &*file.path)
                            .variant(damage.variant()),
                    ),
                },
                Err(error) => diagnostics.push(
                    Diagnostic::about(&rule::UNREADABLE_FILE, &*file.path).system_error(&error),
                ),
            },
            Content::Unreadable => {}
        }
    }
    if files.is_empty() && name != DEFAULT {
        diagnostics.push(
            Diagnostic::at(&rule::UNKNOWN_THEME, config.theme.span).text("name", name.as_str()),
        );
    }
    files
}

fn templates(built_in: &ThemeFiles, own: &ThemeFiles) -> BTreeMap<String, Template> {
    let mut templates = BTreeMap::new();
    for (files, prefix) in [(built_in, "default/"), (own, "")] {
        for (path, file) in files {
            if let Some(name) = path.strip_prefix(TEMPLATES) {
                let text = String::from_utf8_lossy(&file.bytes);
                let text = match file.source {
                    Some(_) => text.into_owned(),
                    None => without_indentation(&text),
                };
                templates.insert(format!("{prefix}{name}"), Template { text, source: file.source });
            }
        }
    }
    templates
}

/// A built-in template without the indentation of its lines, which is for those who read it and
/// would make pages a twelfth longer. Tera could trim it only together with the line breaks, and only
/// beside its own tags. A site's template stays as it is, so that messages find their place in it.
fn without_indentation(template: &str) -> String {
    template.split_inclusive('\n').map(|line| line.trim_start_matches(' ')).collect()
}

/// The path of a site's template for messages, or that of a built-in one.
pub fn template_path(sources: &Sources, theme: &Theme, name: &str) -> String {
    let source = theme.templates.get(name).and_then(|template| template.source);
    match source {
        Some(source) => sources.get(source).path.clone(),
        None => format!("{THEMES}/{DEFAULT}/templates/{}", name.trim_start_matches("default/")),
    }
}

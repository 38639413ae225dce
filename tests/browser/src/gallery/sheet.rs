//! The page that shows all pictures: a row for each state, links to show some of them only, no script.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use super::states::STATES;

const STYLE: &str = include_str!("sheet.css");
const ELEMENTS: [&str; 5] = ["prepare", "follow", "sign", "inbox", "verify"];
const CHOICES: [&str; 6] = ["phone", "laptop", "fr", "en", "light", "dark"];

/// A picture: its file, and what it is of, as classes.
struct Picture {
    file: String,
    classes: String,
}

/// The whole page, of what the folder holds.
pub(super) fn page(folder: &Path) -> String {
    let pictures = pictures(folder);
    let mut body = String::new();
    for element in ELEMENTS {
        let _ = writeln!(body, "<h2 id=\"{element}\">&lt;paraph-{element}&gt;</h2>");
        let own = format!("{element}-");
        for (state, words) in STATES.iter().filter(|(state, _)| state.starts_with(&own)) {
            body += &row(state, words, pictures.get(*state).map_or(&[], Vec::as_slice));
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Paraph: every state of every element</title>\n<style>\n{STYLE}{}</style>\n</head>\n\
         <body>\n{}<header>\n<h1>Every state of every element</h1>\n{}</header>\n{}<main>\n{body}</main>\n\
         </body>\n</html>\n",
        hiding(),
        targets(),
        choices(),
        contents()
    )
}

fn pictures(folder: &Path) -> BTreeMap<String, Vec<Picture>> {
    let mut all = BTreeMap::<String, Vec<Picture>>::new();
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    // “phone” before “laptop”, French before English, day before night.
    names.sort_by_key(|name| (name.contains(".laptop."), name.contains(".en."), name.contains(".dark.")));
    for file in names.into_iter().filter(|name| name.ends_with(".png")) {
        let parts: Vec<&str> = file.trim_end_matches(".png").split('.').collect();
        let classes = parts[1..].join(" ");
        all.entry(parts[0].to_owned()).or_default().push(Picture { file, classes });
    }
    all
}

fn row(state: &str, words: &str, pictures: &[Picture]) -> String {
    let mut row = format!(
        "<section id=\"{state}\">\n<h3><a href=\"#{state}\">{state}</a> <small>{words}</small></h3>\n<div>\n"
    );
    if pictures.is_empty() {
        row += "<p>No picture.</p>\n";
    }
    for Picture { file, classes } in pictures {
        let _ = writeln!(
            row,
            "<figure class=\"{classes}\"><a href=\"{file}\"><img src=\"{file}\" alt=\"{state}: {classes}\" loading=\"lazy\"></a>\
             <figcaption>{classes}</figcaption></figure>"
        );
    }
    row + "</div>\n</section>\n"
}

/// What the choices lead to: a link's target hides everything else.
fn targets() -> String {
    CHOICES.iter().map(|choice| format!("<i id=\"only-{choice}\"></i>\n")).collect()
}

fn hiding() -> String {
    let rule = |choice: &str| {
        format!(
            "body:has(#only-{choice}:target) figure:not(.{choice}) {{ display: none; }}\n\
             body:has(#only-{choice}:target) a[href=\"#only-{choice}\"] {{ font-weight: 700; }}\n"
        )
    };
    CHOICES.iter().map(|choice| rule(choice)).collect()
}

fn choices() -> String {
    let link = |(name, to): (&str, String)| format!("<a href=\"#{to}\">{name}</a>\n");
    let some = CHOICES.iter().map(|choice| link((choice, format!("only-{choice}"))));
    let elements = ELEMENTS.iter().map(|element| link((element, (*element).to_owned())));
    format!(
        "<p>Show <a href=\"#\">all</a>\n{}· go to {}</p>\n",
        some.collect::<String>(),
        elements.collect::<String>()
    )
}

fn contents() -> String {
    let link = |(state, _): &(&str, &str)| format!("<a href=\"#{state}\">{state}</a>\n");
    format!("<nav>\n{}</nav>\n", STATES.iter().map(link).collect::<String>())
}

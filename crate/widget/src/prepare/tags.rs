//! Anchor tags: `{{kind:role}}` or `{{kind:role:label}}` in a page's own text, and where each stands. `docs/tags.md` has
//! the syntax.

use envelope::FieldKind;
use protocol::worker::Page;

use crate::{part::Run, spelled::small};

/// The longest tag: an unclosed brace is no reason to search a whole page.
const LONGEST: usize = 300;

/// A tag on one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tag {
    pub(super) what: What,
    /// Whose it is, in lower case.
    pub(super) role: String,
    pub(super) label: String,
    pub(super) required: bool,
    pub(super) page: usize,
    /// Left edge, upper edge, width and height, in points of the page as shown.
    pub(super) at: (f64, f64, f64, f64),
}

/// What a tag asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Signature,
    Field(FieldKind),
}

/// The tags among the runs of a page. What is written like a tag and is none stays text.
pub(super) fn tags_of(runs: &[Run], page: usize, shown: Page) -> Vec<Tag> {
    // Each character with the run it stands in and its place there: a tag may be cut into several runs.
    let chars: Vec<(char, usize, usize)> = runs
        .iter()
        .enumerate()
        .flat_map(|(run, one)| one.text.chars().enumerate().map(move |(place, c)| (c, run, place)))
        .collect();
    let mut tags = vec![];
    let mut at = 0;
    while at + 1 < chars.len() {
        let begins = chars[at].0 == '{' && chars[at + 1].0 == '{';
        match begins.then(|| end_of(&chars[at..])).flatten() {
            Some(length) => {
                let inside: String = chars[at + 2..at + length - 2].iter().map(|(c, ..)| c).collect();
                let place = place_of(runs, &chars[at..at + length], shown);
                tags.extend(read(&inside).map(|tag| Tag { page, at: place, ..tag }));
                at += length;
            }
            None => at += 1,
        }
    }
    tags
}

/// How many characters a tag has, its braces included.
fn end_of(chars: &[(char, usize, usize)]) -> Option<usize> {
    let window = &chars[..chars.len().min(LONGEST)];
    let closes = window.windows(2).skip(2).position(|two| two[0].0 == '}' && two[1].0 == '}')?;
    Some(closes + 4)
}

fn read(inside: &str) -> Option<Tag> {
    let mut parts = inside.splitn(3, ':').map(str::trim);
    let (kind, role) = (small(parts.next()?), small(parts.next()?));
    let label = parts.next().unwrap_or_default().to_owned();
    let (kind, required) = match kind.strip_suffix('?') {
        Some(kind) => (kind, false),
        None => (kind.as_str(), true),
    };
    let what = what(kind)?;
    let may_be_optional = matches!(what, What::Field(kind) if kind.is_asked());
    let sound = !role.is_empty() && (required || may_be_optional);
    sound.then_some(Tag { what, role, label, required, page: 0, at: (0.0, 0.0, 0.0, 0.0) })
}

fn what(kind: &str) -> Option<What> {
    Some(match kind {
        "sign" => What::Signature,
        "initials" => What::Field(FieldKind::Initials),
        "name" => What::Field(FieldKind::Name),
        "date" => What::Field(FieldKind::Date),
        "text" => What::Field(FieldKind::Text),
        "checkbox" => What::Field(FieldKind::Checkbox),
        "stamp" => What::Field(FieldKind::Stamp),
        _ => return None,
    })
}

/// From where the first character stands to where the last one ends; the height is the first run's.
fn place_of(runs: &[Run], chars: &[(char, usize, usize)], shown: Page) -> (f64, f64, f64, f64) {
    let share = |run: &Run, place: usize| run.width * place as f64 / run.text.chars().count().max(1) as f64;
    let (Some((_, first, from)), Some((_, last, to))) = (chars.first(), chars.last()) else {
        return (0.0, 0.0, 0.0, 0.0);
    };
    let (one, other) = (&runs[*first], &runs[*last]);
    let left = one.x + share(one, *from);
    let right = other.x + share(other, *to + 1);
    let width = (right - left).max(0.0);
    (left * shown.width, one.y * shown.height, width * shown.width, one.height * shown.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Page = Page { width: 600.0, height: 800.0 };

    fn runs(texts: &[&str]) -> Vec<Run> {
        let run = |(index, text): (usize, &&str)| Run {
            text: (*text).to_owned(),
            x: 0.1 + 0.2 * index as f64,
            y: 0.5,
            width: 0.2,
            height: 0.02,
        };
        texts.iter().enumerate().map(run).collect()
    }

    fn read_all(text: &str) -> Vec<Tag> {
        tags_of(&runs(&[text]), 0, PAGE)
    }

    #[test]
    fn a_tag_says_what_whose_and_where() {
        let found = tags_of(&runs(&["ab{{sign:Tenant}}c"]), 3, PAGE);
        let [tag] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((tag.what, tag.role.as_str(), tag.page), (What::Signature, "tenant", 3));
        let (x, y, width, height) = tag.at;
        let one: f64 = 120.0 / 18.0;
        assert_eq!((x.round(), y, height), ((60.0 + 2.0 * one).round(), 400.0, 16.0));
        assert!((width - 15.0 * one).abs() < 0.001);
    }

    #[test]
    fn a_tag_may_be_cut_into_runs_and_stand_beside_others() {
        let found = tags_of(&runs(&["x {", "{te", "xt?: a : Lu et ", "approuvé}", "}{{date:a}}"]), 0, PAGE);
        let told: Vec<_> = found.iter().map(|tag| (tag.what, tag.label.as_str(), tag.required)).collect();
        assert_eq!(
            told,
            [
                (What::Field(FieldKind::Text), "Lu et approuvé", false),
                (What::Field(FieldKind::Date), "", true)
            ]
        );
        assert_eq!(found[0].at.0, 60.0 + 120.0 * 2.0 / 3.0);
    }

    #[test]
    fn what_is_no_tag_stays_text() {
        for text in [
            "{{sign}}",
            "{{sign:}}",
            "{{draw:a}}",
            "{sign:a}",
            "{{sign:a",
            "{{sign?:a}}",
            "{{date?:a}}",
            "{{}}",
            "{{{{",
            "{ {sign:a}}",
        ] {
            assert_eq!(read_all(text), [], "{text}");
        }
        assert_eq!(read_all("{{stamp:a:b:c}}")[0].label, "b:c");
        assert_eq!(read_all(&format!("{{{{sign:{}}}}}", "x".repeat(400))), []);
        assert_eq!(read_all("{{{{sign:a}}").len(), 0, "whose braces they are is not guessed");
    }
}

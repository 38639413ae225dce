//! What goes into the reader's places besides the mark, as the engine takes it.

use envelope::{FieldKind, Slot};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::worker::{Answer, Ask, Content, Entry, Mark};

use super::{
    case::{Case, Session},
    entries::Wanted,
    picture::Picture,
};
use crate::{
    device::copy,
    moment,
    trouble::{Trouble, describe, trouble, unexpected},
};

/// The font in which words are set: `pkg/fonts/NAME.ttf`.
const FONT: &str = "NotoSans";
/// What the picture of a company's stamp is called.
const STAMP: &str = "stamp";

impl Case {
    /// The day, as it stands in a document: in words, so that nobody takes the month for the day.
    pub(crate) fn today(self) -> String {
        let now = self.session.with(|session| session.as_deref().map(|session| session.now));
        now.map(|now| moment::whole_day(self.here, now)).unwrap_or_default()
    }
}

/// Everything for the reader's slots, for a signature by `name`.
pub(crate) async fn entries(case: Case, session: &Session, name: &str) -> Result<Vec<Entry>, Trouble> {
    let mut entries = vec![];
    let slots = session.reading.state().slots_of(session.recipient);
    for (index, slot) in slots {
        if let Some(text) = caption(case, session, index, slot, name) {
            entries.push(Entry {
                slot: index,
                field: None,
                content: words(case, text, entries.len()).await?,
            });
        }
        for (at, field) in (0u16..).zip(&slot.fields) {
            let wanted = untrack(|| Wanted::of(session, (index, at), field));
            if let Some(content) = content(case, &wanted, name, entries.len()).await? {
                entries.push(Entry { slot: index, field: Some(at), content });
            }
        }
    }
    Ok(entries)
}

/// The lines under the mark.
fn caption(case: Case, session: &Session, index: u16, slot: &Slot, name: &str) -> Option<String> {
    let reason = session.reading.value(&format!("slot.{index}.reason")).map(str::to_owned);
    let lines = [
        slot.caption.name.then(|| name.to_owned()),
        slot.caption.date.then(|| untrack(|| case.today())),
        slot.caption.reason.and(reason),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

async fn content(case: Case, wanted: &Wanted, name: &str, number: usize) -> Result<Option<Content>, Trouble> {
    let text = match wanted.kind {
        FieldKind::Name => name.to_owned(),
        FieldKind::Date | FieldKind::Text => untrack(|| wanted.words(case)),
        FieldKind::Checkbox => {
            let ticked = case.entries.with_untracked(|entries| entries.is_ticked(wanted.key));
            return Ok(ticked.then_some(Content::Ticked));
        }
        FieldKind::Stamp => return stamp(case, wanted).await,
        FieldKind::Initials => return Ok(None),
    };
    if text.is_empty() { Ok(None) } else { words(case, text, number).await.map(Some) }
}

async fn stamp(case: Case, wanted: &Wanted) -> Result<Option<Content>, Trouble> {
    let Some(stamp) = case.stamp.get_untracked() else { return Ok(None) };
    give(case, STAMP, &stamp).await?;
    let text = untrack(|| wanted.asks(case));
    Ok(Some(Content::Picture { name: STAMP.to_owned(), text }))
}

/// Words in the font, or as this device writes them if the font lacks letters.
async fn words(case: Case, text: String, number: usize) -> Result<Content, Trouble> {
    let bytes = case.here.font(FONT).await?;
    case.here.ask(&Ask::Font { name: FONT.to_owned() }, vec![bytes]).await?;
    let mark = Mark::Typed { text: text.replace('\n', " "), font: FONT.to_owned() };
    match case.here.ask(&Ask::Preview { mark }, vec![]).await {
        Ok((Answer::Preview { .. }, _)) => Ok(Content::Text { text, font: FONT.to_owned() }),
        Ok(_) => Err(unexpected()),
        Err(why) if why.code == "missing_glyphs" => {
            let name = format!("words-{number}");
            give(case, &name, &written(case, &text, false).await?).await?;
            Ok(Content::Picture { name, text: text.replace('\n', ", ") })
        }
        Err(why) => Err(why),
    }
}

/// Gives the engine a picture by name.
pub(crate) async fn give(case: Case, name: &str, picture: &Picture) -> Result<(), Trouble> {
    let ask = Ask::Picture { name: name.to_owned(), width: picture.width, height: picture.height };
    case.here.ask(&ask, vec![copy(&picture.rgba)]).await.map(drop)
}

/// A text as this device itself writes it: in its handwriting if it has one, or in its ordinary letters.
pub(crate) async fn written(case: Case, text: &str, by_hand: bool) -> Result<Picture, Trouble> {
    let drawn = case.here.written(text, by_hand).await;
    let drawn = drawn.map_err(|why| trouble("mark_unusable", &describe(&why)))?;
    let part = |name: &str| Reflect::get(&drawn, &name.into()).unwrap_or_default();
    let number = |name: &str| part(name).as_f64().unwrap_or_default() as u32;
    Ok(Picture { width: number("width"), height: number("height"), rgba: Uint8Array::new(&part("rgba")) })
}

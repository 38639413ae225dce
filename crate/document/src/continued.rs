//! Reading an update by itself, when the file that it follows is read already.
//!
//! Only what every reader understands in the same way is read so: anything else answers none, and the whole is opened.

use crate::file::Stretch;
use crate::objects::{Objects, Updated};
use crate::open::{Pdf, drop_data, root};
use crate::packed;
use crate::xref::{Chain, Kind, Place, Section, merge};
use lopdf::{Document, LoadOptions, ObjectId};
use std::collections::BTreeMap;

const HEADER: &[u8] = b"%PDF-1.7\n";

/// The chain and the objects once `update` follows `pdf`.
pub(crate) fn read(pdf: &Pdf, update: &[u8]) -> Option<(Chain, Objects)> {
    let before = pdf.chain().ok().filter(|_| !pdf.is_encrypted())?;
    let stretch = Stretch::at(update, pdf.body_len());
    let chain = before.continued(stretch).ok()?;
    let new = &chain.sections[..chain.sections.len() - before.sections.len()];
    new.iter().all(|section| is_plain(section, pdf)).then_some(())?;
    let places = merge(new);
    let written = places.iter().map(|(&number, place)| match *place {
        Place::At { offset, generation } if offset >= stretch.start() => Some(((number, generation), offset)),
        _ => None,
    });
    let written = written.collect::<Option<_>>()?;
    let objects = pdf.objects().updated(objects(stretch, &written)?)?;
    Some((chain, objects))
}

/// Whether a section is of one piece, and keeps the catalog and no encryption.
fn is_plain(section: &Section, pdf: &Pdf) -> bool {
    section.kind != Kind::Hybrid
        && root(&section.trailer) == pdf.catalog_id()
        && !section.trailer.has(b"Encrypt")
}

/// What lopdf reads at these places: the update is given to it as a small file with a table of its own.
fn objects(update: Stretch<'_>, places: &BTreeMap<ObjectId, usize>) -> Option<BTreeMap<ObjectId, Updated>> {
    let mut small = [HEADER, update.after(update.start())?, b"\n"].concat();
    let table = small.len();
    small.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (&(number, generation), offset) in places {
        let offset = offset - update.start() + HEADER.len();
        small.extend(format!("{number} 1\n{offset:010} {generation:05} n \n").bytes());
    }
    let size = places.keys().next_back()?.0 + 1;
    small.extend(format!("trailer\n<</Size {size}>>\nstartxref\n{table}\n%%EOF\n").bytes());
    let options = LoadOptions { filter: Some(drop_data), ..LoadOptions::default() };
    let (document, fits) = packed::bounded(small.len(), || Document::load_mem_with_options(&small, options));
    let mut document = document.ok().filter(|_| fits)?;
    if document.xref_recovery.is_some() || document.objects.len() != places.len() {
        return None;
    }
    let read = |(&id, &offset)| Some((id, Updated { object: document.objects.remove(&id)?, offset }));
    places.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
        2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n";

    fn file() -> Pdf {
        let at = |number: u32| FILE.find(&format!("{number} 0 obj")).unwrap();
        let row = |number| format!("{:010} 00000 n \n", at(number));
        let rows: String = (1..=3).map(row).collect();
        let table = format!("xref\n0 4\n0000000000 65535 f \n{rows}trailer\n<</Size 4/Root 1 0 R>>\n");
        Pdf::open(format!("{FILE}{table}startxref\n{}\n%%EOF\n", FILE.len()).into_bytes(), None).unwrap()
    }

    fn update(pdf: &Pdf, object: &str, row: &str, trailer: &str) -> String {
        let at = pdf.len();
        let row = row.replace("AT", &format!("{at:010}"));
        let trailer = trailer.replace("PREV", &FILE.len().to_string());
        let table = at + object.len();
        format!("{object}xref\n{row}trailer\n<<{trailer}>>\nstartxref\n{table}\n%%EOF\n")
    }

    const NEW: &str = "4 0 obj\n<</A(b)>>\nendobj\n";
    const ROW: &str = "4 1\nAT 00000 n \n";
    const TRAILER: &str = "/Size 5/Root 1 0 R/Prev PREV";

    #[test]
    fn a_plain_update_is_read_by_itself() {
        let before = file();
        let update = update(&before, NEW, ROW, TRAILER);
        let (chain, objects) = read(&before, update.as_bytes()).unwrap();
        assert_eq!(chain.sections.len(), 2);
        let whole = Pdf::open([&*before.bytes(), update.as_bytes()].concat(), None).unwrap();
        for number in 1..=5 {
            assert_eq!(objects.get((number, 0)), whole.object((number, 0)), "{number}");
            assert_eq!(objects.offset((number, 0)), whole.objects().offset((number, 0)), "{number}");
        }
        assert_eq!(objects.largest(), whole.objects().largest());
    }

    #[test]
    fn anything_else_is_left_to_opening_the_whole() {
        let before = file();
        for (what, object, row, trailer) in [
            ("another file's", NEW, ROW, "/Size 5/Root 1 0 R/Prev 9"),
            ("no /Prev", NEW, ROW, "/Size 5/Root 1 0 R"),
            ("another catalog", NEW, ROW, "/Size 5/Root 4 0 R/Prev PREV"),
            ("encryption", NEW, ROW, "/Size 5/Root 1 0 R/Prev PREV/Encrypt 4 0 R"),
            ("an object taken out", NEW, "3 1\n0000000000 00001 f \n4 1\nAT 00000 n \n", TRAILER),
            ("bytes of the file before", NEW, "4 1\n0000000009 00000 n \n", TRAILER),
            ("another number there", NEW, "5 1\nAT 00000 n \n", TRAILER),
            ("another generation", "3 1 obj\n<</A(b)>>\nendobj\n", "3 1\nAT 00001 n \n", TRAILER),
            ("nothing to read", "4 0 obj\n<</A(b>>\nendobj\n", ROW, TRAILER),
        ] {
            assert!(read(&before, update(&before, object, row, trailer).as_bytes()).is_none(), "{what}");
        }
    }
}

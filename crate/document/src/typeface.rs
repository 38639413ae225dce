//! A font in a file: composite, TrueType, with what turns its codes back into text (ISO 32000-2, 9.7 and 9.10.3).

use crate::mark::{Glyph, Typeface};
use crate::stamp::compressed;
use crate::update::Update;
use lopdf::{Dictionary, Object, ObjectId};

/// Symbolic: its characters are its own (9.8.2).
const FLAGS: i64 = 4;
/// Stems of an upright book face, in thousandths; required, and read only where a font is replaced.
const STEM: i64 = 80;
/// Most lines in one section of a CMap (Adobe Technical Note 5411).
const SECTION: usize = 100;

/// Adds the font's objects; answers the composite font.
pub(crate) fn add(update: &mut Update<'_>, typeface: &Typeface) -> ObjectId {
    let descendant = descendant(update, typeface);
    let unicode = update.add(compressed(Dictionary::new(), to_unicode(&typeface.glyphs).into_bytes()));
    let mut font = of_type("Font");
    font.set("Subtype", name("Type0"));
    font.set("BaseFont", name(&typeface.face.name));
    font.set("Encoding", name("Identity-H"));
    font.set("DescendantFonts", vec![Object::Reference(descendant)]);
    font.set("ToUnicode", Object::Reference(unicode));
    update.add(font)
}

fn descendant(update: &mut Update<'_>, typeface: &Typeface) -> ObjectId {
    let mut system = Dictionary::new();
    system.set("Registry", Object::string_literal("Adobe"));
    system.set("Ordering", Object::string_literal("Identity"));
    system.set("Supplement", 0);
    let mut font = of_type("Font");
    font.set("Subtype", name("CIDFontType2"));
    font.set("BaseFont", name(&typeface.face.name));
    font.set("CIDSystemInfo", system);
    font.set("FontDescriptor", Object::Reference(descriptor(update, typeface)));
    let widths = typeface.glyphs.iter().map(|glyph| Object::Integer(glyph.advance.into()));
    font.set("W", vec![Object::Integer(0), Object::Array(widths.collect())]);
    font.set("CIDToGIDMap", glyph_numbers(update, &typeface.glyphs));
    update.add(font)
}

/// Codes are the font's own numbers, unless two of them share a glyph.
fn glyph_numbers(update: &mut Update<'_>, glyphs: &[Glyph]) -> Object {
    if glyphs.iter().enumerate().all(|(code, glyph)| usize::from(glyph.id) == code) {
        return name("Identity");
    }
    let numbers = glyphs.iter().flat_map(|glyph| glyph.id.to_be_bytes()).collect();
    Object::Reference(update.add(compressed(Dictionary::new(), numbers)))
}

fn descriptor(update: &mut Update<'_>, typeface: &Typeface) -> ObjectId {
    let mut file = Dictionary::new();
    file.set("Length1", typeface.font.len() as i64);
    let file = update.add(compressed(file, typeface.font.clone()));
    let face = &typeface.face;
    let mut descriptor = of_type("FontDescriptor");
    descriptor.set("FontName", name(&face.name));
    descriptor.set("Flags", FLAGS);
    descriptor.set("FontBBox", face.bounds.map(|bound| Object::Integer(bound.into())).to_vec());
    descriptor.set("ItalicAngle", i64::from(face.italic_angle));
    descriptor.set("Ascent", i64::from(face.ascent));
    descriptor.set("Descent", i64::from(face.descent));
    descriptor.set("CapHeight", i64::from(face.cap_height));
    descriptor.set("StemV", STEM);
    descriptor.set("FontFile2", Object::Reference(file));
    update.add(descriptor)
}

fn of_type(kind: &str) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", name(kind));
    dictionary
}

fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// What each code says, in UTF-16 (9.10.3).
fn to_unicode(glyphs: &[Glyph]) -> String {
    let said: Vec<(usize, &str)> = glyphs
        .iter()
        .enumerate()
        .map(|(code, glyph)| (code, glyph.text.as_str()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let mut map = String::from(concat!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n",
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n",
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    ));
    for section in said.chunks(SECTION) {
        map += &format!("{} beginbfchar\n", section.len());
        for (code, text) in section {
            let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            map += &format!("<{code:04X}> <{units}>\n");
        }
        map += "endbfchar\n";
    }
    map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
}

//! The footer of revision 0: one small grey line at the bottom of each page, upright as shown.

use crate::place::PageGeometry;
use crate::write;

/// Graphics states that a page may leave open (readers take 28: ISO 32000-1, annex C); more are left as they are.
const MAX_OPEN: usize = 4096;

const SIZE: f64 = 7.0;
const BASELINE: f64 = 10.0;
const GREY: &str = "0.45";

/// "n / N · document id" as WinAnsi bytes.
pub(crate) fn line(page: u32, pages: u32, document_id: &str) -> Vec<u8> {
    let mut line = format!("{page} / {pages} ").into_bytes();
    line.push(0xb7);
    line.push(b' ');
    line.extend(document_id.bytes());
    line
}

/// The operators that draw `line`, to follow a balanced page content. `font` is the resource's name.
pub(crate) fn content(geometry: &PageGeometry, line: &[u8], font: &[u8]) -> Vec<u8> {
    let (width, height) = geometry.shown_size();
    let natural = text_width(line) * SIZE;
    let size = if natural > width * 0.9 { SIZE * width * 0.9 / natural } else { SIZE };
    let x = (width - text_width(line) * size) / 2.0;
    let y = BASELINE.min(height * 0.1);
    let matrix: Vec<String> = geometry.shown_to_page().iter().map(|&v| number(v)).collect();
    let mut out = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq ".to_vec();
    out.extend(format!("{} cm\nBT {GREY} g ", matrix.join(" ")).bytes());
    write::name(&mut out, font);
    out.extend(format!(" {} Tf {} {} Td ", number(size), number(x), number(y)).bytes());
    write::string(&mut out, line);
    out.extend(b" Tj ET\nQ\nEMC\n");
    out
}

fn number(value: f64) -> String {
    // Six decimals: a /UserUnit may make the factors of the matrix small.
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" || text.is_empty() { "0".into() } else { text.into() }
}

/// Width in units of the font size (Adobe's metrics of Helvetica).
fn text_width(line: &[u8]) -> f64 {
    line.iter().map(|&byte| f64::from(advance(byte))).sum::<f64>() / 1000.0
}

fn advance(byte: u8) -> u16 {
    match byte {
        b' ' | b'!' | b',' | b'.' | b'/' | b':' | b';' | b'I' | b'[' | b'\\' | b']' | b'f' | b't' | 0xb7 => {
            278
        }
        b'(' | b')' | b'-' | b'`' | b'r' => 333,
        b'i' | b'j' | b'l' => 222,
        b'\'' => 191,
        b'"' => 355,
        b'%' => 889,
        b'&' | b'A' | b'B' | b'E' | b'K' | b'P' | b'S' | b'V' | b'X' | b'Y' => 667,
        b'C' | b'D' | b'H' | b'N' | b'R' | b'U' | b'w' => 722,
        b'F' | b'T' | b'Z' => 611,
        b'G' | b'O' | b'Q' => 778,
        b'J' | b'c' | b'k' | b's' | b'v' | b'x' | b'y' | b'z' => 500,
        b'M' | b'm' => 833,
        b'W' => 944,
        b'@' => 1015,
        b'*' => 389,
        b'+' | b'<' | b'=' | b'>' | b'~' => 584,
        b'^' => 469,
        b'{' | b'}' => 334,
        b'|' => 260,
        _ => 556,
    }
}

/// How many `q` must precede a page's content, and how many `Q` must follow it, so that its graphics state cannot leak.
pub(crate) fn balance(content: &[u8]) -> (usize, usize) {
    let (mut depth, mut lowest) = (0i64, 0i64);
    let mut tokens = Tokens { bytes: content, at: 0 };
    while let Some(token) = tokens.next_word() {
        match token {
            b"q" => depth += 1,
            b"Q" => depth -= 1,
            _ => {}
        }
        lowest = lowest.min(depth);
    }
    let before = 1 + (lowest.unsigned_abs() as usize).min(MAX_OPEN);
    let after = (depth + before as i64).max(0) as usize;
    (before, after.min(MAX_OPEN))
}

/// The words of a content stream; strings, comments and inline images are skipped.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn next_word(&mut self) -> Option<&'a [u8]> {
        loop {
            match *self.bytes.get(self.at)? {
                b'(' => self.skip_string(),
                b'%' => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
                b'/' => {
                    self.at += 1;
                    self.skip_while(regular);
                }
                byte if regular(byte) => {
                    let start = self.at;
                    self.skip_while(regular);
                    let word = &self.bytes[start..self.at];
                    if word == b"ID" {
                        self.skip_image();
                    }
                    return Some(word);
                }
                _ => self.at += 1,
            }
        }
    }

    fn skip_while(&mut self, test: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|&byte| test(byte)) {
            self.at += 1;
        }
    }

    fn skip_string(&mut self) {
        let mut open = 0u32;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open = open.saturating_add(1),
                b')' if open <= 1 => return,
                b')' => open -= 1,
                _ => {}
            }
        }
    }

    /// Inline image data ends at `EI` between white space (8.9.7).
    fn skip_image(&mut self) {
        let white = |at: usize| self.bytes.get(at).is_none_or(|&byte| crate::syntax::is_space(byte));
        let mut at = self.at;
        while at + 2 <= self.bytes.len() {
            if &self.bytes[at..at + 2] == b"EI" && at > 0 && white(at - 1) && white(at + 2) {
                self.at = at + 2;
                return;
            }
            at += 1;
        }
        self.at = self.bytes.len();
    }
}

fn regular(byte: u8) -> bool {
    !crate::syntax::is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balance_counts_what_leaks_either_way() {
        assert_eq!(balance(b"q 1 0 0 1 0 0 cm Q"), (1, 1));
        assert_eq!(balance(b"q q BT (Q) Tj ET"), (1, 3));
        assert_eq!(balance(b"Q Q 2 0 0 2 0 0 cm q"), (3, 2));
        assert_eq!(balance(b"BI /W 1 ID q q \x00Q q EI Q /q %q\n<51>"), (2, 1));
    }

    #[test]
    fn a_long_line_is_made_to_fit() {
        let line = line(1, 12, &"W".repeat(60));
        assert!(text_width(&line) * SIZE > 300.0);
        let crop_box = crate::place::Rect { x0: 0.0, y0: 0.0, x1: 200.0, y1: 100.0 };
        let geometry =
            PageGeometry { media_box: crop_box, crop_box, rotate: crate::place::Turn::None, user_unit: 1.0 };
        let text = String::from_utf8_lossy(&content(&geometry, &line, b"F")).into_owned();
        assert!(text.contains(" 10 10 Td"), "{text}");
    }
}

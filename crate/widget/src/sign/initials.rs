//! Initials ("paraphe"): in the hand of the mark, the same in every place that asks for them.

use protocol::worker::{Initials, Mark};

use crate::spelled;

/// At most this many letters stand for a name.
const MOST: usize = 4;

/// What goes into the places for initials of whoever sets `mark` and is called `name`.
pub(crate) fn of(mark: &Mark, name: &str) -> Initials {
    let mark = match mark {
        Mark::Typed { text, font } => Mark::Typed { text: letters(text), font: font.clone() },
        drawn_or_brought => drawn_or_brought.clone(),
    };
    Initials { mark, text: letters(name) }
}

fn letters(name: &str) -> String {
    spelled::initials(name, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_the_parts_of_a_name() {
        for (name, wanted) in [
            ("Jean-Pierre Łukasz", "JPŁ"),
            ("élodie d’Hérouville", "ÉDH"),
            ("Ελένη", "Ε"),
            ("  山田 太郎 ", "山太"),
            ("a b c d e f", "ABCD"),
        ] {
            assert_eq!(letters(name), wanted);
        }
    }

    #[test]
    fn typed_initials_are_written_in_the_same_hand() {
        let mark = Mark::Typed { text: "Inès Lefèvre".into(), font: "Caveat".into() };
        let initials = of(&mark, "Inès Lefèvre-Roux");
        assert_eq!(initials.mark, Mark::Typed { text: "IL".into(), font: "Caveat".into() });
        assert_eq!(initials.text, "ILR");
        assert_eq!(of(&Mark::Picture {}, "Ada").mark, Mark::Picture {});
    }
}

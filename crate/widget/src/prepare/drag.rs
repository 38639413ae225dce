//! One pointer on the desk: a signer or a field dragged onto a page, what stands there moved, a corner pulled.

use envelope::FieldKind;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::{asked, draft::Draft, handle::element, place, slot::Placed, thing::Thing};

/// A chip that is pressed and not moved this far is clicked.
const BEGUN: f64 = 8.0;
/// Nearer than this to an edge of the window, the page scrolls along.
const EDGE: f64 = 96.0;

/// What is being dragged.
#[derive(Clone, Copy)]
enum Load {
    /// A signer, on the way to a first place or a new one.
    Person(u32),
    /// A further field of the chosen signer, on its way to its page.
    New(FieldKind),
    /// What stands on a page, held at so many points from its corner.
    Thing(Thing, Placed, (f64, f64)),
    /// The corner of it.
    Corner(Thing, Placed),
}

#[derive(Clone, Copy)]
struct Grip {
    load: Load,
    from: (f64, f64),
    begun: bool,
}

/// The shadow of a dragged signer, or of a field of one, and where it hangs.
#[derive(Clone, Copy)]
struct Ghost {
    person: u32,
    kind: Option<FieldKind>,
    at: (f64, f64),
}

/// The pointer of one desk. The desk holds it, not the slot: a slot that comes onto another page is
/// another element there.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    draft: Draft,
    grip: StoredValue<Option<Grip>>,
    ghost: RwSignal<Option<Ghost>>,
}

pub(super) fn drag(draft: Draft) -> Drag {
    Drag { draft, grip: StoredValue::new(None), ghost: RwSignal::new(None) }
}

impl Drag {
    /// A signer's chip is pressed.
    pub(super) fn take_person(self, event: &PointerEvent, person: u32) {
        self.begin(event, Load::Person(person), false);
    }

    /// A kind of field is pressed.
    pub(super) fn take_kind(self, event: &PointerEvent, kind: FieldKind) {
        self.begin(event, Load::New(kind), false);
    }

    /// What stands on a page is pressed.
    pub(super) fn take_thing(self, event: &PointerEvent, thing: Thing, rectangle: Placed) {
        let spot = self.draft.spot(client(event));
        let held = spot.map_or((0.0, 0.0), |spot| (spot.at.0 - rectangle.x, spot.at.1 - rectangle.y));
        self.begin(event, Load::Thing(thing, rectangle, held), true);
        self.capture(event);
    }

    /// Their corner is pressed.
    pub(super) fn take_corner(self, event: &PointerEvent, thing: Thing, rectangle: Placed) {
        event.stop_propagation();
        self.begin(event, Load::Corner(thing, rectangle), true);
        self.capture(event);
    }

    fn begin(self, event: &PointerEvent, load: Load, begun: bool) {
        if event.button() == 0 {
            self.grip.set_value(Some(Grip { load, from: client(event), begun }));
        }
    }

    fn capture(self, event: &PointerEvent) {
        let desk = element(event.target()).and_then(|from| from.closest(".desk").ok().flatten());
        if let Some(desk) = desk {
            let _ = desk.set_pointer_capture(event.pointer_id());
        }
    }

    /// The pointer moves.
    pub(super) fn follow(self, event: &PointerEvent) {
        let Some(grip) = self.grip.get_value() else { return };
        if !grip.begun && !self.begins(event, grip) {
            return;
        }
        scroll_along(event);
        let Some(spot) = self.draft.spot(client(event)) else { return };
        match grip.load {
            Load::Person(person) => self.hang(event, person, None),
            Load::New(kind) => self.hang(event, self.draft.person.get_untracked(), Some(kind)),
            Load::Thing(thing, from, held) => {
                let to = Placed { x: spot.at.0 - held.0, y: spot.at.1 - held.1, ..from };
                // Initials have one place for all pages, or their page: they stay on it.
                if !matches!(thing, Thing::Initials(..)) || spot.page == from.page {
                    thing.put(self.draft, to.on_page(spot.page, spot.shown), spot.shown);
                }
            }
            Load::Corner(thing, from) => {
                let (right, down) = (spot.at.0 - from.x - from.width, spot.at.1 - from.y - from.height);
                if spot.page == from.page {
                    thing.put(self.draft, from.resized(right, down, thing.least(), spot.shown), spot.shown);
                }
            }
        }
    }

    fn begins(self, event: &PointerEvent, grip: Grip) -> bool {
        let (x, y) = client(event);
        if (x - grip.from.0).hypot(y - grip.from.1) < BEGUN {
            return false;
        }
        self.capture(event);
        self.grip.set_value(Some(Grip { begun: true, ..grip }));
        true
    }

    /// The pointer lets go.
    pub(super) fn drop(self, event: &PointerEvent) {
        let grip = self.grip.get_value();
        self.cancel();
        let Some(Grip { load, begun: true, .. }) = grip else { return };
        let Some(spot) = self.draft.spot(client(event)).filter(|spot| spot.inside) else { return };
        match load {
            Load::Person(person) => {
                self.draft.person.set(person);
                place::put(self.draft, spot.page, spot.at, spot.shown);
            }
            Load::New(kind) => asked::put(self.draft, kind, spot.page, spot.at, spot.shown),
            Load::Thing(..) | Load::Corner(..) => {}
        }
    }

    fn hang(self, event: &PointerEvent, person: u32, kind: Option<FieldKind>) {
        self.ghost.set(Some(Ghost { person, kind, at: client(event) }));
    }

    /// The page scrolls instead, or the pointer is gone.
    pub(super) fn cancel(self) {
        self.grip.set_value(None);
        self.ghost.set(None);
    }

    /// The shadow of a dragged signer.
    pub(super) fn shadow(self) -> impl IntoView {
        let draft = self.draft;
        move || {
            self.ghost.get().map(|Ghost { person, kind, at: (x, y) }| {
                let label = match kind {
                    Some(kind) => draft.here.t(asked::word(kind)),
                    None => format!("✎ {}", draft.label(person)),
                };
                view! {
                    <span class=format!("ghost {}", draft.colour(person)) aria-hidden="true"
                        style:left=format!("{x}px") style:top=format!("{y}px")>
                        {label}
                    </span>
                }
            })
        }
    }
}

fn client(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn scroll_along(event: &PointerEvent) {
    let Some(window) = web_sys::window() else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let y = client(event).1;
    // The bars at top and bottom lie over the page's first and last lines.
    let (top, bottom) = (EDGE, height - EDGE);
    if y < top {
        window.scroll_by_with_x_and_y(0.0, (y - top) / 4.0);
    } else if y > bottom {
        window.scroll_by_with_x_and_y(0.0, (y - bottom) / 4.0);
    }
}

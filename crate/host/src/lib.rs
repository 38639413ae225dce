//! The demo's document store: what an integrator's own application does for Paraph, and nothing more.
//!
//! It keeps originals and signed versions in a folder of its own, knows its own users by a cookie,
//! and lets account-less signers in by the backend's tickets. It uses no other crate of this house:
//! an integrator writes the same in any language from the backend's HTTP interface alone.
//!
//! | Call | Who |
//! |---|---|
//! | `PUT /documents/{sha256}`, header `x-name` | user |
//! | `GET /documents/{sha256}` | user, or `Authorization: Ticket …` for these bytes |
//! | `PUT /signed/{envelope}/{document}` | ticket for this document |
//! | `GET /signed/{envelope}/{document}` | user |
//! | `POST /inbox` | user: a token for `<paraph-inbox>` |
//! | `GET /` | the user's page; `POST /enter`, `POST /leave` |
//! | `GET /pkg/…`, `GET /….html` | anyone: the elements, and the pages that place them |

mod app;
mod backend;
mod documents;
mod form;
mod ids;
mod inbox;
mod page;
mod problem;
mod session;
mod shelf;
mod site;
mod ticket;

pub use app::{Settings, serve};
pub use ticket::{Refused, TicketKey};

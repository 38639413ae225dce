//! The parts that steps are put together from.

mod code;
mod comments;
mod counted;
mod drop;
mod findings;
mod focus;
mod glide;
mod identity;
mod matching;
mod pages;
mod password;
pub(crate) mod roving;
mod shared;
mod sheet;
mod switch;
mod watching;
mod who;

pub(crate) use code::{Ticking, code_field, ticking};
pub(crate) use comments::comments;
pub(crate) use counted::counted;
pub(crate) use drop::{PDF, dropped, file_area, file_button, files};
pub(crate) use findings::findings;
pub(crate) use focus::{focus_heading, scroll_to, uncover};
pub(crate) use glide::{glide, reveal};
pub(crate) use identity::identity;
pub(crate) use matching::{is_of, matching};
pub(crate) use pages::{Run, Shown, first_page, leaf_box, page_boxes, show, warm};
pub(crate) use password::password_form;
pub(crate) use shared::{part, tap, text, typing};
pub(crate) use sheet::sheet;
pub(crate) use switch::switch;
pub(crate) use watching::Watching;
pub(crate) use who::who;

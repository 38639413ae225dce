//! The parts that steps are put together from.

mod code;
mod drop;
mod focus;
mod pages;
mod password;

pub(crate) use code::{Ticking, code_field, ticking};
pub(crate) use drop::{drop_area, file_button};
pub(crate) use focus::{focus_heading, grab_focus};
pub(crate) use pages::{Shown, page_boxes, show};
pub(crate) use password::password_form;

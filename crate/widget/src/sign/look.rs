//! How a mark looks on the page: outlines, or a picture.

use leptos::{html, prelude::*};
use wasm_bindgen::{Clamped, JsCast as _};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::picture::Picture;
use crate::here::Here;

/// A mark, to be seen.
#[derive(Clone)]
pub(crate) enum Look {
    /// SVG path data to fill, in a box of this width and height.
    Outlines(String, f64, f64),
    /// Pixels.
    Picture(Picture),
}

/// Shows it, as large as its place allows.
pub(crate) fn look(here: Here, look: Look) -> AnyView {
    match look {
        Look::Outlines(path, width, height) => view! {
            <svg viewBox=format!("0 0 {width} {height}") role="img" aria-label=here.word("sign-your-mark")>
                <path d=path />
            </svg>
        }
        .into_any(),
        Look::Picture(picture) => pixels(here, picture).into_any(),
    }
}

fn pixels(here: Here, picture: Picture) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let picture = StoredValue::new_local(picture);
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            picture.with_value(|picture| paint(&canvas, picture));
        }
    });
    view! { <canvas class="brought" node_ref=canvas role="img" aria-label=here.word("sign-your-mark")></canvas> }
}

fn paint(canvas: &HtmlCanvasElement, picture: &Picture) {
    canvas.set_width(picture.width);
    canvas.set_height(picture.height);
    let context = canvas.get_context("2d").ok().flatten();
    let pixels = picture.rgba.to_vec();
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), picture.width, picture.height);
    if let (Some(context), Ok(data)) = (context, data) {
        // What a canvas cannot show, the engine refuses with a sentence.
        let _ = context.unchecked_into::<CanvasRenderingContext2d>().put_image_data(&data, 0.0, 0.0);
    }
}

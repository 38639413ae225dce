//! A finger, a pen or a mouse upon the page.

use serde_json::json;

use crate::{browser::Device, page::Page};

/// A point in parts of an element: 0 to 1 from its left, 0 to 1 from its top.
pub(crate) type Point = (f64, f64);

impl Page {
    /// Touches or clicks an element at a point.
    ///
    /// # Errors
    /// It does not come.
    pub async fn touch_at(&self, selector: &str, index: usize, at: Point) -> anyhow::Result<()> {
        self.stroke_on(selector, index, &[at]).await
    }

    /// Draws strokes on an element.
    ///
    /// # Errors
    /// It does not come.
    pub async fn draw(&self, selector: &str, strokes: &[Vec<Point>]) -> anyhow::Result<()> {
        for stroke in strokes {
            self.stroke_on(selector, 0, stroke).await?;
        }
        Ok(())
    }

    async fn stroke_on(&self, selector: &str, index: usize, stroke: &[Point]) -> anyhow::Result<()> {
        let down = stroke.first().map_or(0.5, |(_, y)| *y);
        let frame = self.wait(selector, "frame", json!([selector, index, down])).await?;
        let side = |name: &str| frame[name].as_f64().unwrap_or_default();
        let to = |(x, y): &Point, duration: u32| {
            let (x, y) = (side("left") + x * side("width"), side("top") + y * side("height"));
            json!({ "type": "pointerMove", "duration": duration, "x": x.round(), "y": y.round() })
        };
        let Some((first, rest)) = stroke.split_first() else { return Ok(()) };
        let mut actions = vec![to(first, 0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend(rest.iter().map(|point| to(point, 16)));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let touched = self.seat.device == Device::Phone && self.seat.engine.touches();
        let kind = if touched { "touch" } else { "mouse" };
        self.driver.point(kind, actions).await
    }
}

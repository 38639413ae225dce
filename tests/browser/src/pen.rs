//! A finger, a pen or a mouse upon the page.

use serde_json::{Value, json};

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

    /// Drags from the middle of one element to a point of another, by mouse or finger.
    ///
    /// # Errors
    /// One of them does not come.
    pub async fn drag(&self, from: &str, to: (&str, usize, Point)) -> anyhow::Result<()> {
        let (target, index, (x, y)) = to;
        let end = self.wait(target, "frame", json!([target, index, y])).await?;
        let start = self.wait(from, "still", json!([from])).await?;
        let side = |frame: &Value, name: &str| frame[name].as_f64().unwrap_or_default();
        let at =
            |x: f64, y: f64| json!({ "type": "pointerMove", "duration": 40, "x": x.round(), "y": y.round() });
        let (left, top) = (side(&start, "left") + side(&start, "width") / 2.0, side(&start, "top") + 20.0);
        let (right, down) =
            (side(&end, "left") + x * side(&end, "width"), side(&end, "top") + y * side(&end, "height"));
        let half = at((left + right) / 2.0, (top + down) / 2.0);
        let press = json!({ "type": "pointerDown", "button": 0 });
        let let_go = json!({ "type": "pointerUp", "button": 0 });
        // A finger that sets out sideways would scroll the row of signers instead.
        let down_first = at(left, top + 30.0);
        let actions = vec![at(left, top), press, down_first, half, at(right, down), let_go];
        self.driver.point(self.kind(), actions).await
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
        self.driver.point(self.kind(), actions).await
    }

    /// What this person points with.
    fn kind(&self) -> &'static str {
        let touched = self.seat.device == Device::Phone && self.seat.engine.touches();
        if touched { "touch" } else { "mouse" }
    }
}

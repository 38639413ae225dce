// @ts-check
// Reads a picture of a signature: decoded by the browser, so that its metadata and its file stay behind.

/** Enough for a crisp line in a slot, little enough for a revision. */
const MOST_WIDTH = 900;
const MOST_HEIGHT = 450;
/** Brighter than this is paper, darker than the second is ink; between them it fades. */
const PAPER = 235;
const INK = 150;

/**
 * @param {Blob} file PNG or JPEG
 * @param {boolean} withoutPaper whether a white background becomes transparent
 * @returns {Promise<{width: number, height: number, rgba: Uint8Array}>}
 */
export async function decode(file, withoutPaper) {
  // As its camera says it is turned (EXIF).
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const whole = pixels(bitmap, { left: 0, top: 0, width: bitmap.width, height: bitmap.height });
  if (withoutPaper) fade(whole.data);
  const drawn = bounds(whole);
  if (!drawn) throw new Error("the picture is empty");
  // Cropped at full size and scaled once: a signature in the corner of a photograph stays crisp.
  const scale = whole.width / bitmap.width;
  const crop = pixels(bitmap, {
    left: drawn.left / scale,
    top: drawn.top / scale,
    width: drawn.width / scale,
    height: drawn.height / scale,
  });
  bitmap.close();
  if (withoutPaper) fade(crop.data);
  return { width: crop.width, height: crop.height, rgba: new Uint8Array(crop.data.buffer) };
}

/**
 * A part of a bitmap, scaled down to what a signature needs.
 * @param {ImageBitmap} bitmap
 * @param {{left: number, top: number, width: number, height: number}} part
 */
function pixels(bitmap, { left, top, width, height }) {
  const scale = Math.min(1, MOST_WIDTH / width, MOST_HEIGHT / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser has no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** @param {Uint8ClampedArray} data */
function fade(data) {
  for (let at = 0; at < data.length; at += 4) {
    // The darkest channel: blue ink is bright in blue alone.
    const light = Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    const ink = Math.min(1, Math.max(0, (PAPER - light) / (PAPER - INK)));
    data[at + 3] = (data[at + 3] ?? 0) * ink;
  }
}

/**
 * Where anything is drawn; none: nowhere.
 * @param {ImageData} image
 */
function bounds({ data, width, height }) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 32) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

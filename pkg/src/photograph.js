// @ts-check
// Reads a photograph or a scan that is to be signed: decoded by the browser, turned as its camera says, written
// anew, so that nothing but what is seen goes on (a camera notes where it was).

/** Pixels along the longer side: A4 at 300 dots an inch. */
const MOST = 3508;
const QUALITY = 0.9;

/**
 * @param {Blob} file whatever picture this browser can show
 * @returns {Promise<Uint8Array>} a JPEG
 */
export async function photograph(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, MOST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no canvas");
  // Paper under what is transparent.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!(jpeg instanceof Blob)) throw new Error("the picture could not be written");
  return new Uint8Array(await jpeg.arrayBuffer());
}

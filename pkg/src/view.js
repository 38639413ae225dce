// @ts-check
// Draws pages with pdf.js: the one module that knows it. Scripts in a document never run.

import { startingPoint } from "./engine.js";

/** @typedef {typeof import("pdfjs-dist")} Pdfjs */

const folder = new URL("../dist/pdfjs/", import.meta.url);

/** Safari refuses canvases above 16.7 million pixels, and a phone has little memory. */
const MOST_PIXELS = 8_000_000;

/**
 * @typedef {object} Drawing What draws.
 * @property {Pdfjs} pdfjs
 * @property {import("pdfjs-dist").PDFWorker} worker
 * @property {Promise<never>} broken rejects if the worker cannot be loaded
 */

/** @type {Promise<Drawing> | undefined} */
let drawing;

function load() {
  drawing ??= start();
  drawing.catch(() => (drawing = undefined));
  return drawing;
}

/**
 * Both halves at the same time, not one after the other as pdf.js loads them.
 * @returns {Promise<Drawing>}
 */
async function start() {
  const port = new Worker(startingPoint(new URL("build/pdf.worker.mjs", folder)), { type: "module", name: "pdf.js" });
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => {
    port.addEventListener("error", (event) => reject(new Error(event.message || "pdf.js's worker did not start")));
  });
  broken.catch(() => (drawing = undefined));
  // The first that it says is that it is ready.
  const ready = new Promise((resolve) => port.addEventListener("message", resolve, { once: true }));
  const [pdfjs] = await Promise.all([import("../dist/pdfjs/build/pdf.mjs"), Promise.race([ready, broken])]);
  return { pdfjs, worker: pdfjs.PDFWorker.create({ port }), broken };
}

/** Loads all that drawing needs, so that it goes on without a network. */
export async function warm() {
  await load();
}

/**
 * Opens a document for drawing.
 * @param {Uint8Array} bytes transferred to pdf.js's own worker: give a copy
 * @param {string | undefined} password
 * @returns {Promise<Shown>}
 */
export async function open(bytes, password) {
  const { pdfjs, worker, broken } = await load();
  const loading = pdfjs.getDocument({
    data: bytes,
    worker,
    password,
    wasmUrl: new URL("wasm/", folder).href,
    iccUrl: new URL("iccs/", folder).href,
    cMapUrl: new URL("cmaps/", folder).href,
    cMapPacked: true,
    standardFontDataUrl: new URL("standard_fonts/", folder).href,
    enableXfa: false,
    stopAtErrors: false,
  });
  return new Shown(pdfjs, await Promise.race([loading.promise, broken]), loading);
}

/** A document whose pages can be attached to boxes. */
class Shown {
  #pdfjs;
  #document;
  #loading;
  /** @type {Map<Element, Sheet>} */
  #sheets = new Map();
  #near;
  #resized;
  #zoom = 1;

  /**
   * @param {Pdfjs} pdfjs
   * @param {import("pdfjs-dist").PDFDocumentProxy} document
   * @param {import("pdfjs-dist").PDFDocumentLoadingTask} loading
   */
  constructor(pdfjs, document, loading) {
    this.#pdfjs = pdfjs;
    this.#document = document;
    this.#loading = loading;
    // One screen ahead and behind is drawn; further away the canvas is given back.
    this.#near = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: "100% 0px" });
    this.#resized = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#sheets.get(target)?.redraw(this.#zoom);
    });
    visualViewport?.addEventListener("resize", this.#pinched);
  }

  get pages() {
    return this.#document.numPages;
  }

  /**
   * Every page as it is shown, in points: for a file that nobody else has opened.
   * @returns {Promise<{width: number, height: number}[]>}
   */
  async sizes() {
    const numbers = Array.from({ length: this.#document.numPages }, (_, index) => index + 1);
    const pages = await Promise.all(numbers.map((number) => this.#document.getPage(number)));
    return pages.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      return { width, height };
    });
  }

  /**
   * Draws a page into a box whenever it is near the screen, at the box's width.
   * @param {HTMLElement} box
   * @param {number} index from 0
   * @param {boolean} [leaf] in small, without its text
   */
  attach(box, index, leaf = false) {
    this.detach(box);
    this.#sheets.set(box, new Sheet(this.#pdfjs, this.#document, box, index, leaf));
    this.#near.observe(box);
    this.#resized.observe(box);
  }

  /** @param {HTMLElement} box */
  detach(box) {
    this.#near.unobserve(box);
    this.#resized.unobserve(box);
    this.#sheets.get(box)?.clear();
    this.#sheets.delete(box);
  }

  /**
   * The runs of text on a page that may hold tags such as `{{sign:tenant}}`, in their order. Lengths are parts of the
   * page's width and height as shown, from its upper left corner.
   * @param {number} index from 0
   * @returns {Promise<{text: string, x: number, y: number, width: number, height: number}[]>} none where there is no tag
   */
  async runs(index) {
    const page = await this.#document.getPage(index + 1);
    const viewport = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item) => ("str" in item ? [run(this.#pdfjs, item, viewport)] : []));
    return runs.map(({ text }) => text).join("").includes("{{") ? runs : [];
  }

  /** Forgets the document. */
  close() {
    visualViewport?.removeEventListener("resize", this.#pinched);
    this.#near.disconnect();
    this.#resized.disconnect();
    for (const sheet of this.#sheets.values()) sheet.clear();
    this.#sheets.clear();
    void this.#loading.destroy();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #moved(entries) {
    for (const { target, isIntersecting } of entries) {
      const sheet = this.#sheets.get(target);
      if (isIntersecting) sheet?.show(this.#zoom);
      else sheet?.clear();
    }
  }

  #pinched = () => {
    const zoom = Math.min(Math.max(visualViewport?.scale ?? 1, 1), 4);
    if (Math.abs(zoom - this.#zoom) < 0.25) return;
    this.#zoom = zoom;
    for (const sheet of this.#sheets.values()) sheet.redraw(zoom);
  };
}

/**
 * @param {Pdfjs} pdfjs
 * @param {{str: string, width: number, transform: number[]}} item
 * @param {import("pdfjs-dist").PageViewport} viewport
 */
function run(pdfjs, { str, width, transform }, viewport) {
  const [, , c = 0, d = 0, e = 0, f = 0] = pdfjs.Util.transform(viewport.transform, transform);
  const height = Math.hypot(c, d);
  return {
    text: str,
    x: e / viewport.width,
    y: (f - height) / viewport.height,
    width: (width * viewport.scale) / viewport.width,
    height: height / viewport.height,
  };
}

/** One page in its box: the canvas, and above it the text for screen readers and for selecting. */
class Sheet {
  #pdfjs;
  #document;
  #box;
  #index;
  #leaf;
  #wanted = false;
  /** What is drawn now: width × zoom. */
  #drawn = "";
  /** @type {import("pdfjs-dist").RenderTask | undefined} */
  #task;
  /** @type {import("pdfjs-dist").TextLayer | undefined} */
  #text;

  /**
   * @param {Pdfjs} pdfjs
   * @param {import("pdfjs-dist").PDFDocumentProxy} document
   * @param {HTMLElement} box
   * @param {number} index
   * @param {boolean} leaf
   */
  constructor(pdfjs, document, box, index, leaf) {
    this.#pdfjs = pdfjs;
    this.#document = document;
    this.#box = box;
    this.#index = index;
    this.#leaf = leaf;
  }

  /** @param {number} zoom */
  show(zoom) {
    this.#wanted = true;
    void this.#draw(zoom).catch((why) => this.#failed(why));
  }

  /** @param {number} zoom */
  redraw(zoom) {
    if (this.#wanted) this.show(zoom);
  }

  clear() {
    this.#wanted = false;
    this.#drawn = "";
    this.#task?.cancel();
    this.#text?.cancel();
    for (const layer of this.#box.querySelectorAll(":scope > .drawn, :scope > .textLayer")) {
      // A canvas of no size gives its memory back at once.
      if (layer instanceof HTMLCanvasElement) layer.width = layer.height = 0;
      layer.remove();
    }
  }

  /** @param {number} zoom */
  async #draw(zoom) {
    if (this.#leaf) zoom = 1;
    const width = this.#box.clientWidth;
    const what = `${width} × ${zoom}`;
    if (!width || what === this.#drawn) return;
    this.#drawn = what;
    this.#task?.cancel();
    const page = await this.#document.getPage(this.#index + 1);
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const canvas = await this.#paint(page, viewport, zoom);
    if (!this.#wanted || this.#drawn !== what) return;
    const layers = this.#leaf ? [canvas] : [canvas, await this.#lay(page, viewport, scale)];
    if (!this.#wanted || this.#drawn !== what) return;
    for (const old of this.#box.querySelectorAll(":scope > .drawn, :scope > .textLayer")) old.remove();
    this.#box.prepend(...layers);
    this.#box.dataset.drawn = "";
  }

  /**
   * @param {import("pdfjs-dist").PDFPageProxy} page
   * @param {import("pdfjs-dist").PageViewport} viewport
   * @param {number} zoom
   */
  async #paint(page, viewport, zoom) {
    const fits = Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height));
    const dots = Math.min((devicePixelRatio || 1) * zoom, fits);
    const canvas = document.createElement("canvas");
    canvas.className = "drawn";
    canvas.setAttribute("aria-hidden", "true");
    canvas.width = Math.max(1, Math.round(viewport.width * dots));
    canvas.height = Math.max(1, Math.round(viewport.height * dots));
    const transform = [dots, 0, 0, dots, 0, 0];
    // Appearances of annotations and form fields are painted; nothing of them can be operated.
    const annotationMode = this.#pdfjs.AnnotationMode.ENABLE;
    this.#task = page.render({ canvas, viewport, transform, annotationMode });
    await this.#task.promise;
    return canvas;
  }

  /**
   * @param {import("pdfjs-dist").PDFPageProxy} page
   * @param {import("pdfjs-dist").PageViewport} viewport
   * @param {number} scale
   */
  async #lay(page, viewport, scale) {
    this.#text?.cancel();
    const container = document.createElement("div");
    container.className = "textLayer";
    container.style.setProperty("--total-scale-factor", String(scale));
    container.style.setProperty("--scale-round-x", "1px");
    container.style.setProperty("--scale-round-y", "1px");
    this.#text = new this.#pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container, viewport });
    await this.#text.render();
    return container;
  }

  /** @param {unknown} why */
  #failed(why) {
    const name = why instanceof Error ? why.name : "";
    if (name === "RenderingCancelledException" || name === "AbortException") return;
    this.#drawn = "";
    this.#box.dataset.failed = "";
    console.warn(`paraph: page ${this.#index + 1} cannot be drawn`, why);
  }
}

// @ts-check
// The entry: defines the elements, loads the widget once for the page, starts a worker for each element.

import init, { mountPrepare, mountSign, mountVerify } from "../dist/widget.js";
import { Engine } from "./engine.js";
import { forget, keep, recall } from "./kept.js";

/** @typedef {import("./types.js").Mounted} Mounted */
/** @typedef {import("./types.js").House} House */

/** @type {Promise<unknown> | undefined} */
let loading;

/** Loads the widget's wasm, once for all elements. */
function load() {
  loading ??= init({ module_or_path: new URL("../dist/widget_bg.wasm", import.meta.url) });
  return loading;
}

/**
 * What an element's inside may use of this module.
 * @param {Engine} engine
 * @returns {House}
 */
function house(engine) {
  return {
    ask: (ask, bytes) => engine.ask(ask, bytes),
    view: () => import("./view.js"),
    font: async (name) => {
      const answer = await fetch(new URL(`../fonts/${encodeURIComponent(name)}.ttf`, import.meta.url));
      if (!answer.ok) throw new Error(`the handwriting font ${name} answers ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    picture: async (file, withoutPaper) => (await import("./picture.js")).decode(file, withoutPaper),
    freshKey: async () => (await import("./sealing.js")).freshKey(),
    seal: async (key, text, place) => (await import("./sealing.js")).seal(key, text, place),
    unseal: async (key, sealed, place) => (await import("./sealing.js")).unseal(key, sealed, place),
    keep,
    recall,
    forget,
  };
}

class ParaphElement extends HTMLElement {
  static observedAttributes = ["lang"];

  /** @type {Mounted | undefined} */
  #mounted;
  /** @type {Engine | undefined} */
  #engine;

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const engine = new Engine(this.worker);
    this.#engine = engine;
    load().then(
      () => {
        // The element may have left the page, or come back, while the module was loading.
        if (this.#engine !== engine || !this.isConnected) return;
        this.#mounted = this.mount(root, house(engine));
        this.dispatchEvent(new CustomEvent("paraph-ready", { bubbles: true, composed: true }));
      },
      (why) => {
        loading = undefined;
        this.#sayBroken(root, why);
      },
    );
  }

  disconnectedCallback() {
    this.#mounted?.unmount();
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#engine?.stop();
    this.#engine = undefined;
  }

  attributeChangedCallback() {
    this.#mounted?.speak(this.language);
  }

  /** The module of its worker. */
  get worker() {
    return new URL("./worker.js", import.meta.url);
  }

  /** Tells the inside that the host page has set a property. */
  refresh() {
    this.#mounted?.refresh();
  }

  /** The nearest `lang`: the element's own, its page's, or the browser's. */
  get language() {
    return this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || navigator.language;
  }

  /**
   * @param {ShadowRoot} _root
   * @param {House} _house
   * @returns {Mounted}
   */
  mount(_root, _house) {
    throw new Error("an element says itself what it mounts");
  }

  /**
   * The sentences live in the module that did not load; these two are all that is said without it.
   * @param {ShadowRoot} root
   * @param {unknown} why
   */
  #sayBroken(root, why) {
    const french = this.language.toLowerCase().startsWith("fr");
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = french
      ? "Cette page n’a pas pu se charger entièrement. Vérifiez la connexion, puis rechargez-la ; rien n’est perdu."
      : "This page could not load completely. Check the connection, then reload it; nothing is lost.";
    root.replaceChildren(words);
    const detail = { code: "not_loaded", detail: String(why) };
    this.dispatchEvent(new CustomEvent("paraph-error", { bubbles: true, composed: true, detail }));
  }
}

class ParaphPrepare extends ParaphElement {
  /**
   * @param {ShadowRoot} root
   * @param {House} house
   */
  mount(root, house) {
    return mountPrepare(this, root, house, this.language);
  }
}

class ParaphSign extends ParaphElement {
  /**
   * @param {ShadowRoot} root
   * @param {House} house
   */
  mount(root, house) {
    return mountSign(this, root, house, this.language);
  }
}

class ParaphVerify extends ParaphElement {
  /** @type {string[]} */
  #anchors = [];

  constructor() {
    super();
    // Set before the element was defined, a property hides the accessor of the same name.
    const early = Object.getOwnPropertyDescriptor(this, "anchors");
    Reflect.deleteProperty(this, "anchors");
    if (early) this.#anchors = early.value;
  }

  get anchors() {
    return this.#anchors;
  }

  set anchors(pems) {
    this.#anchors = pems;
    this.refresh();
  }

  get worker() {
    return new URL("./verifier.js", import.meta.url);
  }

  /**
   * @param {ShadowRoot} root
   * @param {House} house
   */
  mount(root, house) {
    return mountVerify(this, root, house, this.language);
  }
}

/** @type {[string, CustomElementConstructor][]} */
const elements = [
  ["paraph-prepare", ParaphPrepare],
  ["paraph-sign", ParaphSign],
  ["paraph-verify", ParaphVerify],
];
for (const [name, element] of elements) {
  if (!customElements.get(name)) customElements.define(name, element);
}

export { ParaphPrepare, ParaphSign, ParaphVerify };

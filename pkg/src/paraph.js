// @ts-check
// The entry: defines the elements, loads the module of each kind once, starts a worker for each element. It brings
// along only what says who asks: on a slow line every file before that is waited for.

import { paint } from "./asks.js";
import * as early from "./early.js";

/** @typedef {import("./types.js").Mounted} Mounted */
/** @typedef {import("./types.js").House} House */
/** @typedef {import("./engine.js").Engine} Engine */

/** @typedef {(host: HTMLElement, root: ShadowRoot, house: House, language: string) => Mounted} Mount */
/** @typedef {{default: (wasm: {module_or_path: Promise<Response>}) => Promise<unknown>, mount: Mount}} Inside */

/** @type {Map<string, Promise<Mount>>} */
const loading = new Map();

/**
 * Loads a kind of element's inside, once for all elements of the kind.
 * @param {URL} wasm
 * @param {() => Promise<Inside>} module
 */
function load(wasm, module) {
  const begun = loading.get(wasm.href) ?? start(wasm, module);
  loading.set(wasm.href, begun);
  begun.catch(() => loading.delete(wasm.href));
  return begun;
}

/**
 * @param {URL} wasm
 * @param {() => Promise<Inside>} module
 */
async function start(wasm, module) {
  const bytes = fetch(wasm);
  bytes.catch(() => undefined);
  const inside = await module();
  await inside.default({ module_or_path: bytes });
  return inside.mount;
}

class ParaphElement extends HTMLElement {
  static observedAttributes = ["lang"];

  /** @type {Mounted | undefined} */
  #mounted;
  /** @type {Engine | undefined} */
  #engine;
  /** Counts how often it came to a page. */
  #visit = 0;

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const visit = ++this.#visit;
    this.begin();
    Promise.all([this.load(), import("./house.js")]).then(
      ([mount, { Engine, house }]) => {
        // The element may have left the page, or come back, while the modules were loading.
        if (this.#visit !== visit || !this.isConnected) return;
        this.#engine = new Engine(this.worker);
        this.ahead(this.#engine);
        this.#mounted = mount(this, root, house(this.#engine), this.language);
        this.dispatchEvent(new CustomEvent("paraph-ready", { bubbles: true, composed: true }));
      },
      (why) => this.#sayBroken(root, why),
    );
  }

  disconnectedCallback() {
    this.#visit++;
    this.#mounted?.unmount();
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#engine?.stop();
    this.#engine = undefined;
  }

  attributeChangedCallback() {
    this.#mounted?.speak(this.language);
  }

  /** What need not wait for the inside to load. */
  begin() {}

  /**
   * What will be needed soon, once what is seen first has loaded.
   * @param {Engine} _engine
   */
  ahead(_engine) {}

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
   * Its inside.
   * @returns {Promise<Mount>}
   */
  load() {
    throw new Error("an element says itself what is inside");
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
  load() {
    return load(new URL("../dist/prepare_bg.wasm", import.meta.url), () => import("../dist/prepare.js"));
  }
}

class ParaphFollow extends ParaphElement {
  load() {
    return load(new URL("../dist/follow_bg.wasm", import.meta.url), () => import("../dist/follow.js"));
  }
}

class ParaphSign extends ParaphElement {
  #drawing = Promise.resolve();

  begin() {
    const { link } = /** @type {{link?: unknown}} */ (this);
    const backend = (this.getAttribute("backend") || location.origin).replace(/\/+$/, "");
    const begun = early.open(backend, typeof link === "string" ? link : location.hash);
    if (begun && this.shadowRoot) paint(this, this.shadowRoot, begun, this.language).catch(() => undefined);
  }

  async load() {
    const view = import("./view.js");
    const mount = await load(new URL("../dist/sign_bg.wasm", import.meta.url), () => import("../dist/sign.js"));
    // What draws comes next: the document can be looked at while the engine is still on its way.
    this.#drawing = (await view).warm();
    return mount;
  }

  /** @param {Engine} engine */
  ahead(engine) {
    engine.start(this.#drawing.catch(() => undefined));
  }
}

class ParaphInbox extends ParaphElement {
  /** @type {Record<string, unknown>} */
  #given = {};

  constructor() {
    super();
    // Set before the element was defined, a property hides the accessor of the same name.
    for (const name of ["token", "getToken"]) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      Reflect.deleteProperty(this, name);
      if (early) this.#given[name] = early.value;
    }
  }

  get token() {
    return this.#given.token;
  }

  set token(token) {
    this.#given.token = token;
    this.refresh();
  }

  get getToken() {
    return this.#given.getToken;
  }

  set getToken(getToken) {
    this.#given.getToken = getToken;
    this.refresh();
  }

  load() {
    return load(new URL("../dist/inbox_bg.wasm", import.meta.url), () => import("../dist/inbox.js"));
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

  load() {
    return load(new URL("../dist/verify_bg.wasm", import.meta.url), () => import("../dist/verify.js"));
  }
}

/** @type {[string, CustomElementConstructor][]} */
const elements = [
  ["paraph-prepare", ParaphPrepare],
  ["paraph-follow", ParaphFollow],
  ["paraph-sign", ParaphSign],
  ["paraph-inbox", ParaphInbox],
  ["paraph-verify", ParaphVerify],
];
for (const [name, element] of elements) {
  if (!customElements.get(name)) customElements.define(name, element);
}

export { ParaphFollow, ParaphInbox, ParaphPrepare, ParaphSign, ParaphVerify };

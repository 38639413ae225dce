// Finds things as a person does: what is visible, through shadow roots, an open dialog first.
const visible = (element) => {
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== "hidden";
};
const deep = (root, selector) => {
  const own = [...root.querySelectorAll(selector)];
  const inside = [...root.querySelectorAll("*")].filter((one) => one.shadowRoot);
  return own.concat(...inside.map((one) => deep(one.shadowRoot, selector)));
};
const all = (selector) => {
  const dialog = deep(document, "dialog[open]").at(-1);
  return deep(dialog ?? document, selector);
};
// Fluent puts marks of direction around values.
const plain = (text) => text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
const tasks = {
  find: (selector) => all(selector).find(visible) ?? null,
  any: (selector) => all(selector)[0] ?? null,
  attributes: (selector, name) => all(selector).filter(visible).map((one) => one.getAttribute(name)),
  count: (selector) => all(selector).filter(visible).length,
  button: (text) => {
    const says = (one) => plain(one.textContent) === text || plain(one.textContent).endsWith(` ${text}`);
    const found = all("button, a, [role=tab]").filter((one) => visible(one) && says(one));
    return found.find((one) => !one.disabled && one.getAttribute("aria-disabled") !== "true") ?? null;
  },
  text: () => plain([document, ...deep(document, "*").filter((one) => one.shadowRoot).map((one) => one.shadowRoot)]
    .map((root) => [...(root.body ? [root.body] : root.children)].map((one) => one.innerText ?? "").join(" ")).join(" ")),
  // Where an element is, scrolled so that the part at `down` (0 to 1) stands in the middle.
  frame: (selector, index, down) => {
    const element = all(selector).filter(visible)[index];
    if (!element) return null;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const before = element.getBoundingClientRect();
    if (before.height > innerHeight / 2) {
      scrollBy({ top: before.top + down * before.height - innerHeight / 2, behavior: "instant" });
    }
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  },
  // Where an element is, without scrolling.
  still: (selector) => {
    const found = all(selector).find(visible);
    const { left, top, width, height } = found?.getBoundingClientRect() ?? {};
    return found ? { left, top, width, height } : null;
  },
  paste: (selector, text) => {
    const field = all(selector).find(visible);
    if (!field) return false;
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    return true;
  },
  // Whether a canvas shows more than one colour: something was drawn.
  drawn: (selector) => all(selector).some((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || !canvas.width || !canvas.height) return false;
    const copy = new OffscreenCanvas(Math.min(canvas.width, 400), Math.min(canvas.height, 400));
    const context = copy.getContext("2d");
    context.drawImage(canvas, 0, 0, copy.width, copy.height);
    const pixels = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
  }),
  // The host page takes back what it gave an element.
  without: (selector, property) => {
    for (const one of all(selector)) one[property] = undefined;
  },
  value: (selector) => all(selector).find(visible)?.value ?? null,
  // How far the page is wider than the window: a person would have to scroll sideways.
  overflow: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
};
return tasks[arguments[0]](...arguments[1]);

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
const parent = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
// What is pressed at a point of the window, through shadow roots.
const at = (x, y) => {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot?.elementFromPoint(x, y)) {
    const inner = found.shadowRoot.elementFromPoint(x, y);
    if (inner === found) break;
    found = inner;
  }
  return found;
};
const within = (one, outer) => {
  for (let each = one; each; each = parent(each)) if (each === outer) return true;
  return false;
};
// What a press at a point does for a control: its own box, and its label's.
const hits = (control, x, y) => {
  const found = at(x, y);
  return within(found, control) || [...(control.labels ?? [])].some((label) => within(found, label));
};
// Firefox's toolbar may have it, while the page still remembers where it was.
const focused = () => {
  let found = document.hasFocus() ? document.activeElement : null;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
};
const named = (one) => {
  const says = one.getAttribute("aria-label") || plain(one.labels?.[0]?.textContent ?? "") || plain(one.textContent);
  return `${one.localName} “${says.slice(0, 60)}”`;
};
// Red, green, blue from 0 to 1, and how opaque, of a colour however it is written.
const colour = (written) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = written;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
};
const luminance = (written) => {
  const light = colour(written).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const ground = (one) => {
  for (let each = one; each; each = parent(each)) {
    const behind = getComputedStyle(each).backgroundColor;
    if (colour(behind)[3] === 1) return behind;
  }
  return "white";
};
// Whether a person sees that this has the focus: a line around it that stands out (WCAG 1.4.11, 2.4.7)
// and nothing over it (2.4.11).
const shows = (one) => {
  const style = getComputedStyle(one);
  const behind = ground(parent(one));
  // The browser's own ring is "auto", whatever width it claims.
  const line = style.outlineStyle === "auto" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const lines = [line && style.outlineColor, parseFloat(style.borderTopWidth) >= 1 && style.borderTopColor];
  // The parts of a date take the focus inside their field.
  if (!one.matches(":focus-visible, [type=date]:focus-within") || !line) return "has no outline";
  if (!lines.some((drawn) => drawn && contrast(drawn, behind) >= 3)) return `has a faint outline on ${behind}`;
  const { left, top, width, height } = one.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const seen = points.filter(([x, y]) => hits(one, left + x * width, top + y * height));
  if (seen.length > 0) return null;
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  const where = `${Math.round(top)} to ${Math.round(top + height)} of ${innerHeight}`;
  return `lies under ${over ? named(over) : "nothing, outside the window"} (${where})`;
};
const tasks = {
  find: (selector) => all(selector).find(visible) ?? null,
  any: (selector) => all(selector)[0] ?? null,
  choose: (selector, value) => {
    const list = all(selector).find(visible);
    if (!list) return false;
    list.value = value;
    return ["input", "change"].every((type) => list.dispatchEvent(new Event(type, { bubbles: true })));
  },
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
  // By an element of the page itself, for which its policy counts.
  reach: (address) => new Promise((done) => {
    const picture = document.createElement("img");
    picture.onload = picture.onerror = () => setTimeout(done, 200);
    picture.src = address;
    document.body.append(picture);
  }),
  // The host page takes back what it gave an element.
  without: (selector, property) => {
    for (const one of all(selector)) one[property] = undefined;
  },
  value: (selector) => all(selector).find(visible)?.value ?? null,
  // What has the focus: what it is called, whether it is wanted, and what is wrong with how it shows.
  focus: (selector, text) => {
    const found = focused();
    if (!found || found === document.body || found === document.documentElement) return null;
    const says = plain(found.textContent) === text || plain(found.textContent).endsWith(` ${text}`);
    const wanted = selector ? all(selector).find(visible) === found : says;
    const shown = found.tabIndex < 0 ? null : shows(found);
    return { name: named(found), wanted, fault: shown };
  },
  // WebDriver cannot operate the device's file chooser: it is kept shut, and that it would open is noted.
  chooser: () => {
    const input = all("input[type=file]")[0];
    input.addEventListener("click", (event) => {
      event.preventDefault();
      input.dataset.opened = "1";
    }, { once: true });
  },
  chosen: () => all("input[type=file]")[0].dataset.opened === "1",
  // Controls too small for a finger: less than 44 × 44, invisible surroundings that react included.
  small: () => {
    const kinds = "a[href], button, input, select, textarea, summary, [role=tab], [role=button]";
    const controls = all(kinds).filter((one) => visible(one) && one.tabIndex >= 0);
    const reaches = (one) => {
      one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const frame = one.getBoundingClientRect();
      const boxes = [frame, ...[...(one.labels ?? [])].map((label) => label.getBoundingClientRect())];
      if (boxes.some(({ width, height }) => width >= 43.5 && height >= 43.5)) return true;
      const [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
      return [[-21, 0], [21, 0], [0, -21], [0, 21]].every(([right, down]) => hits(one, x + right, y + down));
    };
    const size = (one) => {
      const { width, height } = one.getBoundingClientRect();
      return `${named(one)} is ${Math.round(width)} × ${Math.round(height)}`;
    };
    const before = [scrollX, scrollY];
    const found = controls.filter((one) => !reaches(one)).map(size);
    scrollTo(...before);
    return found;
  },
  // What is scrolled sideways inside the page.
  sideways: () => deep(document, "*").filter((one) => {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    return scrolls && visible(one) && one.scrollWidth > one.clientWidth + 1;
  }).map(named),
  // A part of the page's height, or of the open dialog's; gives whether there is more than is shown.
  scroll: (part) => {
    const scroller = deep(document, "dialog[open]").at(-1) ?? document.scrollingElement;
    const more = scroller.scrollHeight - scroller.clientHeight;
    scroller.scrollTo({ top: part * more, behavior: "instant" });
    return more > 24;
  },
  // How far the page is wider than the window: a person would have to scroll sideways.
  overflow: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
};
return tasks[arguments[0]](...arguments[1]);

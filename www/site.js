// @ts-check
// The language of a page, and where the demo's backend is.

/** The language asked for in the address, else the browser's nearest: `fr` or `en`. */
export function language() {
  const wanted = new URLSearchParams(location.search).get("lang") ?? navigator.language;
  return wanted.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** In the demo the backend listens on the port before this page's, as another site. */
export function backend() {
  return `http://localhost:${Number(location.port || 80) - 1}`;
}

/**
 * Speaks a language: the page, its switch, and the element on it. The address keeps it; its fragment
 * carries the link's secret and stays.
 * @param {string} tag
 */
function speak(tag) {
  document.documentElement.lang = tag;
  for (const link of document.querySelectorAll("a[data-speak]")) {
    if (link instanceof HTMLElement && link.dataset.speak === tag) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  document.querySelector("paraph-sign, paraph-prepare, paraph-follow, paraph-verify")?.setAttribute("lang", tag);
  const { title } = document.documentElement.dataset;
  const titles = title?.split("|");
  if (titles) document.title = titles[tag === "fr" ? 0 : 1] ?? document.title;
}

addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-speak]") : null;
  if (!(link instanceof HTMLElement) || !link.dataset.speak) return;
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set("lang", link.dataset.speak);
  history.replaceState(null, "", address);
  speak(link.dataset.speak);
});

speak(language());

// @ts-check
// Says who asks, for what and until when, as soon as the backend has answered and while the element's inside is still
// loading. The inside checks what stands here, and puts its own page in its place.

/** @typedef {{sent: Sent, title: string, sender: string}} Asked */
/** @typedef {{deadline: number, recipients: {role: string}[]}} Sent */
/** @typedef {{view: {recipient: number, records: string[], openings: [number, {field: string, value: string}][]}}} Answer */

/** What somebody is asked for; whoever is only told, or is asked no more, waits for the inside. */
const ASKS = {
  fr: { signer: "vous demande de signer", approver: "vous demande d’approuver", finaliser: "vous demande de signer", until: "jusqu’au" },
  en: { signer: "asks you to sign", approver: "asks you to approve", finaliser: "asks you to sign", until: "by the end of" },
};

/** Colours of the elements' own tokens, by day and by night; a host's override comes first. */
const LOOK = `:host { display: block; }
.asks { font: var(--paraph-size, 1rem) / 1.5 var(--paraph-font, system-ui, sans-serif); color: var(--paraph-text, light-dark(#1b1b1b, #f1efe9)); max-width: 640px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 1.375em; margin: 0 0 8px; overflow-wrap: anywhere; }
p { margin: 0; overflow-wrap: anywhere; }`;

/**
 * Paints it, unless the inside was faster or there is nothing that can be said yet.
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @param {Promise<Response | undefined>} begun
 * @param {string} language
 */
export async function paint(element, root, begun, language) {
  const answer = await begun;
  if (!answer?.ok) return;
  const asked = read(/** @type {Answer} */ (await answer.clone().json()));
  if (!asked || root.hasChildNodes() || !element.isConnected) return;
  const { sent, title, sender, role } = asked;
  const tag = language.toLowerCase().startsWith("fr") ? "fr" : "en";
  const day = new Intl.DateTimeFormat(tag === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long" }).format(sent.deadline);
  // As the inside does: the first of a month is an ordinal in French.
  const until = tag === "fr" ? day.replace(/^1(?=\s)/, "1er") : day;
  const what = ASKS[tag][/** @type {"signer"} */ (role)];
  const line = `${sender} ${what} · ${ASKS[tag].until} ${until}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
  const section = document.createElement("section");
  section.className = "asks";
  section.lang = tag;
  section.append(written("h1", title), written("p", line));
  root.append(section);
}

/**
 * @param {Answer} answer
 * @returns {(Asked & {role: string}) | undefined}
 */
function read({ view: { recipient, records, openings } }) {
  const events = records.map((record) => JSON.parse(record).event);
  const ended = ["finalised", "declined", "cancelled", "expired"];
  const acted = ["signed", "approved", "reassigned"];
  const over = events.some(({ type, recipient: by }) => ended.includes(type) || (acted.includes(type) && by === recipient));
  const invited = events.some(({ type, recipient: who }) => type === "invited" && who === recipient);
  const value = (/** @type {string} */ field) => openings.find(([at, one]) => at === 0 && one.field === field)?.[1].value;
  const [title, sender] = [value("title"), value("sender.email")];
  const sent = /** @type {Sent} */ (events[0]);
  const role = sent.recipients[recipient]?.role;
  if (over || !invited || !title || !sender || !role || !(role in ASKS.en)) return undefined;
  return { sent, title, sender, role };
}

/**
 * @param {string} name
 * @param {string} text
 */
function written(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

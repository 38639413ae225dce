// @ts-check
// What a killed page must not lose: texts and bytes in this browser's IndexedDB, until the act is done.

/** @typedef {{at: number, text: string, bytes: Uint8Array[], pair?: CryptoKeyPair}} Kept */

const DATABASE = "paraph";
const STORE = "kept";
/** What nobody came back for is forgotten after this long. */
const LONGEST = 31 * 24 * 60 * 60 * 1000;

/** What the database does not take (some private windows, a full disk) is kept while the page lives. */
const memory = /** @type {Map<string, Kept>} */ (new Map());

/** @type {Promise<IDBDatabase | undefined> | undefined} */
let opened;

/**
 * Keeps a text and bytes under a key, in place of what was there.
 * @param {string} key
 * @param {string} text
 * @param {Uint8Array[]} bytes
 * @param {CryptoKeyPair} [pair]
 */
export async function keep(key, text, bytes, pair) {
  const kept = { at: Date.now(), text, bytes, ...(pair && { pair }) };
  if (await write((store) => store.put(kept, key))) memory.delete(key);
  else memory.set(key, kept);
}

/**
 * What was kept under a key.
 * @param {string} key
 * @returns {Promise<Kept | undefined>}
 */
export async function recall(key) {
  const database = await open();
  const here = memory.get(key);
  if (!database || here) return here;
  try {
    return await finished(database.transaction(STORE).objectStore(STORE).get(key));
  } catch {
    return undefined;
  }
}

/**
 * Forgets a key and everything below it (`key/…`).
 * @param {string} key
 */
export async function forget(key) {
  for (const known of memory.keys()) if (known === key || known.startsWith(`${key}/`)) memory.delete(known);
  await write((store) => {
    store.delete(key);
    return store.delete(IDBKeyRange.bound(`${key}/`, `${key}0`, false, true));
  });
}

/**
 * @param {(store: IDBObjectStore) => IDBRequest} change
 * @returns {Promise<boolean>} whether it was written
 */
async function write(change) {
  const database = await open();
  if (!database) return false;
  try {
    const transaction = database.transaction(STORE, "readwrite");
    const done = finished(change(transaction.objectStore(STORE)));
    // At once, not when the answer has come: a page that is left meanwhile has kept it all the same.
    transaction.commit();
    await done;
    return true;
  } catch (why) {
    // A full disk must not stop anybody from signing: the page still holds it.
    console.warn("paraph: this browser does not keep what was entered", why);
    return false;
  }
}

/** @returns {Promise<IDBDatabase | undefined>} */
function open() {
  opened ??= connect().catch(() => undefined);
  return opened;
}

/** @returns {Promise<IDBDatabase>} */
async function connect() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await finished(request);
  // Another tab with a newer Paraph may change the database.
  database.onversionchange = () => {
    database.close();
    opened = undefined;
  };
  sweep(database);
  return database;
}

/**
 * Forgets what nobody came back for. What stands below a key (a draft's documents) is as young as the key.
 * @param {IDBDatabase} database
 */
function sweep(database) {
  const store = database.transaction(STORE, "readwrite").objectStore(STORE);
  const young = /** @type {string[]} */ ([]);
  const cursors = store.openCursor();
  cursors.onsuccess = () => {
    const cursor = cursors.result;
    if (!cursor) return;
    const key = String(cursor.key);
    // Keys come in their order: whatever stands above one has been seen before it.
    if (Date.now() - cursor.value.at < LONGEST) young.push(key);
    else if (!young.some((above) => key.startsWith(`${above}/`))) cursor.delete();
    cursor.continue();
  };
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

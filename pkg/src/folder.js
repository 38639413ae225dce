// @ts-check
// What was dropped: files, and those in folders however deep.

/**
 * To be called in the drop's own handler: afterwards the browser has forgotten what was dropped.
 * @param {DataTransfer} dropped
 * @returns {(FileSystemEntry | File)[]}
 */
export function entries(dropped) {
  const files = [...dropped.items].filter((item) => item.kind === "file");
  return files.map((item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter((one) => one !== null);
}

/**
 * The files; what cannot be read is left out.
 * @param {(FileSystemEntry | File)[]} dropped
 */
export async function files(dropped) {
  /** @type {File[]} */
  const found = [];
  const left = [...dropped];
  for (let one = left.shift(); one; one = left.shift()) {
    if (one instanceof File) found.push(one);
    else left.push(...(await inside(one).catch(() => [])));
  }
  return found;
}

/**
 * A file itself, or what stands in a folder.
 * @param {FileSystemEntry} entry
 * @returns {Promise<(FileSystemEntry | File)[]>}
 */
async function inside(entry) {
  if (entry.isFile) {
    const file = /** @type {FileSystemFileEntry} */ (entry);
    return [await new Promise((resolve, reject) => file.file(resolve, reject))];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    // Browsers give a hundred at a time.
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

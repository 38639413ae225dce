// @ts-check
// Shapes that cross between this package's own modules; nothing runs here.

/**
 * @typedef {object} House What an element's inside may use of the package.
 * @property {(ask: object, bytes: Uint8Array[]) => Promise<{answer: object, bytes: Uint8Array[]}>} ask
 * @property {typeof import("./early.js").take} early
 * @property {() => Promise<typeof import("./view.js")>} view
 * @property {(name: string) => Promise<Uint8Array>} font
 * @property {typeof import("./picture.js").decode} picture
 * @property {(text: string, byHand: boolean) => Promise<ReturnType<typeof import("./written.js").written>>} written
 * @property {(transfer: DataTransfer) => Promise<File[]>} dropped
 * @property {typeof import("./photograph.js").photograph} photograph
 * @property {() => Promise<string>} freshKey
 * @property {typeof import("./sealing.js").seal} seal
 * @property {typeof import("./sealing.js").unseal} unseal
 * @property {(canvas: HTMLCanvasElement) => import("./pen.js").Pen} pen
 * @property {typeof import("./kept.js").keep} keep
 * @property {typeof import("./kept.js").recall} recall
 * @property {typeof import("./kept.js").forget} forget
 */

/**
 * @typedef {object} Mounted An element's inside, running.
 * @property {(language: string) => void} speak
 * @property {() => void} refresh
 * @property {() => void} unmount
 * @property {() => void} free
 */

/**
 * @typedef {object} Trouble Why the engine could not do it; `code` has a sentence in the elements.
 * @property {string} code
 * @property {string} detail
 * @property {[number, number, string] | null} [revision]
 */

export {};

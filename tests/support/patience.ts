/** How long a test or what prepares it may take, in milliseconds: a machine that does other things as well is slow. */
export const PATIENCE_MS = 60_000

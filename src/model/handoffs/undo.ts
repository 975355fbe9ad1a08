/** How long an agent may take an end back, in seconds. */
export const UNDO_S = 10

/** How long its sender may change a message or take it back. */
export const CHANGEABLE_MINUTES = 15

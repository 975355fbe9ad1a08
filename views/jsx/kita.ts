// Kita declares what each element takes in the global namespace JSX, which the runtime's own hides.
export type KitaElements = JSX.IntrinsicElements

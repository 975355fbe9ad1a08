/**
 * Defines a custom element by what it does. `behave` gets the element when it enters the page, and a signal that ends
 * when it leaves. What it returns become methods of the element.
 */
export function define(name, behave) {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        this.stay = new AbortController()
        Object.assign(this, behave(this, this.stay.signal))
      }
      disconnectedCallback() {
        this.stay.abort()
      }
    },
  )
}

declare namespace JSX {
  interface IntrinsicElements {
    /** htmx: delivers its children to another place on the page. */
    'hx-partial': HtmlTag
  }
}

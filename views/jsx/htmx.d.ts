declare namespace JSX {
  /** Parley's own elements: `public/js` defines what they do. */
  interface IntrinsicElements {
    'conversation-list': HtmlTag
    'message-thread': HtmlTag
  }

  interface IntrinsicElements {
    /** htmx: delivers its children to another place on the page. */
    'hx-partial': HtmlTag
  }
}

/** Styles without comments and all space that means nothing. */
export function shortened(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?|(:) /g, '$1$2')
    .replaceAll(';}', '}')
}

// What only the inbox shows, in styles that the widget shares with it. tests/assets.test.ts knows what the widget shows.
const ONLY_IN_INBOX = [
  /\.avatar--(?:\d|small)/,
  /\.chip--(?:escalated|agent|ended|note|ticket)/,
  /\.button--danger|\.empty\b/,
  /\.thread__(?:head|who|state|viewer)/,
  /\.composer(?:__mode|__aside|--note)/,
  /\.form\b(?!_)|\.form__(?:saved|buttons|complaint)|\.select\b|\.new-ticket|textarea\.input|\[aria-invalid/,
]

/** The rules of shortened styles that the widget has a use for. */
export function forWidget(css: string): string {
  return css.replace(/([^{}]+)\{([^{}]*)\}/g, (rule: string, selectors: string, declarations: string) => {
    if (selectors.startsWith('@')) return rule
    const used = selectors.split(/,(?![^(]*\))/).filter((selector) => !isOnlyInInbox(selector))
    return used.length > 0 ? `${used.join(',')}{${declarations}}` : ''
  })
}

/** Whether a selector is for something that the widget never shows. */
export function isOnlyInInbox(selector: string): boolean {
  return ONLY_IN_INBOX.some((pattern) => pattern.test(selector))
}

/** Gives the page the styles that a script brings along. */
export function adopt(text) {
  const styles = new CSSStyleSheet()
  styles.replaceSync(text)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles]
}

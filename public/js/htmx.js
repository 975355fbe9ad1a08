/** htmx, which stands before everything of ours in the script of a page. See `src/bundle.ts`. */
export default htmx

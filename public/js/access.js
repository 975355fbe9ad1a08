/**
 * How the server is asked without htmx. `visitor.js` and `private-files.js` have other ways, for a page without a cookie;
 * `credentials` are what an upload needs there.
 */
export const access = {
  fetch: (address, request) => fetch(address, request),
  credentials: undefined,
  fileUrl: async (address) => address,
}

/** The time zone of this browser, as a cookie: date ranges begin at midnight where the agent is. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const cookie = `zone=${encodeURIComponent(zone)}`
/** Whether the server knew it when it made this page. */
export const isKnown = document.cookie.split('; ').includes(cookie)
// biome-ignore lint/suspicious/noDocumentCookie: the server must have it with the first request for a page
document.cookie = `${cookie}; Path=/; Max-Age=31536000; SameSite=Lax`

import { config } from '../../ground/config'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  // Text becomes HTML, and an address a script, only where `public/js/guard.js` lets it.
  "require-trusted-types-for 'script'",
  'trusted-types parley',
]

/** The headers of every response; a route may set its own content security policy. */
const SECURITY_HEADERS = {
  // What a page shows depends on who is signed in; the back button must not bring it back after they left.
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [...CSP, "frame-src 'self'", "frame-ancestors 'none'"].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

const PLAIN_HEADERS = Object.entries(SECURITY_HEADERS)
const OVER_TLS = [...PLAIN_HEADERS, ['Strict-Transport-Security', 'max-age=31536000'] as const]

/** The headers that every reply gets at the door. Where the public address is https, browsers keep to that for a year. */
export function securityHeaders(): readonly (readonly [string, string])[] {
  return config.publicUrl.protocol === 'https:' ? OVER_TLS : PLAIN_HEADERS
}

/**
 * The widget's page alone may be framed, by any page: what it shows depends on the token that the page holds. Nothing is
 * said of ancestors, as `*` would leave out the files and apps that frame it. Whoever isolates their page from others
 * (COEP) frames only what isolates itself as well, and says that it may be framed.
 */
export const WIDGET_HEADERS = {
  'content-security-policy': CSP.join('; '),
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
}

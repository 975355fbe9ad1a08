import { expect, test } from 'bun:test'

test('pages load the htmx version that package.json names', async () => {
  for (const [ours, theirs] of [
    ['htmx.min.js', 'htmx.org/dist/htmx.min.js'],
    ['hx-ws.min.js', 'htmx.org/dist/ext/hx-ws.min.js'],
  ]) {
    const file = (path: string) => Bun.file(`${import.meta.dir}/../${path}`).text()
    expect(await file(`public/vendor/${ours}`)).toBe(await file(`node_modules/${theirs}`))
  }
})

import { join } from 'node:path'
import { plugin } from 'bun'

const project = join(import.meta.dir, '..')

/**
 * Bun 1.4.5 looks for what JSX means in the folder it is started in, and elsewhere takes ours for React's. Started from
 * there, each of our files says it itself, on its first line, so that no line moves.
 */
export function compileOurJsx(): void {
  if (process.cwd() === project) return
  plugin({
    name: 'our JSX',
    setup({ onLoad }) {
      onLoad({ filter: /\.tsx$/ }, async ({ path }) => ({
        contents: `/** @jsxRuntime automatic @jsxImportSource #jsx */${await Bun.file(path).text()}`,
        loader: 'tsx',
      }))
    },
  })
}

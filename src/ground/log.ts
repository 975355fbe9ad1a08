import pino from 'pino'
import { afterLoss, writeLines } from './standard-output'

/** Structured lines on standard output. They name requests and ids, never what people wrote or who they are. */
export const log = pino(
  {
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: describe },
    hooks: {
      // A logged value may itself be broken; logging it must not break anything.
      logMethod(args, method) {
        try {
          method.apply(this, args)
        } catch {
          method.apply(this, ['a line of this log could not be written'])
        }
      },
    },
  },
  { write: writeLines },
)

afterLoss((lost) => log.warn({ lost }, 'lines of this log were lost'))

interface Failure {
  name?: string
  code?: string
  message?: string
  stack?: string
  cause?: Failure
}

/** An error without the values in it: a failed statement's message and detail quote what people wrote. */
function describe(failure: Failure | null | undefined) {
  if (typeof failure !== 'object' || failure === null) return { type: typeof failure }
  const { name, code, message, stack } = failure.cause ?? failure
  return {
    type: name,
    code,
    message: message?.split('\n')[0]?.replace(/"[^"]*"/g, '"…"'),
    stack: stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  }
}

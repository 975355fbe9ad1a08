import pino from 'pino'

/** Structured lines on standard output. They name requests and ids, never what people wrote or who they are. */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: describe },
})

interface Failure {
  name?: string
  code?: string
  message?: string
  stack?: string
  cause?: Failure
}

/** An error without the values in it: a failed statement's message and detail quote what people wrote. */
function describe(failure: Failure) {
  const { name, code, message, stack } = failure.cause ?? failure
  return {
    type: name,
    code,
    message: message?.split('\n')[0]?.replace(/"[^"]*"/g, '"…"'),
    stack: stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  }
}

import pino from 'pino'

/** Structured lines on standard output. They name requests and ids, never what people wrote or who they are. */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: describe },
})

/** An error without the values in it: a failed statement's message and detail quote what people wrote. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const origin = error.cause instanceof Error ? error.cause : error
  return {
    type: origin.name,
    code: (origin as { code?: string }).code,
    message: origin.message.split('\n')[0]?.replace(/"[^"]*"/g, '"…"'),
    stack: origin.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  }
}

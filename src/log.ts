import pino from 'pino'

/** Structured lines on standard output. They name requests and ids, never what people wrote or who they are. */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
})

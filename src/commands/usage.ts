import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** The command line cannot be understood; the process ends with 2. */
export class UsageError extends Error {}

/** The options of a command; throws `UsageError` for one it does not have. */
export function options<const T extends ParseArgsOptionsConfig>(args: string[], optionTypes: T) {
  try {
    return parseArgs({ args, options: optionTypes, strict: true }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

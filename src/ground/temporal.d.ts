/** The part of the Temporal API that Parley uses. Bun has it; TypeScript 5.9 does not know it yet. */
declare namespace Temporal {
  interface ZonedDateTime {
    readonly epochMilliseconds: number
    startOfDay(): ZonedDateTime
    add(duration: { days: number }): ZonedDateTime
    subtract(duration: { days: number }): ZonedDateTime
  }
  const Instant: { fromEpochMilliseconds(milliseconds: number): { toZonedDateTimeISO(zone: string): ZonedDateTime } }
}

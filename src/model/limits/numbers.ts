/** A number that an admin may change. */
export interface Figure {
  /** What is counted, in an admin's words. */
  label: string
  /** What the number is of. */
  unit: string
  /** What it is until somebody changes it. */
  usual: number
  least: number
  most: number
}

const COUNT = { least: 1, most: 10_000_000 }
const MEGABYTES = { least: 1, most: 100_000_000 }

/** The holder that stands for everybody together. */
export const EVERYBODY = 'everybody'

/**
 * The numbers of all limits, by groups of the settings page. They are far above what people do: an office with 200
 * visitors behind one address does not meet them, and one program cannot fill a disk or the agents' list.
 */
export const FIGURES = {
  'New visitors and chats': {
    sessionsOfAddress: { label: 'New visitors from one address', unit: 'in 30 minutes', usual: 800, ...COUNT },
    sessionsInAll: { label: 'New visitors in total', unit: 'an hour', usual: 20_000, ...COUNT },
    chatsOfAddress: { label: 'New chats from one address', unit: 'in 30 minutes', usual: 800, ...COUNT },
    chatsInAll: { label: 'New chats in total', unit: 'an hour', usual: 20_000, ...COUNT },
    chatsOnTop: {
      label: 'New chats from one address at the top of the list',
      unit: 'in 10 minutes',
      usual: 20,
      ...COUNT,
    },
  },
  'Messages and files': {
    writersOfAddress: { label: 'Visitors from one address writing nonstop', unit: 'at once', usual: 200, ...COUNT },
    writersInAll: { label: 'Visitors writing nonstop in total', unit: 'at once', usual: 5_000, ...COUNT },
    keptOfAddress: { label: 'Messages and files from one address', unit: 'MB a day', usual: 3 * 1024, ...MEGABYTES },
    keptInAll: { label: 'Messages and files in total', unit: 'MB a day', usual: 30 * 1024, ...MEGABYTES },
    waitingOfAddress: { label: 'Unsent files from one address', unit: 'MB at once', usual: 1024, ...MEGABYTES },
    waitingInAll: { label: 'Unsent files in total', unit: 'MB at once', usual: 4 * 1024, ...MEGABYTES },
    freeDisk: {
      label: 'Free disk space below which files are refused',
      unit: 'MB, or 5 % of a smaller disk',
      usual: 1024,
      ...MEGABYTES,
      least: 0,
    },
  },
  Connections: {
    socketsOfVisitor: { label: 'Open pages of one visitor', unit: 'at once', usual: 10, ...COUNT },
    socketsOfAddress: { label: 'Open pages of visitors from one address', unit: 'at once', usual: 1_000, ...COUNT },
    socketsInAll: { label: 'Open pages of visitors in total', unit: 'at once', usual: 20_000, ...COUNT },
    socketsOfAgent: {
      label: 'Connections of one agent',
      unit: 'at once, up to three for each tab',
      usual: 200,
      ...COUNT,
    },
  },
} as const satisfies Record<string, Record<string, Figure>>

type Groups = typeof FIGURES
export type FigureName = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups]
export type Numbers = Record<FigureName, number>

/** Every number by its name, regardless of its group. */
export const FIGURE = Object.assign({}, ...Object.values(FIGURES)) as Record<FigureName, Figure>

/** What each is until somebody changes it. */
export const USUAL = Object.fromEntries(Object.entries(FIGURE).map(([name, { usual }]) => [name, usual])) as Numbers

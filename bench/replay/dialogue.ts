/** A conversation that took place, to be played again. */
export interface Dialogue {
  id: string
  turns: { from: 'visitor' | 'agent'; text: string }[]
}

/** Reads dialogues, one a line of JSON. Throws with the line's number where one is not as it should be. */
export async function readDialogues(file: string, most = Number.POSITIVE_INFINITY): Promise<Dialogue[]> {
  const lines = (await Bun.file(file).text()).split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, most).map((line, index) => {
    const dialogue = JSON.parse(line) as Dialogue
    const sound = Array.isArray(dialogue.turns) && dialogue.turns[0]?.from === 'visitor'
    if (!sound) throw new Error(`Line ${index + 1} of ${file} is no dialogue that a visitor begins.`)
    return dialogue
  })
}

import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { forgetRefusals } from '../../limits/refusals'
import type { Agent } from '../../model/agents/schema'
import { FIGURE, type FigureName } from '../../model/limits/numbers'
import { changeSettings } from '../settings/change'

/** Changes the numbers of limits to what a form says. Throws `Invalid` by field, and `Forbidden` for anyone but an admin. */
export async function changeLimits(agent: Agent, form: Fields): Promise<void> {
  await changeSettings(agent, { limits: readNumbers(form) })
  forgetRefusals()
}

/** Makes all limits what they usually are. Throws as `changeLimits` does. */
export async function resetLimits(agent: Agent): Promise<void> {
  await changeSettings(agent, { limits: {} })
  forgetRefusals()
}

/** Only changed numbers are stored, so that everybody else gets the defaults of later versions. */
function readNumbers(form: Fields): Record<string, number> {
  const numbers: Record<string, number> = {}
  const complaints: Record<string, string> = {}
  for (const [name, { least, most, usual }] of Object.entries(FIGURE)) {
    const digits = (form.line(name, 100) ?? '').replaceAll(/[\s,_.]/g, '')
    const number = Number(digits)
    if (!/^\d{1,12}$/.test(digits) || number < least || number > most)
      complaints[name] = `Enter a whole number from ${formatNumber(least)} to ${formatNumber(most)}.`
    else if (number !== usual) numbers[name] = number
  }
  if (Object.keys(complaints).length > 0) throw new Invalid(complaints)
  return numbers
}

/** What somebody typed, field by field, to be shown again. */
export function limitValues(form: Fields): Record<FigureName, string> {
  return form.typedValues(...(Object.keys(FIGURE) as FigureName[]))
}

function formatNumber(number: number): string {
  return number.toLocaleString('en')
}

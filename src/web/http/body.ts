import { Invalid } from '../../ground/errors'
import { Fields } from '../../ground/fields'
import { objectInJson } from '../../ground/json'
import { isMultipart, type Sent } from './body-scope'
import { valuesInForm } from './form'
import { type FilePart, readParts } from './multipart'
import { wholeOf } from './whole'

/**
 * What Bun itself refuses, without a word of explanation. It is out of reach, because each reader of a body has a
 * smaller limit of its own and says so.
 */
export const LARGEST_REQUEST = Number.MAX_SAFE_INTEGER

/** The text fields of a form, exactly as they were typed. Throws `Invalid` for anything but a form, and whatever `wholeOf` throws. */
export async function readForm(sent: Sent): Promise<Fields> {
  if (isMultipart(sent.request)) return readParts(sent, 1, refuseFile)
  if (!typeOf(sent).startsWith('application/x-www-form-urlencoded')) return new Fields(new Map())
  return new Fields(valuesInForm(await wholeOf(sent)))
}

/** The fields of a JSON object or a form, for the visitor API, which takes both. Throws `Invalid` for anything else. */
export async function readFields(sent: Sent): Promise<Fields> {
  if (!typeOf(sent).startsWith('application/json')) return readForm(sent)
  return new Fields(new Map(Object.entries(objectInJson(await wholeOf(sent)))))
}

function typeOf({ request }: Sent): string {
  return request.headers.get('content-type') ?? ''
}

async function refuseFile({ field, content }: FilePart): Promise<void> {
  for await (const _ of content);
  throw new Invalid({ [field]: 'Files cannot be sent here.' })
}

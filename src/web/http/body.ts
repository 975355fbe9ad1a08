import { Invalid } from '../../ground/errors'
import { Fields } from '../../ground/fields'
import { objectInJson } from '../../ground/json'
import { isMultipart, type RequestBody } from './body-scope'
import { valuesInForm } from './form'
import { type FilePart, readParts } from './multipart'
import { readWhole } from './whole-body'

/**
 * What Bun itself refuses, without a word of explanation. It is out of reach, because each reader of a body has a
 * smaller limit of its own and says so.
 */
export const LARGEST_REQUEST = Number.MAX_SAFE_INTEGER

/**
 * The text fields of a form, exactly as they were typed. Throws `Invalid` for anything but a form, and whatever
 * `readWhole` throws.
 */
export async function readForm(requestBody: RequestBody): Promise<Fields> {
  if (isMultipart(requestBody.request)) return readParts(requestBody, 1, refuseFile)
  if (!typeOf(requestBody).startsWith('application/x-www-form-urlencoded')) return new Fields(new Map())
  return new Fields(valuesInForm(await readWhole(requestBody)))
}

/** The fields of a JSON object or a form, for the visitor API, which takes both. Throws `Invalid` for anything else. */
export async function readFields(requestBody: RequestBody): Promise<Fields> {
  if (!typeOf(requestBody).startsWith('application/json')) return readForm(requestBody)
  return new Fields(new Map(Object.entries(objectInJson(await readWhole(requestBody)))))
}

function typeOf({ request }: RequestBody): string {
  return request.headers.get('content-type') ?? ''
}

async function refuseFile({ field, content }: FilePart): Promise<void> {
  for await (const _ of content);
  throw new Invalid({ [field]: 'Files cannot be sent here.' })
}

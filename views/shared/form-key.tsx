import { FORM_KEY } from '../../src/model/form-key'

/** Tells the server which form was sent, so that one that is sent twice makes one thing. Firefox would keep it over a reload. */
export function FormKey() {
  return <input type="hidden" name={FORM_KEY} value={crypto.randomUUID()} autocomplete="off" />
}

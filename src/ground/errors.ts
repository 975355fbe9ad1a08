/** A refusal that the person who asked can understand and act on. Its message is shown to them. */
export abstract class Refusal extends Error {
  abstract readonly status: number
  abstract readonly code: string
  /** More for programs, beside the message. */
  readonly details: Record<string, unknown> = {}
  /** How long to wait before trying again, in milliseconds. */
  readonly retryAfterMs?: number

  /** The same for the header Retry-After, in whole seconds. */
  get retryAfter(): string | undefined {
    return this.retryAfterMs === undefined ? undefined : String(Math.ceil(this.retryAfterMs / 1000))
  }
}

/** Not found, or not accessible to the person who asks: the two look the same. */
export class NotFound extends Refusal {
  readonly status = 404
  readonly code = 'not_found'
  constructor(message = 'There is nothing at this address, or you don’t have access.') {
    super(message)
  }
}

export class Forbidden extends Refusal {
  readonly status = 403
  readonly code = 'forbidden'
}

/** Somebody else was first, or the state does not allow it. */
export class Conflict extends Refusal {
  readonly status = 409
  readonly code = 'conflict'
}

export class Unauthorized extends Refusal {
  readonly status = 401
  readonly code = 'unauthorized'
}

/** The input is invalid; `fields` says what is wrong with each field. */
export class Invalid extends Refusal {
  readonly status = 422
  readonly code = 'invalid'
  override readonly details: { fields: Record<string, string> }
  constructor(readonly fields: Record<string, string>) {
    super(Object.values(fields).join(' '))
    this.details = { fields }
  }
}

export class TooLarge extends Refusal {
  readonly status = 413
  readonly code = 'too_large'
}

/** The sender was too slow for us to go on waiting. */
export class TooSlow extends Refusal {
  readonly status = 408
  readonly code = 'too_slow'
}

/** A service that Parley needs is down, or too much is requested at once; a later attempt may succeed. */
export class Unavailable extends Refusal {
  readonly status = 503
  readonly code = 'unavailable'
  constructor(
    message: string,
    override readonly retryAfterMs = 2000,
  ) {
    super(message)
  }
}

/** Too soon or too often; it may be tried again after `retryAfterMs`. */
export class RateLimited extends Refusal {
  readonly status = 429
  readonly code = 'rate_limited'
  override readonly details: { retryAfterMs: number }
  constructor(
    message: string,
    override readonly retryAfterMs: number,
  ) {
    super(message)
    this.details = { retryAfterMs }
  }
}

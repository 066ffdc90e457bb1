/** @typedef {import('../snapshot').Snapshot & { trackingToken?: string, conversationId?: string }} ResponseData */

class KustomerFailure extends Error {
  /** @param {number} status 0 without a response @param {string} title */
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

export class Api {
  /** @type {string | null} */
  token = null;
  apiKey = '';

  /** @param {URL} address */
  constructor(address) {
    this.address = address;
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<ResponseData>} */
  async request(method, path, body) {
    const { token } = this;
    const response = await this.open(method, path, body);
    const data = await response.json().catch(() => null);
    if (data === null)
      throw new KustomerFailure(response.status, 'Kustomer’s response is not JSON');
    if (token !== this.token)
      throw new KustomerFailure(0, 'The chat session has changed meanwhile');
    return data;
  }

  /** @param {string} method @param {string} path @param {object} [body] @param {AbortSignal} [signal] @returns {Promise<Response>} */
  async open(method, path, body, signal) {
    const response = await fetch(new URL(path, this.address), {
      method,
      headers: {
        Authorization: `Bearer ${this.apiKey}`,
        ...(this.token && { 'X-Kustomer-Tracking-Token': this.token }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal,
    }).catch(() => null);
    if (response?.ok) return response;
    const content = await response?.json().catch(() => null);
    throw new KustomerFailure(
      response?.status ?? 0,
      content?.errors?.[0]?.title ?? 'Kustomer does not respond',
    );
  }
}

/** The tracking token is no longer valid. @param {unknown} error */
export function isSessionOver(error) {
  return error instanceof KustomerFailure && error.status === 410;
}

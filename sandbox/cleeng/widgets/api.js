/** @typedef {Record<string, unknown>} ResponseData */

const ownUrl = import.meta.url;
/** After this, a request counts as one without a response. */
export const deadlineMs = 5_000;

export class CleengFailure extends Error {
  /** @param {number} status 0 without a response @param {string} code @param {string} text */
  constructor(status, code, text) {
    super(text);
    this.status = status;
    this.code = code;
  }

  /** Whether repeating the request is pointless. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @param {string} [jwt]
 * @returns {Promise<ResponseData>} its `responseData`
 */
export async function request(method, path, body, jwt) {
  const response = await fetch(new URL(`..${path}`, ownUrl), {
    method,
    headers: {
      ...(body && { 'Content-Type': 'application/json' }),
      ...(jwt && { Authorization: `Bearer ${jwt}` }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(deadlineMs),
  }).catch(() => null);
  const content = await response?.json().catch(() => null);
  if (response?.ok && content) return content.responseData;
  throw new CleengFailure(response?.status ?? 0, content?.code ?? '', content?.errors?.[0] ?? '');
}

import 'server-only';
import type { IncomingMessage } from 'node:http';
import { largestBody } from './check-request';

/** For the whole body, counted from its head. A form of ours has two thousand bytes. */
const deadlineMs = 15_000;
/** Each costs a call from Node's parser. The largest body has 490 of TCP's smallest segments (536 bytes). */
const mostChunks = 512;
/** In bytes, of all bodies together. */
export const mostHeld = 64 * 1024 * 1024;
let held = 0;
/** In place of `push` once nothing is read any more: one read holds up to eleven thousand chunks, and Node's parser passes on all. */
const ignore = () => true;

export type BodyFault = 'too_large' | 'too_slow' | 'unavailable';

/**
 * Keeps a body from its request until it is whole. Node delivers a body by `push`, and stops reading
 * where that returns false, so nothing has to listen or read.
 */
export class HeldBody {
  /** Null once the body is whole. Never settles if the connection closes before. */
  readonly fault: Promise<BodyFault | null>;
  /** When nothing more comes or is waited for. */
  readonly end: Promise<void>;
  #buffer = Buffer.alloc(0);
  #size = 0;
  #chunks = 0;
  #isWanted = true;

  constructor(readonly request: IncomingMessage) {
    let setFault: (fault: BodyFault | null) => void = () => undefined;
    let setEnd: () => void = () => undefined;
    this.fault = new Promise((resolve) => {
      setFault = resolve;
    });
    this.end = new Promise((resolve) => {
      setEnd = resolve;
    });
    const finish = (fault: BodyFault | null) => {
      clearTimeout(timer);
      if (fault) {
        this.discard();
        request.push = ignore;
        request._read = () => undefined; // Node reads on when the response ends, two megabytes at once.
      }
      setFault(fault);
      setEnd();
    };
    const timer = setTimeout(() => finish('too_slow'), deadlineMs);
    request.once('close', () => {
      clearTimeout(timer);
      this.discard();
    });
    request.push = (chunk: Buffer | null) => {
      const fault = chunk && this.#take(chunk);
      if (fault || chunk === null) finish(fault);
      return fault === null;
    };
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  /** Still waits for its end. */
  discard(): void {
    this.#isWanted = false;
    held -= this.#buffer.length;
    this.#buffer = Buffer.alloc(0);
    this.#size = 0;
  }

  /** From here on the request reads as if it had just arrived. */
  giveBack(): void {
    Reflect.deleteProperty(this.request, 'push');
    if (this.#size > 0) this.request.push(this.bytes);
    this.request.push(null);
  }

  #take(chunk: Buffer): BodyFault | null {
    this.#chunks += 1;
    if (this.#chunks > mostChunks) return 'too_large';
    return this.#isWanted ? this.#keep(chunk) : null;
  }

  /** In one buffer that grows: a small chunk costs a hundred bytes as a buffer of its own. */
  #keep(chunk: Buffer): BodyFault | null {
    const size = this.#size + chunk.length;
    if (size > largestBody) return 'too_large';
    if (size > this.#buffer.length) {
      const most = Number(this.request.headers['content-length'] ?? largestBody);
      const length = Math.max(size, Math.min(2 * this.#buffer.length, most));
      const more = length - this.#buffer.length;
      if (held + more > mostHeld) return 'unavailable';
      held += more;
      const larger = Buffer.allocUnsafe(length);
      this.bytes.copy(larger);
      this.#buffer = larger;
    }
    chunk.copy(this.#buffer, this.#size);
    this.#size = size;
    return null;
  }
}

import 'server-only';
import type { IncomingMessage } from 'node:http';

/** For the whole body, counted from its head. A form of ours has two thousand bytes. */
const deadlineMs = 15_000;
/** Each costs a call from Node's parser, and a sender can make them of one byte. */
const mostChunks = 4_096;

export type BodyFault = 'too_large' | 'too_slow';

/**
 * Keeps a body from its request until it is whole. Node delivers a body by `push`, and slows the
 * sender down where that returns false, so nothing has to listen or read.
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

  constructor(
    readonly request: IncomingMessage,
    largest: number,
  ) {
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
      setFault(fault);
      setEnd();
    };
    const timer = setTimeout(() => finish('too_slow'), deadlineMs);
    request.once('close', () => clearTimeout(timer));
    request.push = (chunk: Buffer | null) => {
      if (chunk === null) finish(null);
      else if (!this.#keep(chunk, largest)) finish('too_large');
      return true;
    };
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  /** Still waits for its end. */
  discard(): void {
    this.#isWanted = false;
  }

  /** From here on the request reads as if it had just arrived. */
  giveBack(): void {
    Reflect.deleteProperty(this.request, 'push');
    if (this.#size > 0) this.request.push(this.bytes);
    this.request.push(null);
  }

  /** In one buffer that grows: a small chunk costs a hundred bytes as a buffer of its own. */
  #keep(chunk: Buffer, largest: number): boolean {
    if (!this.#isWanted) return true;
    const size = this.#size + chunk.length;
    this.#chunks += 1;
    if (size > largest || this.#chunks > mostChunks) return false;
    if (size > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(size, 2 * this.#buffer.length));
      this.bytes.copy(larger);
      this.#buffer = larger;
    }
    chunk.copy(this.#buffer, this.#size);
    this.#size = size;
    return true;
  }
}

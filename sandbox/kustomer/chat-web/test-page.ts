// A page with the widget in happy-dom, against a real sandbox. The frame's content is drawn into the page's own document.

import { readFile } from 'node:fs/promises';
import { Window } from 'happy-dom';
import { vi } from 'vitest';
import { createChat } from './chat.js';
import { drawChat } from './draw-chat.js';
import { serveMethods } from './serve-methods.js';
import { Session } from './session.js';

type Called = { response: unknown; error: Error | undefined };
type Method = (...given: unknown[]) => unknown;

const folder = new URL('./', import.meta.url);

export class TestPage {
  readonly window = new Window({
    url: 'https://shop.example',
    settings: { disableIframePageLoading: true },
  });
  /** Loads the rest of the SDK. */
  arrive = () => {};
  readonly loaded: string[][] = [];

  constructor(
    private readonly sandboxUrl: string,
    storage: Storage,
  ) {
    vi.resetModules();
    vi.stubGlobal('window', this.window);
    vi.stubGlobal('document', this.window.document);
    vi.stubGlobal('HTMLElement', this.window.HTMLElement);
    vi.stubGlobal('localStorage', storage);
    vi.stubGlobal('addEventListener', this.window.addEventListener.bind(this.window));
    this.window.addEventListener('kustomerLoaded', () =>
      this.loaded.push(Object.keys(this.kustomer)),
    );
    const { body } = this.window.document;
    const append = body.append.bind(body);
    body.append = (...nodes) => {
      append(...nodes);
      for (const node of nodes) {
        if (node instanceof this.window.HTMLIFrameElement) this.answerAsFrame(node);
      }
    };
  }

  get kustomer(): Record<string, Method> {
    return Reflect.get(this.window, 'Kustomer');
  }

  get frames() {
    return [...this.window.document.querySelectorAll('iframe')];
  }

  /** Runs widget.js as a classic script. */
  async load(): Promise<void> {
    const source = await readFile(new URL('widget.js', folder), 'utf8');
    const arrived = new Promise<void>((resolve) => {
      this.arrive = resolve;
    });
    const script = {
      dataset: { kustomerApiKey: 'sandbox-kustomer-key' },
      src: new URL('widget.js', folder).href,
    };
    Object.defineProperty(this.window.document, 'currentScript', {
      value: script,
      configurable: true,
    });
    const importLater = (address: string) => arrived.then(() => import(/* @vite-ignore */ address));
    new Function('importLater', 'Event', source.replace('= import(', '= importLater('))(
      importLater,
      this.window.Event,
    );
  }

  async start(options: object = {}): Promise<void> {
    await this.load();
    this.arrive();
    await this.call('start', options);
  }

  call(method: string, ...given: unknown[]): Promise<Called> {
    return new Promise((resolve, reject) => {
      const returned = this.kustomer[method]?.(
        ...given,
        (response: unknown, error: Error | undefined) => resolve({ response, error }),
      );
      if (returned !== undefined) reject(new Error(`${method} returned something`));
    });
  }

  /** Resolves with the next event. */
  hear(event: string): Promise<unknown> {
    return new Promise((resolve) => {
      const listener = (response: unknown) => {
        this.kustomer.removeListener?.(event, listener);
        resolve(response);
      };
      this.kustomer.addListener?.(event, listener);
    });
  }

  private answerAsFrame(frame: InstanceType<typeof this.window.HTMLIFrameElement>): void {
    const postMessage = (_message: unknown, _origin: string, [port]: [MessagePort]) => {
      const api = new URL('/kustomer/v1/chat/', this.sandboxUrl);
      const session = new Session(api, (notice) => port.postMessage(notice));
      const chat = createChat(session);
      serveMethods(port, { ...chat, ...drawChat(session, chat) });
    };
    Object.defineProperty(frame, 'contentWindow', { value: { postMessage } });
    frame.dispatchEvent(new this.window.Event('load'));
  }
}

export function newStorage(): Storage {
  return new Window({ url: 'https://shop.example' }).localStorage;
}

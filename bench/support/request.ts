import 'next/dist/server/node-environment-baseline';
import { createRequire, Module } from 'node:module';
import navigation from 'next/dist/client/components/navigation.react-server';
import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';
import { createRequestStore } from 'next/dist/server/async-storage/request-store';

// Next's bundler would choose this file for `next/navigation`.
const require = createRequire(import.meta.url);
const path = require.resolve('next/navigation');
require.cache[path] = Object.assign(new Module(path), { exports: navigation, loaded: true });

type WorkStore = Parameters<typeof workAsyncStorage.run>[0];

const work = { route: '/bench', afterContext: { after() {} } } as unknown as WorkStore;

/** Runs code as in a request with this cookie, which `cookies()` reads. Tasks for `after()` are dropped. */
export function whileAnswering<Answer>(
  cookie: string,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const request = createRequestStore({
    phase: 'render',
    headers: { cookie },
    onUpdateCookies: undefined,
    url: { pathname: '/bench' },
    rootParams: {},
    implicitTags: { tags: [], expirationsByCacheKind: new Map() },
    resumeDataCache: null,
    previewProps: undefined,
    isHmrRefresh: undefined,
    serverComponentsHmrCache: undefined,
    hmrRefreshHash: undefined,
    stagedFallbackParams: undefined,
  });
  return workAsyncStorage.run(work, () => workUnitAsyncStorage.run(request, run));
}

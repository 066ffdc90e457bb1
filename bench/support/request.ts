// Code of the storefront, run as Next would run it while it answers a request with this cookie: `cookies()` reads it.
// What is put off until after the answer is dropped: it is in nobody's way.

import 'next/dist/server/node-environment-baseline';
import { createRequire, Module } from 'node:module';
import navigation from 'next/dist/client/components/navigation.react-server';
import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';
import { createRequestStore } from 'next/dist/server/async-storage/request-store';

// Next chooses its server side while bundling; here we do.
const require = createRequire(import.meta.url);
const path = require.resolve('next/navigation');
require.cache[path] = Object.assign(new Module(path), { exports: navigation, loaded: true });

type WorkStore = Parameters<typeof workAsyncStorage.run>[0];

const work = { route: '/bench', afterContext: { after() {} } } as unknown as WorkStore;

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

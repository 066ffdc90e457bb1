/** @type {import('next').NextConfig} */
export default {
  // scripts/build/build.ts completes the artifact.
  output: 'standalone',
  // Otherwise Next may take a folder with a lock file further up for the root, and nest the artifact.
  outputFileTracingRoot: import.meta.dirname,
  // Switches off /_next/image and keeps its codecs (19 MB) out of the artifact.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '**': ['node_modules/@img/**', 'node_modules/sharp/**'] },
  poweredByHeader: false,
  agentRules: false,
  experimental: {
    // Loading every page at start took half of the time to the first response, and 16 MB.
    preloadEntriesOnStart: false,
  },
  // Keeps secrets in URLs and passwords in actions out of the log in development.
  logging: {
    incomingRequests: { ignore: [/^\/new-password\?/, /^\/api\/current-customer\b.*\?/] },
    serverFunctions: false,
  },
  redirects: async () => [
    // For password managers: https://www.w3.org/TR/change-password-url/
    { source: '/.well-known/change-password', destination: '/reset-password', statusCode: 303 },
  ],
  // proxy.ts adds the Content-Security-Policy, which has a nonce for each request.
  headers: async () => [
    {
      // A published version never changes (tests/store-snippet.test.ts).
      source: '/current-customer.js',
      has: [{ type: 'query', key: 'v', value: '2' }],
      headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }],
    },
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        // With `no-referrer` forms would send `Origin: null`, which our own check refuses.
        { key: 'referrer-policy', value: 'same-origin' },
        {
          key: 'permissions-policy',
          value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
        },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
      ],
    },
  ],
};

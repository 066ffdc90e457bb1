/** @type {import('next').NextConfig} */
export default {
  // One artifact, which the launcher runs as well as a container: scripts/build/build.ts completes it.
  output: 'standalone',
  // Where this folder is no clone, Next would take a lock file further up for the root, and nest the artifact.
  outputFileTracingRoot: import.meta.dirname,
  // No page uses Next's image optimizer: without it, its address is a 404 and its codecs (19 MB) stay out of the artifact.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '**': ['node_modules/@img/**', 'node_modules/sharp/**'] },
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  experimental: {
    // A field of a megabyte is answered at the field, by our own length rule, and not by Next's 413.
    serverActions: { bodySizeLimit: '4mb' },
    // Loading every page at start takes half of the time until the first answer, and 16 MB.
    preloadEntriesOnStart: false,
  },
  // Development prints addresses and what actions are given: not those that carry a secret, and no passwords.
  logging: {
    incomingRequests: { ignore: [/^\/new-password\?/, /^\/api\/current-customer\b.*\?/] },
    serverFunctions: false,
  },
  // What is the same for every answer. The policy with its nonce is made for each request in proxy.ts.
  headers: async () => [
    {
      // Stores ask for it by its version, and tests/store-snippet.test.ts holds us to never changing one. Without, it is asked for anew.
      source: '/current-customer.js',
      has: [{ type: 'query', key: 'v', value: '2' }],
      headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }],
    },
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        // With `no-referrer` a form would send `Origin: null`, and our own origin check would refuse it.
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

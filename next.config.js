/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  // A field of a megabyte is answered at the field, by our own length rule, and not by Next's 413.
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
  // Development prints addresses and what actions are given: not those that carry a secret, and no passwords.
  logging: { incomingRequests: { ignore: [/^\/new-password\?/] }, serverFunctions: false },
  // What is the same for every answer. The policy with its nonce is made for each request in proxy.ts.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        // With `no-referrer` a form would send `Origin: null`, and our own origin check would refuse it.
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
      ],
    },
  ],
};

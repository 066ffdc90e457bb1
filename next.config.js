/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  // A field of a megabyte is answered at the field, by our own length rule, and not by Next's 413.
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
};

import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { env } from '@/lib/env/env';
import { paths } from '@/lib/paths';

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection(); // APP_URL is known at run time only.
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', paths.account, paths.capture, paths.consents, paths.newPassword],
    },
    sitemap: `${env().app.origin}/sitemap.xml`,
  };
}

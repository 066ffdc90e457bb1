import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { env } from '@/lib/env/env';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { offerPath, paths } from '@/lib/paths';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection(); // APP_URL and the offers are known at run time only.
  const { app, cleeng } = env();
  const register = hasPasswordSignIn() ? [paths.register] : [];
  const pages = [paths.home, ...register, paths.login, ...cleeng.offers.map(offerPath)];
  return pages.map((path) => ({ url: app.origin + path }));
}

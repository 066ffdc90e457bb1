import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { isPageOfOurs } from '@/lib/paths';

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: string;
  /** Also within the storefront: for what is to be tried again, with everything around it. */
  loadsDocument?: boolean;
};

/**
 * Every link of ours. Nothing is prefetched: each page is rendered for its visitor, with calls to
 * the database and to vendors, and may not be kept.
 */
export function Link({ href, loadsDocument = false, ...rest }: LinkProps) {
  if (loadsDocument || !isPageOfOurs(href)) return <a {...rest} href={href} />;
  return <NextLink {...rest} href={href} prefetch={false} />;
}

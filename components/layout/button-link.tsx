import type { ReactNode } from 'react';
import type { ButtonLook } from '@/components/layout/button';

export function ButtonLink({
  href,
  look = 'primary',
  children,
}: {
  href: string;
  look?: ButtonLook;
  children: ReactNode;
}) {
  return (
    <a href={href} className={`button button-${look}`}>
      {children}
    </a>
  );
}

import type { ReactNode } from 'react';

export const contentId = 'content';

const frames = {
  full: 'grow pb-8 md:pb-16',
  wide: 'page-width grow py-8 md:py-16',
  text: 'page-width grow py-8 md:py-16 *:mx-auto *:max-w-2xl',
};

/** Target of the skip link. `full` has no margins. */
export function Main({
  width = 'wide',
  children,
}: {
  width?: keyof typeof frames;
  children: ReactNode;
}) {
  return (
    <main id={contentId} tabIndex={-1} className={`outline-none ${frames[width]}`}>
      {children}
    </main>
  );
}

import type { ReactNode } from 'react';
import { Main } from '@/components/layout/main';

export function LostPage({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence: string;
  children: ReactNode;
}) {
  return (
    <Main>
      <div className="mx-auto flex max-w-2xl flex-col items-center py-8 text-center">
        <div className="marquee w-full">
          <div className="lightbox px-4 py-8">
            <h1 className="letters text-display">{title}</h1>
          </div>
        </div>
        <p className="mt-8 max-w-md text-lead text-muted">{sentence}</p>
        <div className="mt-6 flex flex-wrap justify-center gap-3">{children}</div>
      </div>
    </Main>
  );
}

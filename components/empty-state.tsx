import type { ReactNode } from 'react';
import { Mark } from '@/components/mark';

/** Nothing to show, said kindly; `children` is the way on. */
export function EmptyState({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-card border border-dashed border-edge px-4 py-12 text-center">
      <Mark className="size-12" />
      <h2 className="mt-4 text-heading">{title}</h2>
      <p className="mt-2 max-w-md text-muted">{sentence}</p>
      {children && <div className="mt-6 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}

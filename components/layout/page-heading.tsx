import type { ReactNode } from 'react';

type PageHeadingProps = { title: string; lead?: ReactNode };

export function PageHeading({ title, lead }: PageHeadingProps) {
  return (
    <header className="mb-8 md:mb-12">
      <h1 className="text-title">{title}</h1>
      {lead && <p className="mt-4 max-w-prose text-lead text-muted">{lead}</p>}
    </header>
  );
}

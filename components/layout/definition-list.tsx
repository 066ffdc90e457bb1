import type { ReactNode } from 'react';

export function DefinitionList({ entries }: { entries: { term: string; details: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {entries.map(({ term, details }) => (
        <div key={term} className="grid gap-x-8 gap-y-1 py-3 sm:grid-cols-[12rem_1fr]">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 font-medium">{details}</dd>
        </div>
      ))}
    </dl>
  );
}

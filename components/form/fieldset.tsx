import type { ReactNode } from 'react';

export function Fieldset({
  legend,
  lead,
  children,
}: {
  legend: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-4 font-sign text-caption tracking-wide uppercase">{legend}</legend>
      {lead && <p className="-mt-2 mb-4 text-small text-muted">{lead}</p>}
      <div className="grid gap-6">{children}</div>
    </fieldset>
  );
}

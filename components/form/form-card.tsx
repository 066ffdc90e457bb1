import type { ReactNode } from 'react';

export function FormCard({
  title,
  lead,
  children,
}: {
  title?: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="rounded-card border border-line bg-raised p-4 sm:p-8">
      {title && <h2 className="text-heading">{title}</h2>}
      {lead && <p className="mt-2 text-muted">{lead}</p>}
      <div className={title ? 'mt-6' : undefined}>{children}</div>
    </section>
  );
}

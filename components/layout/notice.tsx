import type { ReactNode } from 'react';

type NoticeProps = {
  tone?: 'info' | 'success' | 'warning' | 'danger';
  title?: string;
  children: ReactNode;
};

export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div role="status" className={`notice notice-${tone}`}>
      {title && <p className="font-semibold">{title}</p>}
      <div>{children}</div>
    </div>
  );
}

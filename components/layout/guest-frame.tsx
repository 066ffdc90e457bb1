import type { ReactNode } from 'react';

export type GuestScene = 'door' | 'screening' | 'cloakroom';

type GuestFrameProps = {
  scene: GuestScene;
  title: ReactNode;
  lead?: ReactNode;
  /** For wide screens only. */
  stub: { line: string; number: string };
  children: ReactNode;
};

export function GuestFrame({ scene, title, lead, stub, children }: GuestFrameProps) {
  return (
    <div className="ticket-shadow mx-auto max-w-5xl">
      <div className="ticket grid lg:grid-cols-[42fr_58fr]">
        <div aria-hidden="true" data-artwork={scene} className="artwork hidden lg:flex">
          <p className="mt-auto flex w-full items-baseline justify-between gap-4 bg-bulb px-8 py-4 font-sign text-caption text-night uppercase">
            <span>{stub.line}</span>
            <span>{stub.number}</span>
          </p>
        </div>
        <div className="ticket-form px-4 pt-10 pb-8 sm:px-10 lg:px-14 lg:py-14">
          <h1 className="text-title">{title}</h1>
          {lead && <p className="mt-3 wrap-anywhere text-muted">{lead}</p>}
          <div className="mt-8">{children}</div>
        </div>
      </div>
    </div>
  );
}

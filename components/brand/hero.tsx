import type { ReactNode } from 'react';

type HeroProps = {
  title: ReactNode;
  lead: string;
  children: ReactNode;
};

/** Dark in both themes. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <section data-artwork="house" className="hero artwork evening text-ink">
      <div className="page-width pt-8 md:pt-16">
        <div className="max-w-3xl lg:max-w-[56%]">
          <div className="marquee marquee-glow">
            <div className="lightbox px-4 py-6 sm:px-8 sm:py-8">
              <h1 className="letters text-center text-display">{title}</h1>
            </div>
          </div>
          <p className="mt-8 max-w-md text-lead">{lead}</p>
          <div className="mt-6 flex flex-wrap gap-3">{children}</div>
        </div>
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';
import type { Film } from '@/components/brand/poster';

type ScreenProps = {
  film: Film;
  heading: string;
  lead: ReactNode;
  note: string;
};

/** Dark in both themes. */
export function Screen({ film, heading, lead, note }: ScreenProps) {
  return (
    <section className="room evening text-ink">
      <div className="page-width py-8 md:py-14">
        <h1 className="text-center text-title">{heading}</h1>
        <p className="mx-auto mt-3 max-w-prose text-center text-lead">{lead}</p>
        <figure className="mx-auto mt-8 max-w-4xl">
          <div className="screen artwork" data-artwork={film.artwork}>
            <p className="screen-title">{film.title}</p>
            <div aria-hidden="true" className="leader" />
          </div>
          <figcaption className="mt-4 text-center text-small text-muted">{note}</figcaption>
        </figure>
      </div>
    </section>
  );
}

import { type Film, Poster } from '@/components/poster';

type PosterRailProps = {
  title: string;
  films: Film[];
  /** Where each of them leads. Left out, they are there to be looked at. */
  href?: string;
};

export function PosterRail({ title, films, href }: PosterRailProps) {
  return (
    <section>
      <h2 className="mb-6 text-heading">{title}</h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 xl:grid-cols-6">
        {films.map((film) => (
          <li key={film.artwork}>
            <Poster {...film} href={href} />
          </li>
        ))}
      </ul>
    </section>
  );
}

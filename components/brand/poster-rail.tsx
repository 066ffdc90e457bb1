import { type Film, Poster, type PosterLink } from '@/components/brand/poster';

type PosterRailProps = {
  title: string;
  films: Film[];
  link?: PosterLink;
};

export function PosterRail({ title, films, link }: PosterRailProps) {
  return (
    <section>
      <h2 className="mb-6 text-heading">{title}</h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 xl:grid-cols-6">
        {films.map((film) => (
          <li key={film.artwork}>
            <Poster {...film} link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

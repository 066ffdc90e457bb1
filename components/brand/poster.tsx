import { Link } from '@/components/navigation/link';

export type Artwork = 'tide' | 'bus' | 'fox' | 'orange' | 'lamps' | 'weather';

export type Film = { artwork: Artwork; title: string; note?: string };

/** `hint`: the link's target, for screen readers. */
export type PosterLink = { href: string; hint: string };

export function Poster({ artwork, title, note, link }: Film & { link?: PosterLink }) {
  const bill = (
    <div className="poster artwork" data-artwork={artwork}>
      <p className="poster-title">{title}</p>
    </div>
  );
  return (
    <figure>
      {link ? (
        <Link href={link.href} className="block">
          {bill}
          <span className="sr-only">: {link.hint}</span>
        </Link>
      ) : (
        bill
      )}
      {note && <figcaption className="mt-3 text-small text-muted">{note}</figcaption>}
    </figure>
  );
}

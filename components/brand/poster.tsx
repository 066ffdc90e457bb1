import { Link } from '@/components/navigation/link';

export type Artwork = 'tide' | 'bus' | 'fox' | 'orange' | 'lamps' | 'weather';

export type Film = { artwork: Artwork; title: string; note?: string };

/** `hint`: what is there, for those who do not see the poster's place on the page. */
export type PosterLink = { href: string; hint: string };

/** A film's bill: the artwork is drawn, the title is set over it in the artwork's own colours. */
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

export type Artwork = 'tide' | 'bus' | 'fox' | 'orange' | 'lamps' | 'weather';

export type Film = { artwork: Artwork; title: string; note?: string };

/** A film's bill: the artwork is drawn, the title is set over it in the artwork's own colours. */
export function Poster({ artwork, title, note, href }: Film & { href?: string }) {
  const bill = (
    <div className="poster artwork" data-artwork={artwork}>
      <p className="poster-title">{title}</p>
    </div>
  );
  return (
    <figure>
      {href ? (
        <a href={href} className="block">
          {bill}
        </a>
      ) : (
        bill
      )}
      {note && <figcaption className="mt-3 text-small text-muted">{note}</figcaption>}
    </figure>
  );
}

export type NavigationLink = { href: string; label: string; isCurrent?: boolean };

export function NavigationLinks({ links }: { links: NavigationLink[] }) {
  return (
    <ul className="-mx-3 flex flex-wrap gap-x-1">
      {links.map(({ href, label, isCurrent }) => (
        <li key={href}>
          <a
            href={href}
            aria-current={isCurrent ? 'page' : undefined}
            className="inline-flex min-h-11 items-center px-3 font-medium underline decoration-transparent decoration-2 underline-offset-8 motion-safe:transition-colors hover:decoration-current aria-[current]:decoration-accent"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

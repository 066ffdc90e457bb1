export const contentId = 'content';

export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href={`#${contentId}`}
      className="button button-primary sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-10 focus:px-6 focus:py-3"
    >
      {label}
    </a>
  );
}

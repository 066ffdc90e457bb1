export function DemoRibbon({ sentence }: { sentence: string }) {
  return (
    <aside className="bg-bulb text-night">
      <p className="page-width py-2 text-center text-small font-medium">{sentence}</p>
    </aside>
  );
}

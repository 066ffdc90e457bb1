type PriceBoardProps = {
  amount: string;
  period: string;
  note?: string;
};

export function PriceBoard({ amount, period, note }: PriceBoardProps) {
  return (
    <div className="marquee">
      <div className="lightbox overflow-hidden text-center">
        <p className="px-4 py-5 font-sign uppercase">
          <span className="letters block text-title">{amount}</span>{' '}
          <span className="text-caption">{period}</span>
        </p>
        {note && <p className="bg-bulb px-4 py-2 font-semibold text-night">{note}</p>}
      </div>
    </div>
  );
}

export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <path fill="#8a1035" d="M0 48V24a24 24 0 0 1 48 0v24z" />
      <path fill="#d9482b" d="M7 48V24a17 17 0 0 1 34 0v24z" />
      <path fill="#f2a33a" d="M14 48V24a10 10 0 0 1 20 0v24z" />
      <path fill="#fff3cf" d="M20 48V24a4 4 0 0 1 8 0v24z" />
    </svg>
  );
}

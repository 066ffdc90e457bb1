import 'server-only';

/** Parsing takes a tenth of a millisecond a part. Our longest form has fewer than a hundred. */
const mostParts = 1_000;
const longestHeader = 1_024;
const blankLine = Buffer.from('\r\n\r\n');
/** What may follow the last delimiter: its dashes, and line ends that some clients add. */
const ends = ['--', '--\r\n', '--\r\n\r\n'].map((end) => Buffer.from(end));

/**
 * Whether a body is written as browsers write a form without files. Takes linear time, and
 * refuses whatever two parsers could read differently.
 */
export function isMultipartForm(contentType: string, body: Buffer): boolean {
  const boundary = boundaryOf(contentType);
  if (boundary === null) return false;
  const delimiter = Buffer.from(`--${boundary}`);
  if (body.indexOf(delimiter) !== 0) return false;
  let parts = 0;
  let start = delimiter.length;
  while (!isText(body, start, '--')) {
    parts += 1;
    const next = body.indexOf(delimiter, start);
    if (next === -1 || parts > mostParts || !isField(body, start, next)) return false;
    start = next + delimiter.length;
  }
  return ends.some((end) => body.subarray(start).equals(end));
}

function boundaryOf(contentType: string): string | null {
  const [, , boundary] =
    /^multipart\/form-data; ?boundary=("?)([\w'()+,./:=?-]{1,70})\1$/i.exec(contentType) ?? [];
  // Its end would also be a beginning.
  return boundary === undefined || /^-+$/.test(boundary) ? null : boundary;
}

/** Its header is one line: a type or a file name is of an upload, and no form of ours has one. */
function isField(body: Buffer, start: number, end: number): boolean {
  const headerEnd = body.indexOf(blankLine, start);
  if (headerEnd === -1 || headerEnd > end || headerEnd - start > longestHeader) return false;
  const header = body.toString('utf8', start, headerEnd);
  const isOneLine = /^\r\ncontent-disposition: form-data; name="[^"\r\n]*"$/i.test(header);
  return isOneLine && isText(body, end - 2, '\r\n');
}

function isText(body: Buffer, at: number, text: string): boolean {
  return body.toString('latin1', at, at + text.length) === text;
}

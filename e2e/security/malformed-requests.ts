/** Requests of all kinds, made from a seed: the same seed makes the same requests. */
export interface MalformedRequest {
  bytes: Buffer;
  /** False if the server has to wait for more, which never comes. */
  isWhole: boolean;
  /** What it says of an action is read by React, with an error for whatever is wrong there, or for an address without it. */
  mayBeUnexpected: boolean;
}

/** A form as the server sent it, to be spoilt. */
export interface Template {
  page: string;
  fields: Record<string, string>;
}

interface Random {
  number(below: number): number;
  one<Item>(items: readonly Item[]): Item;
  chance(percent: number): boolean;
}

export function* malformedRequests(
  seed: number,
  count: number,
  origin: string,
  templates: readonly Template[],
): Generator<MalformedRequest> {
  const random = randomFrom(seed);
  for (let made = 0; made < count; made += 1) yield requestOf(random, origin, templates);
}

/** mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed;
  const number = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return {
    number,
    one: (items) => items[number(items.length)] as (typeof items)[number],
    chance: (percent) => number(100) < percent,
  };
}

/** Beyond it the connection is reset while the rest is sent, and the response may be lost. */
const largestBody = 256 * 1024;

const methods = 'GET HEAD POST PUT PATCH DELETE OPTIONS TRACE PROPFIND PURGE QUERY get FOO'.split(
  ' ',
);
const ownPaths = [
  ...['/', '/login', '/register', '/reset-password', '/new-password', '/hand-over', '/consents'],
  ...['/capture', '/account', '/account/profile', '/account/sessions', '/offers/S916977979_NL'],
  ...['/api/health', '/api/session', '/api/session/end', '/api/hosted-login', '/api/chat-token'],
  ...['/api/current-customer', '/api/current-customer/session', '/api/nothing', '/hosted-login'],
];
const oddPaths = [
  ...[
    '*',
    '//',
    '///login',
    '/%',
    '/%zz',
    '/%00',
    '/%e0%a4%a',
    '/%ff',
    '/..%2f..%2fetc',
    '/.',
    '/..',
  ],
  ...[
    '/_next/data/x/account.json',
    '/_next/static/../../x',
    '/_next/static/%',
    '/_next/image?url=x',
  ],
  ...['/_next/', '/_next/data/', '/_error', '/_not-found', '/404', '/500', '/_nowhere', '/index'],
  ...[
    'http://evil.example/login',
    'http://',
    'login',
    '?',
    '/?',
    '/#',
    '/login?%',
    '/login?a[__proto__]=1',
  ],
  ...['/offers/%', '/offers/[offerId]', '/offers/a/b', '/login/', '/api', '/api/', '/favicon.ico'],
  ...[
    '/new-password?email=%ff&resetPasswordToken=%',
    '/login?returnTo=//evil.example',
    '/login?_rsc=x',
  ],
  ...[
    '/login;a=b',
    '/%2flogin',
    '/\\login',
    '/login\\..',
    `/${'a'.repeat(9_000)}`,
    `/${'a/'.repeat(900)}`,
  ],
  ...[
    '/current-customer.js?v=%',
    '/current-customer.js/',
    '/%5fnext/data/x/account.json',
    '/a%0d%0ab',
  ],
];
const oddHeaders = [
  ...['Accept: */*;q=x', 'Accept-Language: *;q=9,,;', `Accept-Language: ${'en,'.repeat(1_500)}`],
  ...[
    'Accept-Encoding: x, gzip;q=z',
    'Cookie: foyer-session=%',
    'Cookie: =;;=',
    'Cookie: __Host-x',
  ],
  ...[
    `Cookie: ${'a=b; '.repeat(900)}`,
    'Cookie: foyer-language=__proto__',
    'Cookie: foyer-session=a.b.c.d.e',
  ],
  ...[
    'RSC: 1',
    'RSC: x',
    'Next-Router-State-Tree: %',
    'Next-Router-State-Tree: [',
    'Next-Router-Prefetch: 1',
  ],
  ...[
    'Next-Router-State-Tree: %5B%22%22%2C%7B%7D%5D',
    `Next-Router-State-Tree: ${'%5B'.repeat(2_000)}`,
  ],
  ...[
    'Next-Router-Segment-Prefetch: /_tree',
    'Next-Router-Segment-Prefetch: /../x',
    'Next-Url: //',
    'Next-Url: %',
  ],
  ...['X-Nextjs-Data: 1', 'X-Middleware-Subrequest: proxy:proxy:proxy', 'X-Middleware-Prefetch: 1'],
  ...[
    'X-Matched-Path: /%',
    'X-Invoke-Path: /',
    'X-Now-Route-Matches: 1',
    'Next-Resume: 1',
    'X-Prerender-Revalidate: x',
  ],
  ...[
    'X-Forwarded-Host: a b',
    'X-Forwarded-Proto: x:',
    'X-Forwarded-For: ,,,',
    'X-Forwarded-Port: x',
    'Forwarded: x',
  ],
  ...[
    'X-Action-Forwarded: 1',
    'X-Action-Redirect: x',
    'Host: [',
    'Host: a:b:c',
    'Host:',
    'Host: x\\y',
    'Expect: 100-continue',
  ],
  ...[
    'Expect: x',
    'Range: bytes=9-1',
    'If-None-Match: "',
    'If-Modified-Since: x',
    'Upgrade: h2c',
    'Te: x',
  ],
  ...[
    'Origin: null',
    'Origin: x',
    'Origin: http://[',
    'Referer: //',
    'Referer: http://%',
    'User-Agent: \u00ff',
  ],
  ...[
    'Sec-Fetch-Dest: x',
    'Purpose: prefetch',
    'Authorization: Bearer x',
    'Bad Header: x',
    ': x',
    'X',
    'X: \u0000',
  ],
  ...[
    'Access-Control-Request-Method: x',
    'Content-Encoding: gzip',
    'Content-Length: 1',
    'Content-Length: -1',
  ],
  ...[
    'Transfer-Encoding: gzip',
    'Transfer-Encoding: chunked, chunked',
    'Next-Html-Request-Id: %',
    'Next-Request-Id: %',
  ],
];
const types = [
  ...[
    'application/json',
    'text/plain;charset=UTF-8',
    'text/plain',
    'application/x-www-form-urlencoded',
  ],
  ...[
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary="x"',
    'multipart/form-data',
  ],
  ...[
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=x',
    'Multipart/Form-Data; Boundary=x',
  ],
  ...[
    'multipart/form-data; charset=utf-16; boundary=x',
    `multipart/form-data; boundary=${'x'.repeat(99)}`,
  ],
  ...['multipart/form-data; boundary=y; boundary=x', 'x', ';', 'application/json; charset=x', ''],
];
const oddValues = [
  ...[
    '',
    '[',
    '[]',
    '[null]',
    '{}',
    'null',
    '"$1"',
    '["$K1"]',
    '["$@1"]',
    '["$F1"]',
    '["$Q1","$W1"]',
    '$',
    '$@1',
  ],
  ...[
    '["$undefined","$NaN","$-0","$n99999999999999999999"]',
    '["$Dx"]',
    '["$B1"]',
    '["$r1"]',
    '["$X1"]',
    '["$i1"]',
  ],
  ...[
    '[{},"$K1"]',
    '{"id":"x","bound":null}',
    '{"id":"toString"}',
    '{"id":"__proto__","bound":"$@1"}',
    '["$1:a:b"]',
  ],
  ...[
    '["$1:__proto__:constructor"]',
    '{"then":"$1:then"}',
    '"$T9"',
    '"$o1"',
    '"$A1"',
    '"$V1"',
    '"$n1e9"',
    '["$h1"]',
  ],
  ...['[', '{"a":'].map((opening) => opening.repeat(3_000)),
  ...[
    '\u0000',
    '\ud800',
    'x'.repeat(70_000),
    '😀'.repeat(2_000),
    '%',
    '{"__proto__":{"a":1}}',
    '["$0"]',
    '"$@0"',
  ],
];
const oddNames = [
  ...[
    '$ACTION_REF_1',
    '$ACTION_REF_',
    '$ACTION_1:0',
    '$ACTION_1:1',
    '$ACTION_ID_x',
    '$ACTION_KEY',
    '$ACTION_',
  ],
  ...[
    `$ACTION_ID_${'a'.repeat(42)}`,
    '0',
    '1',
    '_1_email',
    '__proto__',
    'constructor',
    '',
    'email',
    'then',
    '-1',
  ],
];

function requestOf(
  random: Random,
  origin: string,
  templates: readonly Template[],
): MalformedRequest {
  if (random.chance(5))
    return { bytes: noise(random, 1 + random.number(400)), isWhole: false, mayBeUnexpected: false };
  const template = random.one(templates);
  const isForm = random.chance(45);
  const path = isForm && random.chance(85) ? template.page : oddOr(random, 30, oddPaths, ownPaths);
  const method = isForm || random.chance(30) ? 'POST' : random.one(methods);
  const { type, body, isReactSpoilt } = bodyOf(random, method, isForm ? template : null);
  const action = actionOf(random, template);
  const headers = [
    `Host: ${new URL(origin).host}`,
    'Connection: close',
    ...(random.chance(85) ? [`Origin: ${origin}`] : []),
    ...(body.length > 0 || random.chance(30) ? [`Content-Type: ${type}`] : []),
    ...action,
    ...Array.from({ length: random.chance(35) ? 1 + random.number(3) : 0 }, () =>
      random.one(oddHeaders),
    ),
  ];
  const framed = frame(random, body);
  const version = random.chance(96)
    ? 'HTTP/1.1'
    : random.one(['HTTP/1.0', 'HTTP/2.0', 'HTTP/x', '']);
  const head = [`${method} ${path} ${version}`, ...headers, ...framed.headers, '', ''].join('\r\n');
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), framed.bytes]);
  const isSpoilt = random.chance(4);
  // What odd headers make of the framing is not known, so the connection ends after them.
  const isWhole =
    framed.isWhole &&
    !isSpoilt &&
    body.length <= largestBody &&
    !headers.some((line) => /^(content-l|tr|expect|upg)/i.test(line));
  const isElsewhere = isForm && path !== template.page;
  const mayBeUnexpected =
    method === 'POST' && (isReactSpoilt || isSpoilt || isElsewhere || action.length > 0);
  return { bytes: isSpoilt ? spoilt(random, bytes) : bytes, isWhole, mayBeUnexpected };
}

function oddOr<Item>(random: Random, percent: number, odd: Item[], plain: Item[]): Item {
  return random.one(random.chance(percent) ? odd : plain);
}

function actionOf(random: Random, { fields }: Template): string[] {
  if (random.chance(70)) return [];
  const [, id = 'x'] = /"id":"([0-9a-f]+)"/.exec(Object.values(fields).join(' ')) ?? [];
  return [
    `Next-Action: ${random.one([id, id, id, 'x', 'a'.repeat(42), '', 'toString', id.slice(1)])}`,
  ];
}

function bodyOf(random: Random, method: string, template: Template | null) {
  if (template && random.chance(85)) return formOf(random, template);
  const isEmpty = method !== 'POST' && random.chance(80);
  const text = random.one([
    ...oddValues,
    '--x--\r\n',
    '--x\r\n',
    'token=%',
    '{"token":1}',
    '{"jwt":"x.y.z"}',
  ]);
  const body = Buffer.from(isEmpty ? '' : text);
  return { type: random.one(types), body, isReactSpoilt: false };
}

/** A form with some of its fields changed, left out, repeated or added, and perhaps written wrongly. */
function formOf(random: Random, { fields }: Template) {
  let isReactSpoilt = false;
  const boundary = random.one(['x', '----WebKitFormBoundaryabc', 'a.b', "'(+)_,-./:=?"]);
  const entries = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const isReacts = name.startsWith('$ACTION_');
    const spoils = (percent: number) => {
      const does = random.chance(percent);
      isReactSpoilt ||= does && isReacts;
      return does;
    };
    if (spoils(8)) return [];
    if (spoils(8))
      return [
        [name, value],
        [name, random.one(oddValues)],
      ];
    if (spoils(12)) return [[name, random.one(oddValues)]];
    return [[name, value]];
  });
  while (random.chance(30)) {
    const name = random.one(oddNames);
    isReactSpoilt ||= name.startsWith('$ACTION_');
    entries.push([name, random.one(oddValues)]);
  }
  if (random.chance(2)) {
    for (let more = random.number(3_000); more > 0; more -= 1) entries.push([`f${more}`, '']);
  }
  const line = () => (random.chance(98) ? '\r\n' : '\n');
  const parts = entries.map(([name, value]) => {
    const file = random.chance(2) ? '; filename="a.txt"' : '';
    const kind = random.chance(2) ? `${line()}Content-Type: ${random.one(types)}` : '';
    return `--${boundary}${line()}Content-Disposition: form-data; name="${name}"${file}${kind}${line()}${line()}${value}${line()}`;
  });
  const end = random.chance(96) ? `--${boundary}--\r\n` : '';
  const quoted = boundary.includes('(') ? `"${boundary}"` : boundary;
  return {
    type: `multipart/form-data; boundary=${quoted}`,
    body: Buffer.from(parts.join('') + end),
    isReactSpoilt,
  };
}

function frame(random: Random, body: Buffer) {
  if (body.length === 0) return { headers: [], bytes: body, isWhole: true };
  if (random.chance(70)) {
    const cut = random.chance(3) ? random.number(body.length) : 0;
    const headers = [`Content-Length: ${body.length + cut}`];
    return { headers, bytes: body, isWhole: cut === 0 };
  }
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter(({ length }) => length > 0);
  const isWhole = random.chance(95);
  const bytes = Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(
      isWhole ? '0\r\n\r\n' : random.one(['', 'z\r\n', '-1\r\n', 'ffffffffffffffffff\r\n']),
    ),
  ]);
  return { headers: ['Transfer-Encoding: chunked'], bytes, isWhole };
}

function spoilt(random: Random, bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  for (let changes = 1 + random.number(4); changes > 0; changes -= 1)
    changed[random.number(changed.length)] = random.number(256);
  return random.chance(30) ? changed.subarray(0, random.number(changed.length)) : changed;
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.number(256)));
}

import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { createElement, Fragment, type ReactNode } from 'react';

const emphasis = { b: 'strong', strong: 'strong', i: 'em', em: 'em' } as const;

/** A publisher's label, which may hold HTML: its text, emphasis and web links survive, everything else is dropped. */
export function ConsentLabel({ html }: { html: string }) {
  return drawAll(parseDocument(html).children);
}

/** What `ConsentLabel` shows, as plain text. */
export function consentText(html: string): string {
  return textOf(parseDocument(html).children).replace(/\s+/g, ' ').trim();
}

function textOf(nodes: ChildNode[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return node.data;
      if (!isTag(node) || isDropped(node)) return '';
      return node.name === 'br' ? ' ' : textOf(node.children);
    })
    .join('');
}

/** A label never changes its order: its parts need no keys. */
function drawAll(nodes: ChildNode[]): ReactNode {
  return createElement(Fragment, null, ...nodes.map(draw));
}

function draw(node: ChildNode): ReactNode {
  if (isText(node)) return node.data;
  if (!isTag(node) || isDropped(node)) return null;
  const inner = drawAll(node.children);
  if (node.name === 'br') return <br />;
  if (node.name === 'a' && isWebAddress(node.attribs.href)) {
    return (
      <a href={node.attribs.href} target="_blank" rel="noopener noreferrer">
        {inner}
      </a>
    );
  }
  if (!isEmphasis(node.name)) return inner;
  const Emphasis = emphasis[node.name];
  return <Emphasis>{inner}</Emphasis>;
}

function isDropped({ name }: Element): boolean {
  return ['script', 'style'].includes(name);
}

/** Every object knows a `constructor`: only names of its own count. */
function isEmphasis(name: string): name is keyof typeof emphasis {
  return Object.hasOwn(emphasis, name);
}

function isWebAddress(href = ''): boolean {
  return URL.canParse(href) && ['https:', 'http:', 'mailto:'].includes(new URL(href).protocol);
}

import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { createElement, Fragment, type ReactNode } from 'react';

const emphasis = { b: 'strong', strong: 'strong', i: 'em', em: 'em' } as const;

/** Keeps text, emphasis and web links of the publisher's HTML and drops everything else. */
export function ConsentLabel({ html }: { html: string }) {
  return drawAll(parseDocument(html).children);
}

/** As plain text. */
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

/** The order never changes, so no keys are needed. */
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

/** `constructor` is in every object. */
function isEmphasis(name: string): name is keyof typeof emphasis {
  return Object.hasOwn(emphasis, name);
}

function isWebAddress(href = ''): boolean {
  return URL.canParse(href) && ['https:', 'http:', 'mailto:'].includes(new URL(href).protocol);
}

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ConsentLabel, consentText } from './consent-label';

const drawn = (html: string) => renderToStaticMarkup(<ConsentLabel html={html} />);
const linked = (href: string, text: string) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer">${text}</a>`;

describe("a consent's label", () => {
  it.each([
    ['text', 'I agree', 'I agree'],
    [
      'emphasis',
      '<b>a</b><strong>b</strong><i>c</i><em>d</em>',
      '<strong>a</strong><strong>b</strong><em>c</em><em>d</em>',
    ],
    ['a line break', 'a<br>b', 'a<br/>b'],
    [
      'a web link',
      '<a href="https://example.com/x">terms</a>',
      linked('https://example.com/x', 'terms'),
    ],
    [
      'a mail link',
      '<a href="mailto:a@example.com">mail</a>',
      linked('mailto:a@example.com', 'mail'),
    ],
    [
      'emphasis in a link',
      '<a href="http://example.com"><b>t</b></a>',
      linked('http://example.com', '<strong>t</strong>'),
    ],
    ['entities, as text', '&lt;b&gt; &amp; &eacute;', '&lt;b&gt; &amp; é'],
  ])('keeps %s', (_, html, kept) => {
    expect(drawn(html)).toBe(kept);
  });

  it.each([
    ['a script', 'a<script>alert(1)</script>b', 'ab'],
    ['a style', 'a<style>* { display: none }</style>b', 'ab'],
    ['a comment', 'a<!-- b -->c', 'ac'],
    ['an image', '<img src="x" onerror="alert(1)">a', 'a'],
    [
      'a handler',
      '<b onclick="alert(1)" style="color: red" id="email">a</b>',
      '<strong>a</strong>',
    ],
    ['an unknown tag, but not its text', '<div><p>a <b>b</b></p></div>', 'a <strong>b</strong>'],
    ['a script link', '<a href="javascript:alert(1)">a</a>', 'a'],
    ['a script link in disguise', '<a href=" JAVA&#115;cript:alert(1)">a</a>', 'a'],
    ['a data link', '<a href="data:text/html,<script>alert(1)</script>">a</a>', 'a'],
    ['a link to nowhere', '<a>a</a><a href="/account">b</a>', 'ab'],
  ])('drops %s', (_, html, kept) => {
    expect(drawn(html)).toBe(kept);
  });

  it('reads <constructor>, which every object knows, as a tag it does not know', () => {
    expect(drawn('<constructor>a <em>b</em></constructor>')).toBe('a <em>b</em>');
  });
});

describe("a consent's label in plain text", () => {
  it('is what the label shows', () => {
    const html =
      'I <b>accept</b><br>the <a href="https://example.com">Terms</a><script>no()</script> &amp; more. ';
    expect(consentText(html)).toBe('I accept the Terms & more.');
  });
});

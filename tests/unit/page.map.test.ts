import { drain } from '../../matching/drain.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../page/article.ts';
import { stretchesOf, type Stretch } from '../../page/map.ts';
import { parse } from '../../tools/html.ts';
import { collect, paragraphs, sentence, texts } from './helpers/collect.ts';

/** All text nodes within a node, in order. */
const textNodes = (node: Node): Node[] => (node.nodeType === 3 ? [node] : [...node.childNodes].flatMap(textNodes));

const article = (inner: string): string =>
  `<article><h1>A plan that goes ahead after all</h1>${inner}${paragraphs(4, 300)}</article>`;
const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const blank = fc.constantFrom(' ', '  ', '\n', '\n      ', '\t', '\u00a0');
const word = fc.oneof(
  fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u),
  fc.constantFrom('North', 'U.S.', 'a&b', '한국', '米朝', '\u{1f600}', 'x\u00ady', 'l’été'),
);
const line = fc
  .array(fc.tuple(word, blank), { minLength: 8, maxLength: 30 })
  .map((all) => `${sentence(5)} ${all.flat().join('')}`);

/** A text, cut at random places, its pieces in random inline elements. */
const split = fc.tuple(line, fc.array(fc.nat(400), { maxLength: 12 }), fc.array(fc.constantFrom('b', 'i', 'em', 'span', 'u', 'font', 'strong', 'mark'), { minLength: 13, maxLength: 13 })).map(([text, cuts, tags]) => {
  // Cuts inside a surrogate pair would make two broken characters of one.
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].filter((i) => !/[\udc00-\udfff]/.test(text[i] ?? '')).sort((a, b) => a - b);
  const pieces = [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length));
  const nest = (i: number, inner: string): string => (i % 3 === 0 ? inner : i % 3 === 1 ? `<${tags[i]}>${inner}</${tags[i]}>` : `<b><${tags[i]}>${inner}</${tags[i]}></b>`);
  return { text, html: pieces.map((piece, i) => nest(i, escape(piece) + (i % 4 === 3 ? '<wbr><script>x</script><!-- c -->' : ''))).join('') };
}); // prettier-ignore

describe('the way from text to page and back', () => {
  it('collects the same text however it is split over inline elements', () => {
    fc.assert(
      fc.property(split, ({ text, html }) => {
        const whole = texts(collect(article(`<p>${escape(text)}</p>`))[0]);
        expect(texts(collect(article(`<p>${html}</p>`))[0])).toEqual(whole);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('leads every character to the node it is from, one after the other', () => {
    fc.assert(
      fc.property(split, ({ html }) => {
        const [one] = collect(article(`<p>${html}</p>`));
        const nodes = textNodes(one!.root);
        one!.article.blocks.slice(0, 3).forEach(({ text }, block) => {
          let last: Stretch | undefined;
          const follows = (at: Stretch): void => {
            if (last?.node === at.node) expect(at.start).toBeGreaterThanOrEqual(last.end);
            else if (last) expect(nodes.indexOf(at.node)).toBeGreaterThan(nodes.indexOf(last.node));
            last = at;
          };
          for (let i = 0; i < text.length; i++) {
            const [at, more] = stretchesOf(one!.pieces[block]!, i, i + 1);
            expect(more).toBeUndefined();
            const shown = at!.node.data.slice(at!.start, at!.end);
            expect(/^[\t\n\f\r ]$/.test(shown) ? ' ' : shown).toBe(text[i]);
            follows(at!);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives one stretch a node, with the white space that is not shown inside', () => {
    const [one] = collect(article(`<p>In <b>North\n        Korea</b> and <i>South</i> Korea: ${sentence(1)}</p>`));
    const block = one!.article.blocks.findIndex(({ text }) => text.startsWith('In North Korea'));
    const pieces = one!.pieces[block]!;
    expect(stretchesOf(pieces, 3, 14)).toEqual([{ node: expect.anything(), start: 0, end: 19 }]);
    const several = stretchesOf(pieces, 3, 24);
    expect([several[0]!.start, several.at(-1)!.end]).toEqual([0, 5]);
    expect(new Set(several.map(({ node }) => node)).size).toBe(several.length);
    expect(stretchesOf(pieces, 3, 3)).toEqual([]);
    expect(stretchesOf([], 0, 1)).toEqual([]);
  });

  it('says nothing about nodes that have been shortened', () => {
    const doc = parse(article(`<p id="p">${sentence(1)}</p>`));
    const [one] = drain(new Collector(doc).collect());
    const node = doc.getElementById('p')!.firstChild as Text;
    expect(stretchesOf(one!.pieces[1]!, 3, 20)).toEqual([{ node, start: 3, end: 20 }]);
    node.data = 'Short';
    expect(stretchesOf(one!.pieces[1]!, 0, 20)).toEqual([]);
    expect(stretchesOf(one!.pieces[1]!, 0, 4)).toHaveLength(1);
  });

  it('throws on no HTML, and its blocks are never empty', () => {
    const tag = fc.constantFrom('div', 'p', 'b', 'a', 'table', 'tr', 'td', 'ul', 'li', 'h1', 'h2', 'article', 'aside', 'form', 'script', 'style', 'svg', 'pre', 'br', 'hr', 'template', 'select', 'option', 'my-el', 'slot', 'frameset', 'ruby', 'rt'); // prettier-ignore
    const piece = fc.oneof(tag.map((t) => `<${t}>`), tag.map((t) => `</${t}>`), fc.constant(sentence(1)), fc.string({ maxLength: 12 }), fc.constantFrom('<', '<!--', ']]>', '<p class="related">', '<div hidden>', '<p id=x class="comment byline">')); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const { article: one } of collect(pieces.join(''))) {
          let end = -1;
          for (const { text, start } of one.blocks) {
            expect(text.trim()).not.toBe('');
            expect(start).toBe(end + 1);
            end = start + text.length;
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('reading again', () => {
  const shown = (doc: Document): unknown => drain(new Collector(doc).collect()).map(({ article: one }) => one);

  /** Acts on the page, each with the nodes that a mutation observer would name. */
  const acts: ((doc: Document, n: number) => Node[])[] = [
    (doc, n) => {
      const host = [...doc.querySelectorAll('article, div, section')][n % 3] ?? doc.body;
      host.appendChild(doc.createElement('p')).textContent = `${sentence(n)} ${sentence(n + 1)}`;
      return [host];
    },
    (doc, n) => {
      const all = [...doc.querySelectorAll('p')];
      const gone = all[n % all.length]!;
      const parent = gone.parentNode!;
      gone.remove();
      return [parent];
    },
    (doc, n) => {
      const p = [...doc.querySelectorAll('p')].at(n % 4)!;
      const node = p.firstChild as Text;
      node.data = `${sentence(n)} changed, in place, by the page itself.`;
      return [node];
    },
    (doc, n) => {
      const all = [...doc.querySelectorAll('p')];
      const p = all[n % all.length]!;
      const wrap = doc.createElement(n % 2 ? 'blockquote' : 'b');
      const parent = p.parentNode!;
      parent.insertBefore(wrap, p);
      wrap.appendChild(p);
      return [parent, wrap];
    },
    (doc, n) => {
      const p = [...doc.querySelectorAll('p')].at(n % 4)!;
      p.setAttribute('hidden', '');
      return [p];
    },
    (doc, n) => {
      const [from, to] = [doc.querySelector('section')!, doc.querySelector('article')!];
      const p = from.querySelector('p');
      if (!p) return [];
      const parent = p.parentNode!;
      const host = n % 2 ? to : doc.body;
      host.appendChild(p);
      return [parent, host];
    },
  ];

  /** Which children each of these got or lost since `before`, for those that changed in no other way. */
  const childrenSince = (before: Map<Node, Node[]>, changed: readonly Node[]): Map<Node, Set<Node>> => {
    const found = new Map<Node, Set<Node>>();
    for (const node of changed) {
      const [had, has] = [before.get(node), [...node.childNodes]];
      const others = (had ?? [])
        .filter((one) => !(has as Node[]).includes(one))
        .concat(has.filter((one) => !had?.includes(one)));
      if (had && others.length) found.set(node, new Set(others));
    }
    return found;
  };

  it.each([
    ['a short page', 1, 40],
    ['a long page', 150, 80],
  ])('finds after any change what reading anew finds: %s', (_, many, runs) => {
    const html = `<title>A plan</title>${article(`<div><p>One line of text, to begin with, that is a paragraph of its own.</p></div>${many > 1 ? paragraphs(many, 200) : ''}`)}<section>${paragraphs(3, 40)}</section>`;
    const steps = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(50), fc.boolean()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps, fc.boolean(), (all, named) => {
        const doc = parse(html);
        const collector = new Collector(doc);
        drain(collector.collect());
        const snapshot = () =>
          new Map<Node, Node[]>([...doc.querySelectorAll('*')].map((el) => [el, [...el.childNodes]]));
        let before = snapshot();
        let changed: Node[] = [];
        for (const [act, n, together] of all) {
          if (doc.querySelectorAll('p').length < 4) break;
          changed.push(...acts[act]!(doc, n));
          if (together) continue;
          const children = named ? childrenSince(before, changed) : undefined;
          const found = drain(collector.update(changed, children)).map(({ article: one }) => one);
          expect(found).toEqual(shown(doc));
          changed = [];
          before = snapshot();
        }
      }),
      { numRuns: runs },
    );
  });

  it('reads only what changed', () => {
    const doc = parse(article(paragraphs(500)));
    const collector = new Collector(doc);
    drain(collector.collect());
    const root = doc.querySelector('article')!;
    const node = doc.createElement('p');
    node.textContent = `${sentence(1)} ${sentence(2)}`;
    root.appendChild(node);
    let read = 0;
    for (const p of [...doc.querySelectorAll('p')].slice(0, 500)) {
      const get = p.getAttribute.bind(p);
      p.getAttribute = (name: string) => (read++, get(name));
    }
    const [one] = drain(collector.update([root]));
    expect(one!.article.blocks.at(-1)!.text).toBe(node.textContent);
    expect(read).toBe(0);
  });

  it('starts anew when the document has another root', () => {
    const doc = parse(article(paragraphs(3)));
    const collector = new Collector(doc);
    drain(collector.collect());
    const other = parse(article(paragraphs(3, 60))).documentElement;
    doc.documentElement.replaceWith(doc.importNode(other, true));
    expect(texts(drain(collector.update([doc]))[0]).join()).toContain('day 60');
  });
});

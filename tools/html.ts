/** HTML files to documents, as a browser would decode them. */
import { parseHTML } from 'linkedom';
import { parse as parseAsBrowsers, serialize, type DefaultTreeAdapterMap } from 'parse5';

const boms: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/** The encoding that a page declares in its first bytes, by the HTML standard's order: byte order mark, then `<meta>`. */
function declared(bytes: Uint8Array): string | null {
  for (const [mark, name] of boms) if (mark.every((byte, i) => bytes[i] === byte)) return name;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i.exec(head);
  return found ? found[1]!.toLowerCase() : null;
}

/** Bytes 0x80 to 0x9f in windows-1252, which the web means by Latin-1 too; not every version of Node reads them so. */
const western = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const isWestern = (label: string): boolean => new TextDecoder(label).encoding === 'windows-1252';

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Decodes a page by its mark or declaration; valid UTF-8 is read as such whatever is declared (saved pages have been converted). */
export function decode(bytes: Uint8Array): string {
  const name = declared(bytes);
  if (!name?.startsWith('utf-16')) {
    const text = utf8(bytes);
    if (text !== null) return text;
  }
  for (const label of [name, 'utf-8'])
    try {
      if (label && isWestern(label))
        return new TextDecoder(label).decode(bytes).replace(/[\x80-\x9f]/g, (c) => western[c.charCodeAt(0) - 0x80]!);
      else if (label) return new TextDecoder(label).decode(bytes);
    } catch {
      // An encoding nobody knows: read as UTF-8 below.
    }
  return new TextDecoder().decode(bytes);
}

/** How deep browsers build a document: what is deeper becomes a sibling (Chromium's limit; Firefox has a like one). */
const DEEPEST = 512;

type Parent = DefaultTreeAdapterMap['parentNode'];
const children = (node: DefaultTreeAdapterMap['node']): DefaultTreeAdapterMap['childNode'][] =>
  'childNodes' in node ? node.childNodes : [];

/** Takes what is too deep out of its elements and puts it after them. */
function flatten(root: Parent): void {
  const open: [Parent, number][] = [[root, 0]];
  for (let top = open.pop(); top; top = open.pop()) {
    const [parent, depth] = top;
    if (depth < DEEPEST) for (const child of children(parent)) open.push([child as Parent, depth + 1]);
    else {
      const flat: typeof parent.childNodes = [];
      const deep = [...children(parent)].reverse();
      for (let node = deep.pop(); node; node = deep.pop()) {
        flat.push(node);
        for (const inner of [...children(node)].reverse()) deep.push(inner);
        if ('childNodes' in node) node.childNodes = [];
      }
      if (flat.length) parent.childNodes = flat;
    }
  }
}

/** Halves of characters: no decoder makes them, a program may, and parse5 stumbles over them. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Parses HTML into a document. linkedom takes what it is given as it stands; what browsers make of real pages (text before `<html>`,
 * unclosed paragraphs, tables in tables) is the HTML standard's business, so parse5 goes first.
 */
export function parse(html: string): Document {
  const tree = parseAsBrowsers(html.replace(halves, '\ufffd'));
  flatten(tree);
  return parseHTML(serialize(tree)).document as unknown as Document;
}

import { render } from 'preact';
import { cardParts, HoverCard } from '../../components/HoverCard';
import type { CardProps, Place, Words } from '../../components/types';
import type { Analysis, Mention } from '../../matching/types';
import { copyText } from '../../page/clipboard';
import { rehearsePlace } from '../../page/place';
import { breathe } from '../../page/slices';
import { diagnostic } from './diagnostic';
import type { Links } from './links';

/** What the card of a mention is drawn from, and what it can ask for. */
export interface CardOf {
  doc: Document;
  links: Links;
  words: Words;
  analysis: Analysis;
  mention: Mention;
  /** Its place among the marks, from 1; their number. */
  index: number;
  count: number;
  pinned: boolean;
  close(): void;
  pin(on: boolean): void;
  step(by: 1 | -1): void;
  open(place: Place): void;
  /** Mutes `pack/concept`, everywhere or on this site. */
  mute(key: string, here: boolean): void;
}

function propsOf(of: CardOf): CardProps {
  const { doc, links, words, analysis, close, mute } = of;
  const pack = links.packOf(analysis);
  const linked = links.mention(analysis, of.mention);
  const key = `${pack.meta.id}/${linked.concept}`;
  return {
    words,
    pack,
    report: { ...analysis, mentions: [linked], passages: [], events: [] },
    mention: linked.id,
    pinned: of.pinned,
    index: of.index,
    count: of.count,
    onPin: of.pin,
    onClose: close,
    onStep: of.step,
    onMute() {
      close();
      mute(key, false);
    },
    onWrong() {
      void copyText(diagnostic(analysis, linked), doc);
      close();
      mute(key, true);
    },
    onOpen(place) {
      close();
      of.open(place);
    },
  };
}

/** Draws a mention's card, with its links, or draws it again. */
export const drawCard = (into: HTMLElement, of: CardOf): void => render(<HoverCard {...propsOf(of)} />, into);

/**
 * Draws a card where nobody sees it, and has it placed: the first drawing of anything takes several times what the next one
 * does. Part by part, so that no task is long.
 */
export async function rehearse(of: CardOf): Promise<void> {
  const nowhere = of.doc.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
  render(<p class="p38" />, nowhere);
  await breathe();
  const props = propsOf(of);
  for (const part of [...cardParts(props), <HoverCard {...props} />]) {
    render(part, nowhere);
    await breathe();
  }
  render(null, nowhere);
  await rehearsePlace(nowhere);
}

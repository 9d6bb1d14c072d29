import type { ReadingPack } from '../../data/schema';
import type { Report } from '../../matching/types';
import { HoverCard } from '../HoverCard';
import type { Words } from '../types';

const nothing = () => undefined;

/** The hover card as it stands in the welcome page's picture: nothing in it is ever pressed. `marked`: all mentions with a mark. */
export function PictureCard({
  words,
  pack,
  report,
  mention,
  marked,
}: {
  words: Words;
  pack: ReadingPack;
  report: Report;
  mention: string;
  marked: readonly string[];
}) {
  return (
    <HoverCard
      words={words}
      pack={pack}
      report={report}
      mention={mention}
      pinned={false}
      index={marked.indexOf(mention) + 1}
      count={marked.length}
      onPin={nothing}
      onClose={nothing}
      onStep={nothing}
      onMute={nothing}
      onWrong={nothing}
      onOpen={nothing}
    />
  );
}

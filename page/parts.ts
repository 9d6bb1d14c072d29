/** The parts of an article in order, with the role of each. */
import type { BlockRole } from '../matching/types';
import { isRun, type Box, type Run } from './boxes';
import type { Kept } from './clean';
import { runsOf } from './headline';
import { surrounds } from './measure';

export interface Draft {
  run: Run;
  role: BlockRole;
  heading: boolean;
}

/** Lead and captions between an article's headline and its body. */
export function before(boxes: readonly Box[], scope: Box, body: Box, headline: Run | null): Draft[] {
  const found: Draft[] = [];
  const from = headline ? headline.box.last : scope.first;
  for (let i = Math.max(from, scope.first); i < body.first && found.length < 6; i++) {
    const box = boxes[i]!;
    // What holds the body is no lead, whatever it is called.
    if (box.last > body.first) continue;
    if (surrounds(box)) i = Math.max(i, box.last - 1);
    else if (box.hint === 'lead' || box.hint === 'caption') {
      const role = box.hint === 'lead' ? 'lead' : 'caption';
      for (const run of runsOf(box))
        if (run !== headline && run.size >= 20 && run.linkSize < run.size / 2 && !surrounds(run.box))
          found.push({ run, role, heading: false });
      i = Math.max(i, box.last - 1);
    } else if (headline && (box.tag === 'h2' || box.tag === 'p') && box.size >= 40 && box.linkSize < box.size / 2)
      for (const item of box.items) if (isRun(item)) found.push({ run: item, role: 'lead', heading: false });
  }
  return found;
}

/** The first paragraph is a lead where the page has no other. */
export function rolesOf(kept: readonly Kept[], hasLead: boolean): Draft[] {
  let led = hasLead;
  return kept.map(({ run, heading, caption }) => {
    const lead = !led && !caption && heading === 0 && run.size >= 60;
    led ||= lead;
    return { run, role: caption ? 'caption' : lead ? 'lead' : 'body', heading: heading > 0 && heading <= 4 };
  });
}

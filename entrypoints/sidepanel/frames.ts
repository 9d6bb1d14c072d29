import type { FromPort } from '../../extension/messages';
import type { LinkedMention, Report } from '../../matching/types';

/** What the frames of a tab said of themselves: snapshots, then deltas, each after the mentions that it brings. Pure. */
export interface Frame {
  id: string;
  top: boolean;
  reading?: { done: number; total: number };
  reports: Report[];
  /** Mentions by report that a snapshot or delta is still to come for. */
  coming: ReadonlyMap<number, readonly LinkedMention[]>;
  current: number;
  marked: boolean;
}
export type Frames = ReadonlyMap<string, Frame>;

const blank = (id: string, top: boolean): Frame => ({
  id,
  top,
  reports: [],
  coming: new Map(),
  current: 0,
  marked: false,
});
const NONE: readonly LinkedMention[] = [];

/** The frames after one message. A delta for a snapshot that is not there is left out: the next snapshot brings it. */
export function receive(frames: Frames, message: FromPort): Frames {
  const next = new Map(frames);
  const old = frames.get(message.frame);
  switch (message.kind) {
    case 'reading':
      next.set(message.frame, {
        ...(old ?? blank(message.frame, message.top)),
        reading: { done: message.done, total: message.total },
      });
      break;
    case 'mentions': {
      const frame = old ?? { ...blank(message.frame, false), reading: { done: 0, total: 0 } };
      const coming = new Map(frame.coming);
      coming.set(message.index, [...(coming.get(message.index) ?? NONE), ...(message.mentions as LinkedMention[])]);
      next.set(message.frame, { ...frame, coming });
      break;
    }
    case 'snapshot':
      next.set(message.frame, {
        id: message.frame,
        top: message.top,
        reports: message.reports.map((report, i) => ({ ...report, mentions: old?.coming.get(i) ?? NONE }) as Report),
        coming: new Map(),
        current: message.current,
        marked: message.marked,
      });
      break;
    case 'delta': {
      const report = old?.reports[message.index];
      if (!old || !report) return frames;
      const { at, remove } = message;
      const insert = old.coming.get(message.index) ?? NONE;
      const mentions = [...report.mentions.slice(0, at), ...insert, ...report.mentions.slice(at + remove)];
      const coming = new Map(old.coming);
      coming.delete(message.index);
      const reports = [...old.reports];
      const { relevance, passages, events } = message;
      reports[message.index] = { ...report, mentions, relevance, passages, events };
      next.set(old.id, { ...old, reports, coming });
      break;
    }
    case 'current':
      if (old) next.set(old.id, { ...old, current: message.current });
      break;
    case 'bye':
      next.delete(message.frame);
      break;
    case 'gone':
      return frames;
  }
  return next;
}

const weight = { about: 2, mentions: 1, none: 0 };
const standing = (frame: Frame): number =>
  Math.max(-1, ...frame.reports.map((report) => weight[report.relevance.verdict]));

/** The frame that has most to say; the top one where they are even. */
export const foremost = (frames: Frames): Frame | undefined =>
  [...frames.values()].sort((a, b) => standing(b) - standing(a) || Number(b.top) - Number(a.top))[0];

/** The article of a frame to show: the one in view, or else the first that has something. */
export function articleOf(frame: Frame): number {
  const has = (index: number) => (frame.reports[index]?.relevance.verdict ?? 'none') !== 'none';
  return has(frame.current)
    ? frame.current
    : Math.max(
        0,
        frame.reports.findIndex((_, index) => has(index)),
      );
}

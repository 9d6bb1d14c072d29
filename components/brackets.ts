import type { ComponentChildren } from 'preact';

/** Renders what stands in [ ] of a message: `inner` gets the words and their number, from 0; the rest stays text. */
export const brackets = (
  message: string,
  inner: (words: string, index: number) => ComponentChildren,
  outer: (text: string) => ComponentChildren = (text) => text,
): ComponentChildren[] =>
  message.split(/\[([^\]]*)\]/).map((part, i) => (i % 2 ? inner(part, (i - 1) / 2) : outer(part)));

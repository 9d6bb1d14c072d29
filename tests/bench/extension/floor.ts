/** The least that any script must do that wants to know a page's text. */
import { elapsed, tell } from './clock';

let length = 0;
let nodes = 0;
const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
  length += node.data.length;
  nodes++;
}
tell({ floor: elapsed(), length, nodes });

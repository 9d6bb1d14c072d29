/** Media query under which the card, and the sidebar in the page, are sheets from below; card.css and sidebar.css hold the same. */
export const SHEET = '(max-width: 480px), (pointer: coarse)';

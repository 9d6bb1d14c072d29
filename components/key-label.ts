/** A shortcut as people read it: browsers write out the two keys that hold punctuation ("Alt+Shift+Period"). */
export const keyLabel = (shortcut: string): string => shortcut.replace(/\bPeriod\b/, '.').replace(/\bComma\b/, ',');

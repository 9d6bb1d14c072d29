/** A table of words as text: the first column to the left, the others to the right. Wide characters count twice. */
const width = (text: string): number => [...text].reduce((sum, char) => sum + (char >= '\u1100' ? 2 : 1), 0);

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const cell = (text: string, column: number): string => {
    const space = ' '.repeat(widths[column]! - width(text));
    return column === 0 ? text + space : space + text;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

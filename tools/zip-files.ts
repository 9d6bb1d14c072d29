import JSZip from 'jszip';

export interface Packed {
  /** With forward slashes, relative to the archive's root. */
  path: string;
  data: Uint8Array | string;
}

/**
 * One archive of these files, the same bytes for the same input wherever it is made: sorted by path, one date for all, no folders' entries,
 * no permissions, and compressed by JSZip's own deflate, not by that of the Node it runs on.
 * @param date Zip keeps two-second steps and no years before 1980.
 */
export async function zipOf(files: readonly Packed[], date: Date): Promise<Buffer> {
  const zip = new JSZip();
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const { path, data } of sorted) zip.file(path, data, { date, createFolders: false });
  return zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}

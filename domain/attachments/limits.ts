const MEGABYTE = 1024 * 1024;

/** One file, in bytes: 20 MB. */
export const LARGEST_ATTACHMENT = 20 * MEGABYTE;
/** Files of one submission, contribution, finding or issue. */
export const MOST_ATTACHMENTS = 20;
/** All of them together, in bytes. */
export const LARGEST_TOTAL = 100 * MEGABYTE;
/** What the parts of a packed file (.docx, .xlsx, .pptx, .ofd) may unpack to, all together, in bytes. */
export const LARGEST_UNPACKED_ATTACHMENT = 200 * MEGABYTE;
/** One part of an upload, in bytes: an upload that breaks off goes on after the last one. */
export const UPLOAD_PART = MEGABYTE;
/** Uploads that one person may have begun and not ended. */
export const MOST_UPLOADS = 40;

/** A size as people read it: 1.4 MB, 12 KB; always rounded up, never 0. */
export function sizeText(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
  return `${(Math.ceil((bytes / MEGABYTE) * 10) / 10).toFixed(1).replace(/\.0$/, '')} MB`;
}

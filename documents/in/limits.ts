const MEGABYTE = 1024 * 1024;

/** A longer file is not opened, in bytes. */
export const LARGEST_FILE = 50 * MEGABYTE;
/** What one part of a file may unpack to, and all of them together. */
export const LARGEST_PART = 32 * MEGABYTE;
export const LARGEST_UNPACKED = 64 * MEGABYTE;
/** Parts of a file: a document with a thousand pictures has fewer. */
export const MOST_PARTS = 4_000;
/** Elements inside each other; a document has about twenty. */
export const DEEPEST_XML = 200;
/** Elements of one part that is kept as a tree. */
export const MOST_NODES = 800_000;
/** Attributes of one element; one of a document has about ten. */
export const MOST_ATTRIBUTES = 256;
/** Cells of a table that hold something, after cells that span rows were filled. */
export const MOST_CELLS = 500_000;
/** How long one file may be read once its thread has started, in milliseconds. */
export const LONGEST_READING = 8_000;
/** What the thread that reads may keep in its heap, in megabytes; unpacked bytes lie beside it. */
export const LARGEST_HEAP = 320;

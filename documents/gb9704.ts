// The measures of GB/T 9704-2012, in twips (1/1440 inch), and what was measured to keep its grid.

/** Twips of millimetres. */
const mm = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** A4. */
export const PAGE = { width: mm(210), height: mm(297) } as const;
/** 天头 37 mm, 订口 28 mm; what is left is 版心, 156 mm × 225 mm. */
export const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const;
/** The width of 版心. */
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Lines on a page, characters in a line. */
export const GRID = { lines: 22, characters: 28 } as const;
/** A line of the grid. LibreOffice fits 22 of them at 579; grid type `linesAndChars` it reads otherwise. */
export const LINE = 579;
/** Between characters of 三号, so that 28 fit into 156 mm: a quarter of a point less. */
export const TIGHTER = -5;
/** The width of a character of the body: 16 points, less a quarter. */
export const CHARACTER = 315;
/** Room for the seal above the signature: its edge stays within a line of the body. */
export const SEAL_LINES = 2;

/** Sizes in half points, by their names in print. */
export const SIZE = { two: 44, three: 32, four: 28, five: 21 } as const;
/** Red of head and lines. */
export const RED = 'FF0000';

/** The page number's foot: its 一字线 stands 7 mm below 版心. */
export const FOOT = mm(25);
/** 信函格式: the upper double line by a head whose top is 30 mm down, the lower 20 mm up, each 170 mm long. */
export const LETTER = { head: mm(30), foot: mm(20), beyond: mm(7) } as const;
/** From the number to the red line, and from the letter's head to its line: 4 mm, in points. */
export const LINE_GAP = 11;

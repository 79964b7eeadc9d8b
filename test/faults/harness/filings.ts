/** Reports beside the herd's, all of one agency, that are filed through the pages. */
export const FILINGS = 40;

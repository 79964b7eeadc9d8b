import type { DownloadWords } from './download-words.ts';

/** The English words of files to be taken away. */
export const downloadEn: DownloadWords = {
  label: 'Download: ',
  docx: '.docx',
  pdf: '.pdf',
  noPdf: '(no .pdf: LibreOffice is not installed on this server)',
  xlsx: 'Download as .xlsx',
  absent: {
    title: 'No PDF can be made',
    text: 'LibreOffice is not installed on this server. Download the .docx and save it as PDF in your office program.',
  },
  tooSlow: {
    title: 'The PDF was not made',
    text: 'The conversion took too long. Download the .docx and save it as PDF in your office program.',
  },
  tooMany: {
    title: 'Too many PDFs are being made',
    text: 'Other files are being converted. Try again in a minute, or download the .docx.',
  },
  failed: {
    title: 'The PDF was not made',
    text: 'The conversion failed. Download the .docx and save it as PDF in your office program.',
  },
  columns: {
    cycle: 'Cycle',
    text: 'Text of the task',
    originallyDue: 'Originally due',
    filedOn: 'Filed on',
    reviewDueOn: 'Review due',
    why: 'Why this light',
    id: 'Report',
  },
  ledgerName: (plan) => `Ledger of ${plan}`,
};

import { NoPdf } from '../../documents/convert.ts';
import { contentDisposition, fileName } from '../../documents/file-name.ts';
import { writeDocx } from '../../documents/write-docx.ts';
import type { OfficialDocument } from '../../domain/letters/official-document.ts';
import type { AppContext } from '../web/deps.ts';
import { errorPage } from '../web/errors.tsx';
import { partsWordsOf } from './words.ts';

/** What a document can be taken away as: the last part of its address. */
export type DocumentType = 'docx' | 'pdf';
/** The last part of a document's address, for a route. */
export const DOCUMENT_TYPE = ':type{docx|pdf}';

/** What each type of file is sent as. */
export const CONTENT_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
} as const;

/** Answers with a document as a file that is named by its title. */
export async function sendDocument(c: AppContext, document: OfficialDocument): Promise<Response> {
  return sendDocx(c, await writeDocx(document), fileName(document.title, 'docx'));
}

/** Answers with the bytes of a .docx file, or with a PDF of them. */
export async function sendDocx(c: AppContext, docx: Buffer, name: string): Promise<Response> {
  const title = name.replace(/\.docx$/, '');
  if (c.req.param('type') !== 'pdf') return sendFile(c, docx, 'docx', title);
  const { download } = partsWordsOf(c.get('lang'));
  const { toPdf } = c.get('deps');
  if (!toPdf) return errorPage(c, download.absent, 404);
  try {
    return sendFile(c, await toPdf(docx), 'pdf', title);
  } catch (error) {
    if (!(error instanceof NoPdf)) throw error;
    c.get('log').warn({ err: error }, 'no pdf');
    if (error.why === 'too_many') return errorPage(c, download.tooMany, 503);
    return errorPage(c, error.why === 'too_slow' ? download.tooSlow : download.failed, 500);
  }
}

/** Answers with a file to be saved; as every page with personal data it is kept in no cache. */
export function sendFile(
  c: AppContext,
  bytes: Buffer,
  type: keyof typeof CONTENT_TYPES,
  title: string,
): Response {
  c.header('Content-Type', CONTENT_TYPES[type]);
  c.header('Content-Disposition', contentDisposition(fileName(title, type)));
  return c.body(new Uint8Array(bytes));
}

/**
 * Where a document can be taken away.
 * @param path its address without the type.
 * @param search what follows the type, with its question mark.
 */
export function Downloads(props: { c: AppContext; path: string; search?: string }) {
  const { c, path, search = '' } = props;
  const { download: words } = partsWordsOf(c.get('lang'));
  return (
    <span class="no-print">
      {words.label}
      <a href={`${path}/docx${search}`}>{words.docx}</a>{' '}
      {c.get('deps').toPdf ? (
        <a href={`${path}/pdf${search}`}>{words.pdf}</a>
      ) : (
        <span class="muted small">{words.noPdf}</span>
      )}
    </span>
  );
}

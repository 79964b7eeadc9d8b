import {
  ATTACHMENT_TYPES,
  isAttachmentType,
  isShownInline,
} from '../../../domain/attachments/types.ts';
import { contentDisposition } from '../../../documents/file-name.ts';
import type { Attachment } from '../../../ledger/attachments/attachments.ts';
import type { AppContext } from '../../web/deps.ts';

/**
 * What a file that is shown may do: nothing. It runs no scripts, loads nothing, sends nothing, and counts
 * as of no site, so that it cannot read the product's pages either.
 */
const SANDBOX =
  "default-src 'none'; object-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/**
 * Answers with the bytes of an attachment, piece by piece: to be saved under its name; to be looked at
 * only what is a picture or a PDF. Its type is the one told from its content, and browsers guess no other.
 *
 * @param visible those that whoever asks may have; no other is sent.
 */
export function sendAttachment(
  c: AppContext,
  visible: readonly Attachment[],
  id: string,
  how: string,
): Response | Promise<Response> {
  const attachment = visible.find((each) => each.id === id);
  if (!attachment) return c.notFound();
  const { name, type, size, sha256 } = attachment;
  const inline = how === 'view' && isShownInline(type);
  const media = isAttachmentType(type) ? ATTACHMENT_TYPES[type].media : '';
  const disposition = contentDisposition(name);
  c.header('Content-Type', media.startsWith('text/') ? 'application/octet-stream' : media);
  c.header('Content-Length', String(size));
  c.header(
    'Content-Disposition',
    inline ? disposition.replace(/^attachment/, 'inline') : disposition,
  );
  c.header('Content-Security-Policy', SANDBOX);
  if (c.req.method === 'HEAD') return c.body(null);
  const pieces = c.get('deps').ledger.files.read(sha256);
  return c.body(ReadableStream.from(pieces) as ReadableStream<Uint8Array>);
}

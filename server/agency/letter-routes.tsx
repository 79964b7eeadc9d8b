import { Hono } from 'hono';
import { isShownTo } from '../../domain/letters/issuing.ts';
import { letterById } from '../../ledger/read/letters/agency-letters.ts';
import { issuedFile, type IssuedLetter } from '../../ledger/read/letters/issued-letters.ts';
import { Card } from '../parts/card.tsx';
import { DOCUMENT_TYPE, Downloads, sendDocx } from '../parts/download.tsx';
import { letterWordsOf } from '../parts/letters/words.ts';
import { OfficialPaper } from '../parts/official-paper.tsx';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { Page } from '../web/page.tsx';
import { requireUser, userOf } from '../web/session.ts';
import { letterPath } from './letters-card.tsx';

/** Letters and circulars as an addressed agency reads them: what has left, and nothing else. */
export function letterRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/letters/:id', requireUser(), async (c) => {
    const letter = await letterFor(c, c.req.param('id'), '');
    return letter instanceof Response ? letter : c.html(<LetterPage c={c} letter={letter} />);
  });

  app.get(`/letters/:id/${DOCUMENT_TYPE}`, requireUser(), async (c) => {
    const letter = await letterFor(c, c.req.param('id'), `/${c.req.param('type')}`);
    if (letter instanceof Response) return letter;
    const file = await issuedFile(c.get('deps').ledger, letter.id);
    return file ? sendDocx(c, file.docx, file.name) : notFoundPage(c);
  });

  return app;
}

/** The letter if it is its reader's; else what they are told, or where they read it. */
async function letterFor(
  c: AppContext,
  id: string,
  rest: string,
): Promise<IssuedLetter | Response> {
  if (id.includes('\0')) return notFoundPage(c);
  const letter = await letterById(c.get('deps').ledger, id, c.get('now'));
  if (!letter) return notFoundPage(c);
  const { role, agencyId } = userOf(c);
  if (role !== 'agency')
    return c.redirect(`/desk/letters/${encodeURIComponent(id)}${rest}?plan=${letter.planId}`, 303);
  if (agencyId === null || !letter.addressedIds.includes(agencyId)) return forbiddenPage(c);
  return isShownTo(agencyId, letter) ? letter : notFoundPage(c);
}

function LetterPage({ c, letter }: { c: AppContext; letter: IssuedLetter }) {
  const { agency: words, issued } = letterWordsOf(c.get('lang'));
  const { number, text, issuedAt, effect, sha256 } = letter;
  return (
    <Page c={c} title={words.title[effect]} active="my" styles={['agency.css', 'desk.css']}>
      <Card body="padded">
        <dl class="facts">
          <dt>{issued.number}</dt>
          <dd lang="zh-CN">{number}</dd>
          <dt>{words.from}</dt>
          <dd>
            <Verbatim c={c} text={text.signature} />{' '}
            <span class="muted">{c.get('words').instant(issuedAt, c.get('zone'))}</span>
          </dd>
          <dt>SHA-256</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </dl>
        <p class="mt-3 mb-0">
          <Downloads c={c} path={letterPath(letter.id)} />{' '}
          <span class="muted small">{words.same}</span>
        </p>
      </Card>
      <Card body="padded">
        <OfficialPaper text={text} />
      </Card>
      <a class="btn" href="/my">
        {words.back}
      </a>
    </Page>
  );
}

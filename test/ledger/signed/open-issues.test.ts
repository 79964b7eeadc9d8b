import { expect, test } from '@jest/globals';
import { answerIssue, withdrawIssue } from '../../../ledger/commands/issues/answer.ts';
import { passOnIssue } from '../../../ledger/commands/issues/handle.ts';
import { raiseIssue } from '../../../ledger/commands/issues/raise.ts';
import { GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { handIn, sign, summingYear, SUMMING } from '../../support/signing.ts';
import { owed } from '../../support/small-plan.ts';
import { opened } from '../../documents/opened.ts';

const WORDS = { opinion: '情况属实。', proposal: '由财政厅会同办理。' };

test('the signed file has the open major issues on top, the urgent first, and no other', async () => {
  const obligations = ['periodic', 'consolidation', 'issue_handling'].map((kind) => owed(kind));
  const { ledger } = await summingYear({ obligations });
  const raise = async (title: string, urgent = false) => {
    const raised = await raiseIssue(
      ledger,
      'small',
      {
        ...{ title, urgent, taskId: urgent ? 'small-t001' : null, fromReportId: null },
        ...{ what: `${title}，工程停工。`, asked: '请协调解决。' },
      },
      WATER,
    );
    if (!raised.ok) throw new Error(raised.refusal.code);
    return raised.value.id;
  };
  await raise('用地未批');
  const answered = await raise('资金缺口');
  const withdrawn = await raise('设备延期');
  await raise('堤防险情', true);
  expect(await passOnIssue(ledger, answered, WORDS, REVIEWER)).toMatchObject({ ok: true });
  expect(await answerIssue(ledger, answered, '同意安排。', GOVERNMENT)).toMatchObject({ ok: true });
  expect(await withdrawIssue(ledger, withdrawn, '已自行解决。', WATER)).toMatchObject({ ok: true });
  expect(await sign(ledger, await handIn({ ledger }))).toMatchObject({ ok: true });

  const file = await ledger.db.keptFile.findFirstOrThrow({
    where: { owner: `${SUMMING}/signed-1`, name: { endsWith: '.docx' } },
  });
  const { paragraphs } = await opened(file.bytes);
  const at = (words: string) => paragraphs.findIndex((each) => each.includes(words));
  const places = [at('堤防险情，工程停工'), at('用地未批，工程停工'), at('总体进展顺利')];
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect([at('资金缺口'), at('设备延期')]).toEqual([-1, -1]);
});

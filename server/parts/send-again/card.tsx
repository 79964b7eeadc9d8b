import { refusedCodes } from '../../../ledger/read/desk/refused-mails.ts';
import { Card } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { sendAgainWordsOf } from './words.ts';

/** Mails that were refused for good, by code; whoever runs the plan has all of a code sent again. */
export async function RefusedMails({ desk }: { desk: Desk }) {
  const codes = await refusedCodes(desk.ledger, desk.plan.id);
  if (codes.length === 0) return null;
  const words = sendAgainWordsOf(desk.words.lang);
  return (
    <Card title={words.title} id="refused" body="table">
      <p class="muted p-3 m-0">{words.text}</p>
      <table class="table table-list card-table">
        <tbody>
          {codes.map(({ code, mails }) => (
            <tr>
              <td>{desk.says.mails.code(code)}</td>
              <td class="nowrap">{words.count(mails)}</td>
              {desk.mayAct && (
                <td>
                  <SendAgain desk={desk} name="code" value={code} label={words.all(mails)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface SendAgainProps {
  desk: Desk;
  /** What the form names: a code, or a digest by its key. */
  name: 'code' | 'digest';
  value: string;
  label: string;
}

/** Has refused mails sent again. */
export const SendAgain = ({ desk, name, value, label }: SendAgainProps) => (
  <form method="post" action="/desk/mails/send-again">
    <input type="hidden" name="plan" value={desk.plan.id} />
    <input type="hidden" name={name} value={value} />
    <button class="btn btn-sm">{label}</button>
  </form>
);

import { LONGEST_SENDING_BACK } from '../../../domain/sign-off/sign-off.ts';
import type { SentBack } from '../../../ledger/read/signed/documents.ts';
import type { Desk } from '../desk.ts';
import { ReasonField } from '../reason-field.tsx';
import { langOf, Verbatim } from '../text.tsx';
import { documentPath } from './version-card.tsx';
import { documentWordsOf } from './words.ts';

/** 退改: what whoever read a draft says to its writer, who goes on with it. */
export function SentBackWords({ desk, sentBack }: { desk: Desk; sentBack: SentBack }) {
  const words = documentWordsOf(desk.words.lang);
  const { at, by, why } = sentBack;
  return (
    <div class="panel-warn">
      <p class="m-0">
        {words.sentBack(desk.words.instant(at, desk.zone))}
        <Verbatim c={desk.c} text={by} />
      </p>
      <p class="typed m-0" {...langOf(desk.c, why)}>
        {why}
      </p>
    </div>
  );
}

interface SendBackProps {
  desk: Desk;
  id: string;
  /** The saving that was read. */
  version: number;
  /** What was typed and not taken. */
  reason: string;
}

/** Sends what was handed in back to its writer, with words, instead of signing it off. */
export function SendBack({ desk, id, version, reason }: SendBackProps) {
  const words = documentWordsOf(desk.words.lang);
  return (
    <details class="mt-3" open={reason !== ''}>
      <summary>{words.sendBack}</summary>
      <form method="post" action={`${documentPath(id)}/send-back`} class="mt-2">
        <input type="hidden" name="basedOn" value={String(version)} />
        <ReasonField
          c={desk.c}
          label={words.sendBackReason}
          hint={words.sendBackText}
          typed={reason}
          rows={3}
          longest={LONGEST_SENDING_BACK}
        />
        <button class="btn btn-warning">{words.sendBack}</button>
      </form>
    </details>
  );
}

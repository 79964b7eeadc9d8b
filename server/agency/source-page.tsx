import { Card } from '../parts/card.tsx';
import { SourceText, type Span } from '../parts/source-text.tsx';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { agencyWords } from './words.ts';

interface SourcePageProps {
  c: AppContext;
  /** The plan's. */
  title: string;
  text: string;
  span: Span | null;
}

/** The document that gives an agency its tasks, with one of them marked. */
export function SourcePage({ c, title, text, span }: SourcePageProps) {
  const { tasks: words } = agencyWords(c);
  return (
    <Page c={c} title={words.source} active="tasks" styles={['agency.css']}>
      <p>
        <a href="/tasks">{words.back}</a>
      </p>
      <Card title={<Verbatim c={c} text={title} />} body="padded">
        <SourceText text={text} span={span} />
      </Card>
    </Page>
  );
}

import type { Child } from 'hono/jsx';
import type { Light } from '../domain/light/reason.ts';
import type { AppContext } from './deps.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Text that is not the page's own: the document's words, names, what people typed. Chinese on an
 * English page is marked as Chinese, so that readers hear it right and fonts fit.
 */
export function Verbatim({ c, text }: { c: AppContext; text: string }) {
  if (c.get('lang') === 'zh-CN' || !HAN.test(text)) return <>{text}</>;
  return <span lang="zh-CN">{text}</span>;
}

/** `lang` for an element that holds such text; nothing where the page's own language fits. */
export const langOf = (c: AppContext, text: string): { lang?: 'zh-CN' } =>
  c.get('lang') === 'en' && HAN.test(text) ? { lang: 'zh-CN' } : {};

/** An agency by its name in the page's language; the Chinese one where there is no other. */
export function AgencyName(props: {
  c: AppContext;
  agency: { name: string; nameEn: string | null };
}) {
  const { c, agency } = props;
  const isEnglish = c.get('lang') === 'en';
  return <Verbatim c={c} text={isEnglish ? (agency.nameEn ?? agency.name) : agency.name} />;
}

/** A light: dot, word and, unless `short`, the reason in a sentence. Never by colour alone. */
export function LightTag({ c, light, short }: { c: AppContext; light: Light; short?: boolean }) {
  const words = c.get('words');
  return (
    <span class="light">
      <span class={`light-dot light-${light.colour}`} aria-hidden="true"></span>
      <span class="light-word">{words.colour[light.colour]}</span>
      {short !== true && <span class="light-reason">{words.light(light.reason)}</span>}
    </span>
  );
}

/** An instant as wall time in the plans' zone. */
export const instantText = (c: AppContext, instant: Date, zone = c.get('zone')): string =>
  c.get('words').instant(instant, zone);

/** The red line that every form carries: no classified content. */
export function NoClassified({ c }: { c: AppContext }) {
  return (
    <p class="no-classified" role="note">
      {c.get('words').frame.noClassified}
    </p>
  );
}

/** A titled block of a page. */
export function Card(props: {
  title?: Child;
  id?: string;
  children?: Child;
  class?: string;
  /** Beside the title. */
  aside?: Child;
}) {
  const { title, id, children, aside } = props;
  return (
    <section class={`card ${props.class ?? ''}`} {...(id !== undefined && { id })}>
      {title !== undefined && (
        <div class="card-header">
          <h2 class="card-title">{title}</h2>
          {aside !== undefined && <div class="ms-auto">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

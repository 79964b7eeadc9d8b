import type { AppContext } from './deps.ts';
import { Page } from './page.tsx';

/**
 * Answers a form whose sender is signed out by now: what it sent is kept on the page, to be sent
 * again after signing in elsewhere. The text stays in this browser alone.
 */
export async function sessionEndedPage(c: AppContext) {
  const { errors } = c.get('words');
  const sent = await c.req.parseBody({ all: true }).catch(() => ({}));
  const fields = Object.entries(sent).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: each })),
  );
  const { pathname, search } = new URL(c.req.url);
  return c.html(
    <Page c={c} title={errors.sessionEnded.title}>
      <section class="card notice">
        <p>{errors.sessionEnded.text}</p>
        <ol>
          {errors.sessionEndedSteps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <form method="post" action={pathname + search}>
          {fields.map(
            ({ name, value }) =>
              // A textarea, since an input would lose the line breaks.
              typeof value === 'string' && (
                <textarea name={name} hidden>
                  {`\n${value}`}
                </textarea>
              ),
          )}
          <p class="btn-row">
            <a class="btn" href="/sign-in" target="_blank" rel="noopener">
              {errors.sessionEndedSignIn}
            </a>
            <button class="btn btn-primary">{errors.sessionEndedAgain}</button>
          </p>
        </form>
      </section>
    </Page>,
    401,
  );
}

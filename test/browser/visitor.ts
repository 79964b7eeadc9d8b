import type { Browser, Page } from 'playwright-core';
import { PATIENCE_MS, until } from '../support/until.ts';
import type { InboxMail } from './running-product.ts';

/** A mail, as somebody reads it. */
type ReadMail = Pick<InboxMail, 'subject' | 'text'>;

/** Pages, and the mailboxes of whoever visits them. */
export interface Place {
  page: string;
  /** The mails to this address, oldest first. */
  mailsTo(address: string): Promise<ReadMail[]>;
}

/** Somebody with a mailbox and a browser of their own. */
export class Visitor {
  readonly page: Page;
  readonly address: string;
  #product: Place;

  private constructor(product: Place, page: Page, address: string) {
    this.#product = product;
    this.page = page;
    this.address = address;
  }

  static async arrive(product: Place, browser: Browser, address: string) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Visitor(product, await context.newPage(), address);
  }

  /** Waits for a mail whose subject holds this, and the text the other. */
  mail(subject: string | RegExp, text = ''): Promise<ReadMail> {
    return until(`a mail to ${this.address} about ${subject} ${text}`, async () =>
      (await this.#product.mailsTo(this.address)).findLast(
        (mail) => mail.subject.match(subject) && mail.text.includes(text),
      ),
    );
  }

  /** Follows the link of a mail that leads to a path which ends so, signing in where that is asked for. */
  async follow(subject: string | RegExp, end: string): Promise<void> {
    const { text } = await this.mail(subject, end);
    const link = text.match(/https?:\/\/\S+/g)?.find((each) => each.endsWith(end));
    if (link === undefined) throw new Error(`no link to ${end} in:\n${text}`);
    await this.open(link);
  }

  /** Opens a page; signs in by the code from the mailbox when asked to. */
  async open(url: string): Promise<void> {
    await this.page.goto(new URL(url, this.#product.page).href);
    if (!new URL(this.page.url()).pathname.startsWith('/sign-in')) return;
    const before = (await this.#product.mailsTo(this.address)).length;
    await this.page.fill('input[name=email]', this.address);
    await this.page.click('main button.btn-primary');
    await this.page.waitForSelector('input[name=code]');
    const code = await until('the sign-in code', async () =>
      (await this.#product.mailsTo(this.address))
        .slice(before)
        .map(({ text }) => /^\s*(\d{6,8})\s*$/m.exec(text)?.[1])
        .find((each) => each !== undefined),
    );
    await this.page.fill('input[name=code]', code);
    await this.page.click('main button.btn-primary');
    await this.page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
    await this.page.waitForLoadState();
  }

  /** What the page says. */
  text(): Promise<string> {
    return this.page.innerText('body');
  }

  /** Fills a report's form and files it. */
  async file(progress: string): Promise<void> {
    await this.page.fill('textarea[name=progress]', progress);
    await this.page.click('#form form button.btn-primary.btn-lg');
    await this.page.waitForURL(/\/receipt\//);
  }

  /** Presses time forward to the next instant (or to a date and time), and waits until it is there. */
  async press(to?: string): Promise<void> {
    if (to !== undefined) await this.page.fill('.virtual input[name=at]', to);
    const button = `.virtual button[value=${to === undefined ? 'next' : 'at'}]`;
    // The press itself has arrived before anything of the page that comes next is waited for.
    const posted = this.page.waitForResponse((it) => it.request().method() === 'POST');
    await this.page.click(button);
    await posted;
    await this.page.waitForLoadState();
    await this.page.waitForSelector('.virtual button[value=at]');
    if ((await this.page.locator('.virtual-error').count()) > 0)
      throw new Error(await this.page.innerText('.virtual-error'));
  }
}

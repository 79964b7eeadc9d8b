/** A page as a visitor got it. */
export interface Answer {
  status: number;
  html: string;
  /** The body as it came. */
  bytes: Buffer;
  location: string | null;
  headers: Headers;
}

type Fields = Record<string, string>;

/** Whatever the desk answers, to a form too, has each of its tables as a file. @throws where one has none. */
function checkTables(path: string, html: string): void {
  if (!html.startsWith('<!DOCTYPE html>') || !html.includes('<table')) return;
  for (const { 0: tag, index } of html.matchAll(/<table\b[^>]*>/g)) {
    const hasOwn = tag.includes('role="presentation"') || tag.includes('data-file=');
    const above = html.slice(0, index).endsWith('</a></p>') && html.slice(0, index);
    if (hasOwn || (above && above.lastIndexOf('<p class="table-file no-print">') > 0)) continue;
    throw new Error(`${path} has a table without a file: ${html.slice(index, index + 200)}`);
  }
}

/** A browser without scripts: keeps cookies, follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  #send: (request: Request) => Response | Promise<Response>;
  #baseUrl: string;
  #client: string;

  constructor(
    send: (request: Request) => Response | Promise<Response>,
    baseUrl: string,
    client: string,
  ) {
    this.#send = send;
    this.#baseUrl = baseUrl;
    this.#client = client;
  }

  get(path: string, headers: Fields = {}): Promise<Answer> {
    return this.#ask(path, { headers });
  }

  /** Sends a form as the product's own page does, unless other headers are given. */
  post(
    path: string,
    fields: Fields | [name: string, value: string][],
    headers: Fields = { origin: new URL(this.#baseUrl).origin },
  ): Promise<Answer> {
    const body = new URLSearchParams(fields);
    return this.#ask(path, { method: 'POST', body, headers });
  }

  /** Sends a form with a file, as a browser does. */
  send(path: string, body: FormData): Promise<Answer> {
    const headers = { origin: new URL(this.#baseUrl).origin };
    return this.#ask(path, { method: 'POST', body, headers });
  }

  /** Sends bytes as a script of the product's own page does. */
  put(
    path: string,
    body: Uint8Array,
    headers: Fields = { origin: new URL(this.#baseUrl).origin },
  ): Promise<Answer> {
    return this.#ask(path, { method: 'PUT', body: new Uint8Array(body), headers });
  }

  async #ask(path: string, init: RequestInit & { headers: Fields }): Promise<Answer> {
    const request = new Request(this.#baseUrl + path, init);
    request.headers.set('x-client', this.#client);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie !== '') request.headers.set('cookie', cookie);
    const response = await this.#send(request);
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const { status, headers } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    // Mails with codes leave after the answer.
    await new Promise(setImmediate);
    if (/^\/(desk|government)\b/.test(path) && status < 500) checkTables(path, bytes.toString());
    return { status, headers, location: headers.get('location'), html: bytes.toString(), bytes };
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

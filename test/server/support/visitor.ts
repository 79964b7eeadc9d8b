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
    return { status, headers, location: headers.get('location'), html: bytes.toString(), bytes };
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

const WebResponse = globalThis.Response;

/**
 * A `Response` that keeps its content as it was given. The web's own copies it through a stream, which costs more
 * than rendering a small page. The build puts this class in place of `Response` inside the pages (`adapter.ts`);
 * whatever the server does not read directly is answered by a web response made on demand.
 */
export class PageResponse {
  declare readonly headers: Headers;
  declare readonly status: number;
  declare readonly statusText: string;
  /** What a buffered response holds; undefined when it streams. */
  readonly content: string | Uint8Array | null | undefined;
  readonly #body: BodyInit | null;
  #web: Response | undefined;

  constructor(body: BodyInit | null = null, init: ResponseInit = {}) {
    const isBuffered = body === null || typeof body === 'string' || body instanceof Uint8Array;
    const isPlain = isBuffered && (init.status === undefined || (init.status >= 200 && init.status <= 599));
    this.content = isPlain ? body : undefined;
    this.#body = body;
    // A stream, or an init that the web refuses: let the web's own constructor decide.
    if (!isPlain) this.#web = new WebResponse(body, init);
    const headers = this.#web?.headers ?? new Headers(init.headers);
    if (isPlain && typeof body === 'string' && !headers.has('content-type'))
      headers.set('content-type', 'text/plain;charset=UTF-8');
    // The web's prototype has getters of these names.
    Object.defineProperties(this, {
      headers: { value: headers },
      status: { value: this.#web?.status ?? init.status ?? 200 },
      statusText: { value: this.#web?.statusText ?? init.statusText ?? '' },
    });
  }

  get web(): Response {
    if (this.#web) return this.#web;
    const { headers, status, statusText } = this;
    this.#web = new WebResponse(this.#body, { headers, status, statusText });
    return this.#web;
  }

  get body(): ReadableStream | null {
    return this.#body === null ? null : this.web.body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return Function.prototype[Symbol.hasInstance].call(WebResponse, value);
  }
}

for (const name of ['bodyUsed', 'redirected', 'type', 'url'] as const)
  Object.defineProperty(PageResponse.prototype, name, {
    get(this: PageResponse) {
      return this.web[name];
    },
  });
for (const name of ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'] as const)
  Object.defineProperty(PageResponse.prototype, name, {
    value(this: PageResponse) {
      return this.web[name]();
    },
  });
// `instanceof`, `Response.json()` and `Response.redirect()` go on to the web's own.
Object.setPrototypeOf(PageResponse.prototype, WebResponse.prototype);
Object.setPrototypeOf(PageResponse, WebResponse);

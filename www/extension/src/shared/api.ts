/** What is used of the browsers' API for extensions, and nothing else. */
export interface Api {
  readonly runtime: {
    readonly id: string;
    readonly lastError?: { readonly message?: string } | null;
    getManifest(): { readonly version: string };
    getURL(path: string): string;
    connect(info: { name: string }): Port;
    connectNative(name: string): Port;
    readonly onConnect: Event<(port: Port) => void>;
  };
  readonly storage: {
    readonly local: { get(key: string): Promise<Record<string, unknown>>; set(values: Record<string, unknown>): Promise<void> };
    readonly onChanged: Event<(changes: Record<string, unknown>, area: string) => void>;
  };
  readonly i18n: { getMessage(name: string, values?: string[]): string; getUILanguage(): string };
  /** Not in Firefox for Android. */
  readonly windows?: { create(what: { url: string; type: "popup"; width: number; height: number; focused: boolean }): Promise<unknown> };
  readonly tabs: { create(what: { url: string }): Promise<unknown> };
}

/** One end of a connection, to another part of the extension or to a program. */
export interface Port {
  readonly name: string;
  readonly sender?: Sender;
  /** Firefox: why the connection ended. */
  readonly error?: { readonly message?: string } | null;
  readonly onMessage: Event<(message: unknown) => void>;
  readonly onDisconnect: Event<(port: Port) => void>;
  postMessage(message: unknown): void;
  disconnect(): void;
}

/** Who opened a connection, as the browser says. */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly tab?: unknown;
}

export interface Event<Listener> {
  addListener(listener: Listener): void;
}

const scope = globalThis as unknown as { browser?: Api; chrome?: Api };

/** Firefox gives promises under `browser` alone; in Chromium both names do. Absent in tests of single parts. */
export const api = (scope.browser ?? scope.chrome) as Api;

import { isSameVersion } from "./compiled.js";
import * as engine from "./engine.js";
import { engineError, KysoError } from "./error.js";
import { load, takeFrom } from "./modules.js";
import type { Numbered, Reply, Request } from "./protocol.js";

/** The part of a worker's global scope that is used; the page's types do not know it. */
interface Scope {
  postMessage(reply: Reply, transfer?: ArrayBuffer[]): void;
  addEventListener(type: "messageerror", listener: () => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Numbered>) => void): void;
}
const scope = globalThis as unknown as Scope;

scope.addEventListener("message", (event) => void handle(event.data));
// The page sees it as an error of the worker: a request that could not be read has no number to answer to.
scope.addEventListener("messageerror", () => {
  throw new Error("a request could not be read");
});

async function handle({ id, request, engine: compiled }: Numbered): Promise<void> {
  if (compiled && isSameVersion(compiled)) {
    takeFrom(() => compiled.module);
  }
  try {
    await load();
    if (request.kind === "unpack") {
      const { text, parts } = await engine.unpack(request.document, request.name);
      scope.postMessage(
        { id, kind: "done", text, parts },
        parts.flatMap((part) => (part ? [part.buffer] : [])),
      );
    } else {
      scope.postMessage({ id, kind: "done", text: await answer(id, request) });
    }
  } catch (error) {
    scope.postMessage({ id, kind: "failed", error: engineError(error) });
  }
}

async function answer(id: number, request: Exclude<Request, { kind: "unpack" }>): Promise<string> {
  switch (request.kind) {
    case "load":
      return "";
    case "open-trust":
      return engine.openTrust(request.trust);
    case "verify":
      return engine.verify(request.document, await engine.withTrust(request.verifier), request.options, request.answered, (progress) =>
        scope.postMessage({ id, kind: "progress", progress }),
      );
    case "signed-revision":
      return engine.signedRevision(request.document, request.id, request.options);
    case "compare":
      return engine.compare(request.document, request.original, request.options);
    case "evidence-pack":
      return engine.evidencePack(request.document, await engine.withTrust(request.verifier), request.options, request.answered);
    case "dossier":
      return engine.dossier(request.files, await engine.withTrust(request.verifier), request.options, (progress) =>
        scope.postMessage({ id, kind: "progress", progress }),
      );
    case "present":
      return engine.present(request.report);
    case "office":
      return engine.office(request.what, request.input);
    case "error-text":
      return engine.errorText(request.code, request.details, request.language);
    default:
      throw new KysoError({ code: "bad-context", message: "no such request", details: {} });
  }
}

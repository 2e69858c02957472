import { fromBase64 } from "../bytes.js";
import { asBlob, fileName } from "../document.js";
import type { KysoError } from "../error.js";
import type { DocumentInput, Language } from "../options.js";
import type { ErrorText } from "../presentation.js";
import type { Report } from "../report.js";
import { Act, joined, type SignedFile, type SignOptions, withEvidence } from "./act.js";
import { failure, textOf } from "./failure.js";
import { type Prepared, preparedOf } from "./prepared.js";
import type { Runs } from "./remote.js";
import { checked, type SignatureLevel, type SignatureRequest, written } from "./request.js";
import type { Signer } from "./signer.js";
import { Together } from "./together.js";

/** What will be seen of a signature. Lengths are in millimetres, from the left and from the top of the page as it is seen. */
export interface SignaturePreview {
  /** From 1. */
  readonly page: number;
  readonly pageSize: readonly [width: number, height: number];
  readonly picture: readonly [left: number, top: number, width: number, height: number];
  /** Where it may be moved, in the same way. */
  readonly limits: readonly [left: number, top: number, width: number, height: number];
  /** The rectangle of the field in the user space of the page, as `look.rectangle` takes it. */
  readonly rectangle: readonly [number, number, number, number];
  /** Why there. */
  readonly reason: { readonly code: string } & Readonly<Record<string, unknown>>;
  /** What of the image is not as Phụ lục I has it. */
  readonly concerns: readonly unknown[];
  /** A PDF of one page with nothing but the picture in its place: viewers draw it over the page of the document. */
  readonly document: Blob;
}

/** What extending needs beside the file. */
export interface ExtendOptions extends SignOptions {
  /** The file that a detached signature (`.p7s`) stands beside. */
  readonly detached?: DocumentInput;
}

/** Writes signatures. It has no key: a `Signer` has. */
export class Signing {
  readonly #runs: Runs;

  /** Made by `createSigning`. */
  constructor(runs: Runs) {
    this.#runs = runs;
  }

  /**
   * What would be seen, before anything is signed: one picture, or one for each blank that a clerk fills; none where nothing is shown.
   * `name` is that of the signer in the certificate: it tells one signer's block from another's.
   */
  async preview(file: DocumentInput, request: SignatureRequest, name?: string): Promise<SignaturePreview[]> {
    const text = await this.#runs.run("preview", asBlob(file), written(request), name);
    const shown = JSON.parse(text) as { readonly preview: Omit<SignaturePreview, "document">; readonly document: string }[];
    return shown.map(({ preview, document }) => ({ ...preview, document: new Blob([fromBase64(document)], { type: "application/pdf" }) }));
  }

  /**
   * The whole act: judges the document and checks the certificate (Decree 68/2024 Art. 29, 31, 32), has it signed, verifies the value
   * before it goes in, asks for time-stamps, and judges what came of it. A file that is judged worse than it should be is withheld, with
   * the code `sign-not-as-expected`.
   */
  async sign(file: DocumentInput, request: SignatureRequest, signer: Signer, options: SignOptions): Promise<SignedFile> {
    return new Act(this.#runs, checked(request), signer, options, fileName(file) ?? "").run(asBlob(file));
  }

  /**
   * The same for several files with one consent, where the signer can: each is judged and prepared, then all values are asked for at once.
   * What becomes of one file is not the affair of another; the answer says of each, in their order, whether it was signed or why not.
   */
  async signAll(files: readonly DocumentInput[], request: SignatureRequest, signer: Signer, options: SignOptions): Promise<PromiseSettledResult<SignedFile>[]> {
    const together = new Together(signer, files.length);
    const { choose, onProgress, ...others } = options;
    let choice: ReturnType<NonNullable<typeof choose>> | undefined;
    const acts = files.map(async (document, file) => {
      const own: SignOptions = {
        ...others,
        ...(choose && { choose: (certificates) => (choice ??= choose(certificates)) }),
        ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, file }) }),
      };
      try {
        return await this.sign(document, request, together, own);
      } finally {
        together.ended();
      }
    });
    return Promise.allSettled(acts);
  }

  /** Adds the evidence that the verdict relies on, and for B-LTA a time-stamp over both. The file, a PDF or a message, must be valid. */
  async extend(file: DocumentInput, level: Exclude<SignatureLevel, "B-B" | "B-T">, options: ExtendOptions): Promise<{ file: Blob; report: Report }> {
    const { detached, ...others } = options;
    // Whoever adds evidence signs nothing; the act is only named.
    const act = new Act(this.#runs, { act: "person", level }, NOBODY, others, fileName(file) ?? "");
    const [document, content] = [asBlob(file), detached && asBlob(detached)];
    return act.extended(document, await act.extendable(document, content), content);
  }

  /** A signature without its value, for a key elsewhere. `chain` are certificates in DER, the signer's first. Nothing is checked yet. */
  async prepare(file: DocumentInput, request: SignatureRequest, chain: readonly Uint8Array[]): Promise<Prepared> {
    return preparedOf(await this.#runs.run("prepare", asBlob(file), written(request), chain));
  }

  /** A time-stamp over a document, without its token. */
  async prepareTimestamp(file: DocumentInput, request: Pick<SignatureRequest, "timestampRoom" | "password"> = {}): Promise<Prepared> {
    const asked = written({ act: "person", level: "B-LTA", ...request });
    return preparedOf(await this.#runs.run("prepareTimestamp", asBlob(file), asked));
  }

  /** What was prepared, with the token of `timestampAnswer` for its content: before the value is made. The request had `contentTimestamp`. */
  async addContentTimestamp(prepared: Prepared, token: Uint8Array): Promise<Prepared> {
    return preparedOf(await this.#runs.run("addContentTimestamp", prepared.json, token));
  }

  /** The question to a time-stamp authority: over a value as `embed` takes it, or without one over the document or the content. */
  async timestampQuery(prepared: Prepared, value?: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const own = value && (await this.#runs.run("signatureValue", prepared.json, value));
    return this.#runs.run("timestampQuery", prepared.json, own);
  }

  /**
   * The token of an authority's answer to this question, for `embed` and `embedTimestamp`. An answer to another question, such as an old one
   * that is given again, fails with `sign-timestamp-of-other`.
   */
  async timestampAnswer(query: Uint8Array, answer: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return this.#runs.run("timestampAnswer", query, answer);
  }

  /**
   * The signed file: the value as the key made it, and the token of `timestampAnswer` if an authority was asked. A value of another key
   * fails with `sign-value-mismatch`. The file is not judged: have a verifier do it before you hand it out.
   */
  async embed(file: DocumentInput, prepared: Prepared, value: Uint8Array, timestamp?: Uint8Array): Promise<Blob> {
    const document = unchanged(asBlob(file), prepared);
    const own = await this.#runs.run("signatureValue", prepared.json, value);
    const bytes = await this.#runs.run("embed", prepared.json, own, timestamp);
    return prepared.byteRange ? joined(document, bytes) : new Blob([bytes]);
  }

  /** The document with a time-stamp over it. */
  async embedTimestamp(file: DocumentInput, prepared: Prepared, answer: Uint8Array): Promise<Blob> {
    const document = unchanged(asBlob(file), prepared);
    return joined(document, await this.#runs.run("embedTimestamp", prepared.json, answer));
  }

  /** The PDF or the message with what of an evidence pack (`verifier.evidencePack`) its report relies on. Nothing is kept twice. */
  async addEvidence(file: DocumentInput, report: Report, pack: Blob, password?: string): Promise<Blob> {
    return withEvidence(this.#runs, asBlob(file), report, await pack.text(), password);
  }

  /** The words of an error of signing: what it is, what it means, what to do next. */
  async errorText(error: KysoError, language: Language): Promise<ErrorText> {
    const { code, details } = error;
    const [english, vietnamese] = [textOf(details, "what"), textOf(details, "whatVi")];
    return (JSON.parse(await this.#runs.run("signingText", code, vietnamese ?? english ?? "", english ?? "")) as Readonly<Record<Language, ErrorText>>)[
      language
    ];
  }

  /** Ends the worker. Calls under way fail with the code `disposed`. */
  dispose(): void {
    this.#runs.end();
  }
}

/** A file of another size is not the one that was prepared. Whether its bytes are the same, the verifier finds out. */
function unchanged(file: Blob, { size }: Prepared): Blob {
  if (file.size !== size) {
    throw failure("sign-changed");
  }
  return file;
}

const NOBODY: Signer = {
  certificates: async () => [],
  sign: () => Promise.reject(failure("token-no-certificate")),
};

import type { Signer } from "../sign/signer.js";
import type { SignatureRequest, SignatureWriter, SignedFile, SigningOptions } from "./contract.js";
import { Following } from "./following.js";

/** What documents are signed with. */
export interface Work {
  readonly signing: SignatureWriter;
  readonly signer: Signer;
  /** One after the other on the same document. */
  readonly requests: readonly SignatureRequest[];
  readonly options: SigningOptions;
}

/** Signs one document, or several with one review and one consent; what becomes of one is not the affair of another. */
export async function signAll(files: readonly File[], work: Work): Promise<PromiseSettledResult<SignedFile>[]> {
  const [first, ...others] = work.requests;
  if (files.length > 1 && first !== undefined && others.length === 0) {
    return work.signing.signAll(files, first, work.signer, work.options);
  }
  return Promise.allSettled(files.map((file) => signOne(file, work)));
}

async function signOne(file: File, { signing, signer, requests, options }: Work): Promise<SignedFile> {
  let current: Blob = file;
  let signed: SignedFile | undefined;
  for (const [at, request] of requests.entries()) {
    const later = requests.slice(at + 1).map(({ act }) => act);
    const own = requests.length > 1 ? new Following(signer, later, at > 0) : signer;
    signed = await signing.sign(current, request, own, { ...options, fileName: file.name });
    current = signed.file;
  }
  // Every act has a request.
  return signed as SignedFile;
}

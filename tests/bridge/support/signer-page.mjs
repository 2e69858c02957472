// `<kyso-signer>` with a key, a writer of signatures and a clock that the test plays; verifier and renderer are real.
import { createVerifier, KysoError } from "/dist/index.js";
import { BridgeError } from "/dist/bridge.js";
import { pdfJsRenderer } from "/dist/pdfjs.js";
import "/dist/signer.js";

const element = document.querySelector("kyso-signer");
const octets = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const [pdfjs, signed, certificate] = await Promise.all([import("/pdfjs/legacy/build/pdf.min.mjs"), octets("/fixtures/pdf/two-signatures.pdf"), octets("/fixtures/pki/played.der").catch(() => new Uint8Array())]);
pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/legacy/build/pdf.worker.min.mjs";

/** What the test changes and looks at. */
const state = { requests: [], batches: [], bad: undefined, closed: 0, fails: undefined, keyFails: undefined, stamping: undefined, certificates: [], place: { page: 1, pageSize: [210, 297], picture: [110, 170, 60, 30], limits: [85, 150, 110, 110], rectangle: [311.8, 274.9, 481.9, 360] } };
window.state = state;
state.certificates = [{ certificate, chain: [], algorithms: ["rsa-pkcs1-sha256"], label: "Nguyễn Văn An", token: "Token thử nghiệm" }];

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const signer = { certificates: async () => state.certificates, sign: async () => new Uint8Array(256), close: () => (state.closed += 1) };
element.verifier = await createVerifier();
element.renderer = pdfJsRenderer((bytes, password) => bytes.arrayBuffer().then(async (data) => {
  const task = pdfjs.getDocument({ data: new Uint8Array(data), password, isEvalSupported: false, enableXfa: false, verbosity: 0 });
  return { document: await task.promise, close: () => void task.destroy() };
}), { version: "test" });
element.providers = [{
  kind: "native",
  async check() {
    if (state.keyFails) {
      throw new BridgeError(state.keyFails);
    }
  },
  signer: () => signer,
}];
element.timestamp = async () => new Uint8Array();
element.signing = {
  async preview(_, request) {
    return request.act === "person" && !request.look?.image ? [] : [{ ...state.place, reason: { code: "proposed" }, concerns: [], document: new Blob([await octets("/fixtures/pdf/two-signatures.pdf")]) }];
  },
  async sign(file, request, key, { choose, onProgress, signal, verifier, fileName }) {
    state.requests.push({ ...request, name: fileName, certificate: (await choose(await key.certificates())).label });
    for (const step of ["judging", "checking-certificate", "preparing", "signing", "stamping", "judging-signed"]) {
      signal.throwIfAborted();
      onProgress({ step, signature: 1, of: 1 });
      await (step === "stamping" && state.stamping ? state.stamping : wait(1));
    }
    if (state.fails) {
      throw state.fails.startsWith("sign-") ? new KysoError({ code: state.fails, message: state.fails, details: {} }) : new BridgeError(state.fails, { triesLeft: 2 });
    }
    signal.throwIfAborted();
    return { file: new Blob([signed]), report: await verifier.verify(signed, { fileName }), chain: [] };
  },
  async signAll(files, request, key, options) {
    state.batches.push(files.length);
    return Promise.allSettled(files.map((file) => (file.name === state.bad ? Promise.reject(new BridgeError("document-too-large")) : element.signing.sign(file, request, key, { ...options, fileName: file.name }))));
  },
  errorText: async ({ code }) => ({ title: `Lỗi ${code}.`, meaning: "Ý nghĩa.", next: "Việc cần làm." }),
};
document.body.dataset.ready = "";

import { createVerifier } from "kyso/direct";
import full from "kyso/full.wasm";
import kyso from "kyso/kyso.wasm";
import trust from "kyso/trust/vietnam.json";
import words from "kyso/words.wasm";

const modules = { kyso, words, full };

export default {
  async fetch(request) {
    try {
      const verifier = await createVerifier({ wasm: (name) => modules[name], trust: [trust] });
      const report = await verifier.verify(await request.blob());
      return Response.json({ verdict: report.verdict, text: await verifier.present(report, "vi") });
    } catch (error) {
      return Response.json({ verdict: error.code ?? "error" }, { status: 422 });
    }
  },
};

import { createVerifier } from "kyso/direct";
import kyso from "kyso/kyso.wasm";
import trust from "kyso/trust/vietnam.json";

export default {
  async fetch(request) {
    try {
      const verifier = await createVerifier({ wasm: () => kyso, trust: [trust] });
      const report = await verifier.verify(await request.blob());
      return Response.json({ verdict: report.verdict, text: await verifier.present(report, "vi") });
    } catch (error) {
      return Response.json({ verdict: error.code ?? "error" }, { status: 422 });
    }
  },
};

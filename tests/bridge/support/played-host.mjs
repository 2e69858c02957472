#!/usr/bin/env node
// A host that is no more than the protocol: it greets, and answers with what it was asked. KYSO_PLAYED changes what it does.
const how = process.env.KYSO_PLAYED ?? "";
const say = (message) => {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  process.stdout.write(Buffer.concat([head, body]));
};
if (how === "exit") {
  process.exit(1);
}
if (how === "garbage") {
  process.stdout.write("hello, I am no host\n");
}
say({ type: "hello", protocol: how === "old" ? 0 : 1, host: "0.0.1" });
let kept = Buffer.alloc(0);
process.stdin.on("end", () => process.exit(0));
process.stdin.on("data", (part) => {
  kept = Buffer.concat([kept, part]);
  while (kept.length >= 4 && kept.length >= 4 + kept.readUInt32LE(0)) {
    const length = kept.readUInt32LE(0);
    const request = JSON.parse(kept.subarray(4, 4 + length).toString());
    kept = kept.subarray(4 + length);
    if (request.type === "certificates") {
      say({ id: request.id, type: "result", certificates: [], errors: [{ token: request.origin, code: "no-token" }] });
    } else {
      say({ id: request.id, type: "result", echo: request });
    }
  }
});

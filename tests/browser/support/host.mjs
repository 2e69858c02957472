// A host of the page that can be told to fail, to answer otherwise, and that notes what was posted to it.
import { createServer } from "node:http";
import { ADDRESS } from "./page.mjs";

/** Serves the page on a port of its own. `answers` has, by path, what is said in place of it: `{status, headers, body}` or `"reset"`. */
export async function host() {
  const answers = new Map();
  const posted = [];
  const asked = [];
  const reply = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    asked.push(pathname);
    if (request.method !== "GET" && request.method !== "HEAD") {
      let bytes = 0;
      for await (const part of request) {
        bytes += part.length;
      }
      posted.push({ pathname, bytes });
    }
    const answer = answers.get(pathname);
    if (answer === "reset") {
      request.socket.destroy();
    } else if (answer) {
      response.writeHead(answer.status ?? 200, answer.headers ?? {});
      response.end(answer.body ?? "");
    } else {
      const found = await fetch(new URL(`.${request.url}`, ADDRESS), { redirect: "manual" });
      response.writeHead(found.status, { "content-type": found.headers.get("content-type") ?? "application/octet-stream" });
      response.end(Buffer.from(await found.arrayBuffer()));
    }
  };
  // A browser that is closed in the middle of a request is no news, and one that is left without an answer says so itself.
  const server = createServer((request, response) => reply(request, response).catch(() => response.destroy()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    answers,
    posted,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const json = (value) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

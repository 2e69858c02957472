const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

worker.addEventListener("message", ({ data }) => (document.body.dataset["worker"] = `${data.name}: ${data.verdict}`));
worker.addEventListener("error", (event) => (document.body.dataset["worker"] = event.message));
document.querySelector<HTMLInputElement>("#file")!.addEventListener("change", (event) => {
  worker.postMessage((event.target as HTMLInputElement).files![0]);
});

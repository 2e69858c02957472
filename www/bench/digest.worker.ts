// The platform alone: the file read and digested in a worker, as the engine has it.
self.addEventListener("message", (event: MessageEvent<File>) => void digest(event.data));

async function digest(file: File): Promise<void> {
  const value = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  self.postMessage(value.byteLength);
}

/** Both ends of a connection, played by a test. */
export function ports(sender) {
  const end = () => {
    const heard = { message: [], gone: [] };
    const port = {
      name: "",
      sender,
      isOpen: true,
      seen: [],
      onMessage: { addListener: (listener) => heard.message.push(listener) },
      onDisconnect: { addListener: (listener) => heard.gone.push(listener) },
    };
    return { port, heard };
  };
  const [one, two] = [end(), end()];
  const join = (from, to) => {
    from.port.postMessage = (message) => {
      to.port.seen.push(message);
      // As between programs: a copy, later.
      queueMicrotask(() => to.port.isOpen && to.heard.message.forEach((listener) => listener(structuredClone(message))));
    };
    from.port.disconnect = () => {
      from.port.isOpen = false;
      if (to.port.isOpen) {
        to.port.isOpen = false;
        to.heard.gone.forEach((listener) => listener(to.port));
      }
    };
  };
  join(one, two);
  join(two, one);
  return [one.port, two.port];
}

/** Lets everything that was promised happen. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

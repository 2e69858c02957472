import { bridgeStatus } from "kyso/bridge";

// What stands between this page and a token; the first layer that fails says what to do.
export async function run(output) {
  const { layers, broken } = await bridgeStatus();
  output.append(layers.map(({ name, state }) => `${name}: ${state}`).join(", "));
  if (broken) {
    const { title, next } = broken.words.en;
    output.append(document.createElement("br"), `${broken.code}: ${title} ${next}`);
  }
}

// What came of each file, counted.

/** What the engine says of a document that it takes to be as it was signed. */
const VOUCHED = ["justified-changes", "unchanged"];

export class Tally {
  #skipped = new Map();
  #suites = new Map();
  #alarms = [];
  #unseen = [];
  #counts = { honest: 0, vouched: 0, attacks: 0, seen: 0, refused: 0, others: 0, othersSeen: 0 };

  /** A file that was not compared, and why. Nothing is left out in silence. */
  skip({ suite, id }, reason) {
    this.#skipped.set(reason, [...(this.#skipped.get(reason) ?? []), `${suite}/${id}`]);
  }

  /** A file that was compared: how the engine shows it, and what differs that it does not vouch for. */
  compared({ suite, id, kind }, shown, differing) {
    const name = `${suite}/${id}`;
    const counts = this.#counts;
    const differs = differing.length > 0;
    this.#suites.set(suite, (this.#suites.get(suite) ?? 0) + 1);
    // What the engine vouches for counts as honest, whatever its origin says of it: nothing may differ there.
    if (VOUCHED.includes(shown) || (kind === "honest" && shown !== "unjustified-changes")) {
      counts[kind === "honest" ? "honest" : "vouched"] += 1;
      if (differs) {
        const places = differing.map(({ page, since, kind: by, rects }) => `${by} of page ${page} since ${since} ${JSON.stringify(rects.slice(0, 3))}`);
        this.#alarms.push(`${name} (${kind}, ${shown}): ${places.join("; ")}`);
      }
    } else if (kind === "attack") {
      counts.attacks += 1;
      counts.seen += differs;
      counts.refused += shown === "unjustified-changes";
      if (!differs && shown !== "unjustified-changes") {
        this.#unseen.push(`${name} (${shown})`);
      }
    } else {
      counts.others += 1;
      counts.othersSeen += differs;
    }
  }

  /** Prints it all; whether there was no alarm. */
  tell() {
    const { honest, vouched, attacks, seen, refused, others, othersSeen } = this.#counts;
    for (const [reason, names] of this.#skipped) {
      const list = names.length > 20 ? `${names.slice(0, 20).join(" ")} …` : names.join(" ");
      console.log(`pictures: ${names.length} files not compared, ${reason}: ${list}`);
    }
    console.log(`pictures: compared ${[...this.#suites].map(([suite, count]) => `${suite} ${count}`).join(", ")}`);
    console.log(`pictures: ${attacks} attacks, ${seen} seen by the renderer, ${refused} refused by the engine`);
    this.#unseen.forEach((name) => console.log(`    shown by the renderer as it was signed, and not vouched for: ${name}`));
    console.log(`pictures: ${others} others that the engine does not vouch for, ${othersSeen} of them seen by the renderer`);
    console.log(`pictures: ${honest} honest files and ${vouched} others that the engine vouches for, ${this.#alarms.length} alarms`);
    this.#alarms.forEach((alarm) => console.log(`    ALARM ${alarm}`));
    return this.#alarms.length === 0;
  }
}

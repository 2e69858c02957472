import { cell } from "../ui/export.ts";

/** The ten columns of the register of incoming documents (Nghị định 30/2020/NĐ-CP Phụ lục IV, mẫu VI). */
export const COLUMNS = ["arrived", "number", "author", "sign", "dated", "title", "receiver", "passed", "signed", "note"] as const;
export type Column = (typeof COLUMNS)[number];

/** One decision as the register has it. Everything can be put right by the person who keeps it. */
export type Row = Record<Column, string>;

/** A row with what it is about. */
export interface Registered {
  readonly about: object;
  readonly row: Row;
  /** Columns that a machine read off the page, until a person puts them right. */
  readonly read: Set<Column>;
}

/** The decisions of this session, in their order. It is nowhere but in the page: a person saves or prints it. */
export class Register {
  readonly rows: Registered[] = [];
  /** Whether rows have come or changed since it was last saved or printed. */
  isUnsaved = false;

  /** Enters a decision; a later one about the same document takes the place of the first. */
  enter(about: object, row: Omit<Row, "number">, read: Iterable<Column> = []): void {
    const known = this.rows.find((one) => one.about === about);
    this.isUnsaved = true;
    if (known) {
      Object.assign(known.row, row);
      known.read.clear();
      [...read].forEach((column) => known.read.add(column));
      return;
    }
    this.rows.push({ about, row: { ...row, number: String(this.#next()) }, read: new Set(read) });
  }

  put({ row, read }: Registered, column: Column, text: string): void {
    row[column] = text;
    read.delete(column);
    this.isUnsaved = true;
  }

  remove(registered: Registered): void {
    this.rows.splice(this.rows.indexOf(registered), 1);
    this.isUnsaved = this.rows.length > 0;
  }

  /** Numbers run on from the last one that was given (Điều 22: one series for paper and electronic documents). */
  #next(): number {
    const last = Number.parseInt(this.rows.at(-1)?.row.number ?? "0", 10);
    return Number.isNaN(last) ? this.rows.length + 1 : last + 1;
  }

  /** The cells of every row; what a machine read is said among the remarks. */
  cells(heads: Readonly<Record<Column, string>>, readByMachine: (columns: string) => string): string[][] {
    return this.rows.map(({ row, read }) => {
      const columns = COLUMNS.filter((column) => read.has(column)).map((column) => heads[column]);
      const note = [row.note, columns.length > 0 ? readByMachine(columns.join(", ")) : ""].filter((text) => text !== "").join(". ");
      return COLUMNS.map((column) => (column === "note" ? note : row[column]));
    });
  }

  /** The register as a table for a spreadsheet (RFC 4180, UTF-8 with its mark). */
  csv(heads: Readonly<Record<Column, string>>, readByMachine: (columns: string) => string): string {
    const lines = [COLUMNS.map((column) => heads[column]), ...this.cells(heads, readByMachine)];
    return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
  }
}

import {
  listResult,
  lookUp,
  modelResult,
  numberOf,
  type PythonNumber,
  type PythonValue,
  pythonStr,
  ToolError,
  type Toolkit,
  textParameter,
} from "@rwml/tau2";
import type { Library } from "./library-database.js";

const mostFine = 5;

/** The agent's tools. */
export const libraryTools: Toolkit<Library> = {
  className: "LibraryTools",
  tools: {
    get_member: {
      type: "read",
      about: "Shows a member with loans and fine.",
      parameters: { member_id: textParameter("The number of the card") },
      run: ({ members }, { member_id }) => modelResult(found(members, member_id!, "Member")),
    },
    search_books: {
      type: "read",
      about: "Lists the books whose title holds some words.",
      parameters: { title: textParameter("The title, or a part of it") },
      run({ books }, { title }) {
        const wanted = pythonStr(title!).toLowerCase();
        const fitting = Object.values(books).filter((book) => book.title.toLowerCase().includes(wanted));
        if (fitting.length === 0) throw new ToolError(`No book is called ${pythonStr(title!)}`);
        return listResult(fitting.map(modelResult));
      },
    },
    lend_book: {
      type: "write",
      about: "Lends a copy of a book to a member.",
      parameters: { member_id: textParameter("Who takes it"), book_id: textParameter("Which book") },
      run({ books, members }, { member_id, book_id }) {
        const member = found(members, member_id!, "Member");
        const book = found(books, book_id!, "Book");
        if (member.card !== "active") throw new ToolError(`The card of ${member.name} is blocked`);
        if (member.fine > mostFine) throw new ToolError(`${member.name} owes ${member.fine}`);
        if (book.copies === 0) throw new ToolError(`All copies of ${book.title} are lent`);
        if (member.loans.includes(book.book_id)) throw new ToolError(`${member.name} has it already`);
        book.copies -= 1;
        member.loans.push(book.book_id);
        return modelResult(member);
      },
    },
    return_book: {
      type: "write",
      about: "Takes a book back.",
      parameters: { member_id: textParameter("Who brings it"), book_id: textParameter("Which book") },
      run({ books, members }, { member_id, book_id }) {
        const member = found(members, member_id!, "Member");
        const book = found(books, book_id!, "Book");
        const place = member.loans.indexOf(book.book_id);
        if (place < 0) throw new ToolError(`${member.name} does not have ${book.title}`);
        member.loans.splice(place, 1);
        book.copies += 1;
        return `${book.title} is back`;
      },
    },
    transfer_to_human_agents: {
      type: "generic",
      about: "Hands the user over to a person.",
      parameters: { summary: textParameter("What it is about") },
      run: () => "Transfer successful",
    },
  },
  functions: {
    set_fine: {
      parameters: { member_id: {}, fine: {} },
      run({ members }, { member_id, fine }) {
        found(members, member_id!, "Member").fine = numberOf(fine as PythonNumber);
        return null;
      },
    },
    assert_has_book: {
      parameters: { member_id: {}, book_id: {} },
      run: ({ members }, { member_id, book_id }) =>
        found(members, member_id!, "Member").loans.includes(book_id as string),
    },
  },
};

/** Arguments are whatever the caller wrote: a key may be of any type, and name nothing. */
function found<Entry>(table: { readonly [key: string]: Entry }, key: PythonValue, kind: string): Entry {
  const entry = lookUp(table, key);
  if (entry === undefined) throw new ToolError(`${kind} ${pythonStr(key)} not found`);
  return entry;
}

#!/usr/bin/env node
import "./require-folder.mjs";
import { entry } from "./bootstrap.mjs";

const { main } = await import(entry("cli/main"));
await main(process.argv.slice(2));

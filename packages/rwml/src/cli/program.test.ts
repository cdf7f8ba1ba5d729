import { describe, expect, it } from "vitest";
import { commands } from "./commands/index.js";
import { runInTest, withHouse } from "./test-context.fixture.js";

describe("the command line", () => {
  it.each(commands.map(({ name }) => name))(
    "should explain %s with an example and its exit codes",
    async (name) => {
      const { code, output, errors } = await runInTest([...name.split(" "), "--help"]);
      expect(code).toBe(0);
      expect(errors).toBe("");
      expect(output).toMatch(new RegExp(`Examples?:\\n  \\$ .*rwml ${name}`));
      expect(output).toMatch(/Exit codes: 0 done, 1 .+, 2 wrong command line or input, 130 interrupted/);
    },
  );

  it("should name the nearest command to an unknown one", async () => {
    const run = await runInTest(["lsit"]);
    expect(run).toEqual({
      code: 2,
      output: "",
      errors: 'rwml: There is no command "lsit". Did you mean list? rwml --help lists them.\n',
    });
  });

  it("should name the nearest environment to an unknown one", async () => {
    const { code, errors } = await runInTest(["show", "demo/horse", ...withHouse]);
    expect(code).toBe(2);
    expect(errors).toContain('There is no environment "demo/horse". Did you mean demo/house');
  });

  it("should name the nearest option to an unknown one", async () => {
    const { code, errors } = await runInTest(["play", "demo/house", "--sed", "1"]);
    expect(code).toBe(2);
    expect(errors).toBe(
      "rwml: unknown option '--sed'. Did you mean --seed? rwml play --help says what it takes.\n",
    );
  });

  it("should say what is missing", async () => {
    const { code, errors } = await runInTest(["show"]);
    expect(code).toBe(2);
    expect(errors).toBe("rwml: missing required argument 'env'. rwml show --help says what it takes.\n");
  });

  it.each(["1.5", "-1", "many", "", "2147483648"])("should refuse %j as a seed", async (seed) => {
    const { code, errors } = await runInTest(["play", "demo/house", `--seed=${seed}`]);
    expect(code).toBe(2);
    expect(errors).toBe(`rwml: --seed takes a whole number from 0 to 2147483647, not "${seed}".\n`);
  });

  it("should say when a module to import is not there", async () => {
    const { code, errors } = await runInTest(["list", "--import", "no/such/file.js"]);
    expect(code).toBe(2);
    expect(errors).toMatch(/There is no module at .*no\/such\/file\.js\. --import takes the path/);
  });

  it("should list its commands when none is given", async () => {
    const { code, errors } = await runInTest([]);
    expect(code).toBe(2);
    expect(errors).toMatch(/Commands:[\s\S]*list[\s\S]*rwml: Which command\?/);
  });
});

import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** The import law: a folder and what it may not reach. ARCHITECTURE in docs/architecture.md says why. */
const LAW = [
  {
    folder: "lib",
    banned: [
      "**/cluster/**",
      "**/compiler/**",
      "**/datapath/**",
      "**/api/**",
      "**/cli/**",
      "**/telemetry/**",
      "**/host/**",
      "**/app.ts",
      "pino",
      "ffi-napi",
    ],
  },
  {
    folder: "kube",
    banned: [
      "**/cluster/**",
      "**/compiler/**",
      "**/datapath/**",
      "**/api/**",
      "**/cli/**",
      "**/telemetry/**",
      "**/host/**",
      "**/status/**",
      "**/app.ts",
      "ffi-napi",
    ],
  },
  {
    folder: "status",
    banned: ["**/api/**", "**/cli/**", "**/telemetry/**", "**/host/**", "**/app.ts", "ffi-napi"],
    typesOnly: ["**/cluster/**", "**/compiler/**", "**/datapath/**"],
  },
  {
    folder: "cluster",
    banned: [
      "**/status/**",
      "**/compiler/**",
      "**/datapath/**",
      "**/api/**",
      "**/cli/**",
      "**/app.ts",
      "ffi-napi",
      "ref-napi",
    ],
  },
  {
    folder: "compiler",
    banned: [
      "node:*",
      "pino",
      "ffi-napi",
      "**/api/**",
      "**/cli/**",
      "**/host/**",
      "**/telemetry/**",
      "**/app.ts",
    ],
    typesOnly: ["**/cluster/model.ts", "**/datapath/tables.ts"],
  },
  {
    folder: "datapath",
    banned: ["**/cluster/**", "**/compiler/**", "**/api/**", "**/cli/**", "**/telemetry/**", "**/app.ts"],
  },
  {
    folder: "encryption",
    banned: ["**/compiler/**", "**/api/**", "**/cli/**", "**/telemetry/**", "**/app.ts", "ffi-napi"],
    typesOnly: ["**/cluster/**"],
  },
  {
    folder: "api",
    banned: ["**/cluster/**", "**/cli/**", "**/app.ts", "ffi-napi"],
    typesOnly: ["**/datapath/**", "**/compiler/**"],
  },
  { folder: "cli", banned: ["**/cluster/**", "**/compiler/**", "**/app.ts", "ffi-napi"] },
  {
    folder: "telemetry",
    banned: [
      "**/cluster/**",
      "**/compiler/**",
      "**/datapath/**",
      "**/api/**",
      "**/cli/**",
      "**/app.ts",
      "ffi-napi",
    ],
  },
  {
    folder: "host",
    banned: [
      "**/cluster/**",
      "**/compiler/**",
      "**/datapath/**",
      "**/api/**",
      "**/cli/**",
      "**/app.ts",
      "ffi-napi",
    ],
  },
];

function importLaw({ folder, banned, typesOnly = [] }) {
  return {
    files: [`agent/${folder}/**/*.ts`],
    ignores: ["**/*.test.ts", "agent/datapath/native.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: folder === "datapath" ? [...banned, "ffi-napi", "ref-napi"] : banned,
              message: `agent/${folder} may not import this (docs/architecture.md, "Who may import whom").`,
            },
            ...(typesOnly.length > 0
              ? [
                  {
                    group: typesOnly,
                    allowTypeImports: true,
                    message: `agent/${folder} may only import types from here.`,
                  },
                ]
              : []),
          ],
        },
      ],
    },
  };
}

const NAME_EXPORTS = { selector: "ExportDefaultDeclaration", message: "Name what you export." };

/** Measured with V8 11.3: 80,000 hidden classes, 20 MiB, among the objects of a big cluster. */
const SPREAD_LAST = {
  selector: "ObjectExpression[properties.length>1] > SpreadElement:first-child",
  message: "V8 gives every object whose literal begins with a spread a hidden class of its own: put it last.",
};

export default tseslint.config(
  { ignores: ["dist/**", "build/**", "node_modules/**", "**/*.gen.*"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.ts"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-restricted-syntax": ["error", NAME_EXPORTS],
    },
  },
  ...LAW.map(importLaw),
  {
    // Where there are as many objects as in the cluster.
    files: ["agent/cluster/parse/**/*.ts", "agent/compiler/**/*.ts", "agent/datapath/rows.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", NAME_EXPORTS, SPREAD_LAST] },
  },
  {
    files: ["agent/compiler/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": ["error", "Date", "process", "performance", "setTimeout"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "The compiler is a function." },
      ],
    },
  },
  { files: ["*.js", "*.config.ts"], ...tseslint.configs.disableTypeChecked },
  { files: ["*.js", "*.config.ts"], rules: { "no-restricted-syntax": "off" } },
);
